import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { ConflictNotice, type ConflictLine } from '#app/components/competitions/conflict-notice.tsx'
import { RulesSheet } from '#app/components/competitions/rules-sheet.tsx'
import { useCompetitionBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { Instant } from '#app/components/format/values.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { AppError } from '#app/lib/errors.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { changedFields } from '#app/services/competitions/changed-fields.ts'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import type { RuleProblem } from '#app/services/competitions/rule-problems.ts'
import { candidateFromDraft } from '#app/services/competitions/rules-draft.ts'
import { readRulesForm } from '#app/services/competitions/rules-form.ts'
import { rulesInWords } from '#app/services/competitions/rules-in-words.ts'
import { getRulesPage } from '#app/services/competitions/rules-page.server.ts'
import { saveEventRules, type RulesConflict } from '#app/services/competitions/save-event-rules.server.ts'

import { pathLabels } from '#app/components/rules-editor/path-labels.ts'
import { RulesEditor } from '#app/components/rules-editor/rules-editor.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'competition:read', { eventId })
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const page = await getRulesPage({ actor, eventId, locale })
  return { ...page, title: m.shell.pageTitle(`${m.eventRules.title} ${eventNameIn(locale, page.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'event:edit', { eventId })
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const form = await request.formData()
  const version = Number(form.get('version'))
  const key = form.get('idempotencyKey')
  if (!Number.isSafeInteger(version) || version < 1 || typeof key !== 'string') throw new AppError({ code: 'malformedForm', status: 400 })

  const draft = readRulesForm(form)
  const candidate = candidateFromDraft(draft)
  const outcome = await saveEventRules({ actor, idempotencyKey: key, eventId, version, candidate })
  if (outcome.ok) return redirectWithToast(paths.eventRules(eventId), m.eventRules.editor.saved)
  if (outcome.reason === 'invalid') {
    const problems = outcome.data?.problems as RuleProblem[]
    // The first problem of a field is the one that is shown.
    const errors = Object.fromEntries([...problems].reverse().map(({ path, code }) => [path === '' ? 'form' : path, m.eventRules.ruleProblem[code]]))
    return json({ draft, errors, conflict: null }, { status: 400 })
  }
  const { version: newest, stored } = outcome.data as unknown as RulesConflict
  const labels = pathLabels(m, draft, Object.keys(stored))
  const [before, typed] = [rulesInWords(m, locale, stored), rulesInWords(m, locale, candidate)]
  const lines = Object.keys(changedFields(before, typed)).map((part): ConflictLine => ({ field: labels[part] ?? part, stored: before[part as keyof typeof before], typed: typed[part as keyof typeof typed] }))
  return json({ draft, errors: {} as Record<string, string>, conflict: { version: newest, lines } }, { status: 409 })
}

export default function RulesRoute() {
  const { competition, event, rules, promotion, cites, frozen, latestEdition, mayEdit } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.eventRules
  const crumbs = useCompetitionBreadcrumbs(competition)
  return (
    <>
      <PageHeader
        title={eventNameIn(locale, event)}
        breadcrumbs={crumbs}
        lead={mayEdit ? words.editor.intro : null}
        actions={
          <Button component={Link} to={paths.eventScheme(event.id)} variant="default">
            {m.schemes.title}
          </Button>
        }
      />
      <EventTabs eventId={event.id} latestEdition={latestEdition} />
      {frozen ? (
        <Notice title={words.page.frozenTitle}>
          <p>
            {words.page.frozenText(frozen.edition)} <Instant value={frozen.at} /> · <Link to={paths.publicRules(event.id)}>{words.page.openPublic}</Link>
          </p>
        </Notice>
      ) : null}
      {answer?.conflict ? <ConflictNotice lines={answer.conflict.lines} reloadTo={paths.eventRules(event.id)} /> : null}
      {mayEdit ? (
        // Another version means other rules were saved: the editor starts anew from them.
        <RulesEditor
          key={event.version}
          rules={rules}
          version={answer?.conflict?.version ?? event.version}
          terms={promotion.ok ? promotion.terms : null}
          answer={answer}
          saveLabel={answer?.conflict ? m.competitions.conflict.again : words.editor.save}
        />
      ) : (
        <RulesSheet rules={rules} promotion={promotion} cites={cites} />
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
