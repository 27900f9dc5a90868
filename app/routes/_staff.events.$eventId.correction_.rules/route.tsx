import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { RulesEditor } from '#app/components/rules-editor/rules-editor.tsx'
import { AppError } from '#app/lib/errors.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { promotionTerms } from '#app/services/competitions/promotion-terms.ts'
import type { RuleProblem } from '#app/services/competitions/rule-problems.ts'
import { candidateFromDraft } from '#app/services/competitions/rules-draft.ts'
import { readRulesForm } from '#app/services/competitions/rules-form.ts'
import { saveCorrectedRules } from '#app/services/corrections/corrected-rules-draft.server.ts'
import { getCorrectedRulesPage } from '#app/services/corrections/correction-page.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'result:correct', { eventId })
  const page = await getCorrectedRulesPage(actor, eventId)
  if (page === null) throw redirect(paths.eventCorrection(eventId))
  const { competition, event, rules, version, reason } = page
  const promotion = promotionTerms({ ...competition, rules })
  const m = messagesFor(localeOf(request))
  return {
    competition: { id: competition.id, name: competition.name, nameEn: competition.nameEn },
    event, rules, version, reason,
    terms: promotion.ok ? promotion.terms : null,
    title: m.shell.pageTitle(`${m.corrections.rulesPage.title} ${eventNameIn(localeOf(request), event)}`),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'result:correct', { eventId })
  const m = messagesFor(localeOf(request))
  const form = await request.formData()
  const version = Number(form.get('version'))
  const key = form.get('idempotencyKey')
  if (!Number.isSafeInteger(version) || version < 1 || typeof key !== 'string') throw new AppError({ code: 'malformedForm', status: 400 })
  const draft = readRulesForm(form)
  const outcome = await saveCorrectedRules({ actor, idempotencyKey: key, eventId, version, candidate: candidateFromDraft(draft) })
  if (outcome.ok) return redirectWithToast(paths.eventCorrection(eventId), m.corrections.rulesPage.saved)
  if (outcome.reason !== 'invalid') return json({ draft, errors: { form: m.corrections.refusal[outcome.reason] } as Record<string, string> }, { status: 409 })
  // The first problem of a field is the one that is shown.
  const problems = [...(outcome.data?.problems as RuleProblem[])].reverse()
  return json({ draft, errors: Object.fromEntries(problems.map(({ path, code }) => [path === '' ? 'form' : path, m.eventRules.ruleProblem[code]])) as Record<string, string> }, { status: 400 })
}

export default function CorrectedRulesRoute() {
  const { competition, event, rules, version, reason, terms } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.corrections
  return (
    <>
      <PageHeader
        title={words.rulesPage.title}
        lead={words.rulesPage.intro}
        breadcrumbs={[
          { label: nameIn(locale, competition), to: paths.competition(competition.id) },
          { label: eventNameIn(locale, event), to: paths.event(event.id) },
          { label: words.title, to: paths.eventCorrection(event.id) },
        ]}
      />
      <EventTabs eventId={event.id} />
      <Notice tone="attention">
        <p>{m.common.labelled(words.reason, reason)}</p>
      </Notice>
      <RulesEditor key={version} rules={rules} version={version} terms={terms} answer={answer} saveLabel={words.rulesPage.save} templates={false} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
