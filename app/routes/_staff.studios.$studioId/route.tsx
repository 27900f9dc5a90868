import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { formatDay } from '#app/components/format/format-day.ts'
import { GrantPlan } from '#app/components/grants/grant-plan.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StateLine } from '#app/components/page/state-line.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { refusalSentences } from '#app/components/studio-requests/refusal-sentences.ts'
import { StudioTabs } from '#app/components/studios/studio-tabs.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { day, line, optional, paragraph, wholeNumber } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { studioGrantPlan } from '#app/services/grants/studio-plan.server.ts'
import { changeLife } from '#app/services/studios/life/change-life.server.ts'
import { STUDIO_LIFE } from '#app/services/studios/life/life-states.ts'
import { studioSteps, studioTone } from '#app/services/studios/state-tone.ts'
import { getStudioPage } from '#app/services/studios/studio-pages.server.ts'
import { tierText } from '#app/services/studios/tier-text.ts'

import { GrantTable } from './grant-table.tsx'
import { LifePart } from './life-part.tsx'
import { Milestones } from './milestones.tsx'
import { StudioFacts } from './studio-facts.tsx'
import { TeamTable } from './team-table.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own', 'studio:confirm'])
  const locale = localeOf(request)
  const page = await getStudioPage(actor, params.studioId!, locale)
  const plan = page.rights.confirm && !page.rights.lead && !page.rights.read ? null : await studioGrantPlan({ regionId: actor.regionId, studioId: page.studio.id, locale })
  return { ...page, plan, title: messagesFor(locale).shell.pageTitle(page.studio.name) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const reason = paragraph({ max: 500 })
const LifeForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('orderRectification'), reason, dueOn: day() }),
  z.object({ intent: z.literal('endRectification'), reason }),
  z.object({ intent: z.literal('exit'), reason, barMonths: wholeNumber({ min: 0, max: 120 }), documentNumber: optional(line({ max: 60 })) }),
  z.object({ intent: z.literal('recogniseAgain'), reason, documentNumber: optional(line({ max: 60 })) }),
])

export async function action({ request, params }: ActionFunctionArgs) {
  const studioId = params.studioId!
  const actor = await requirePermission(request, 'studio:edit')
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const words = m.studios.life
  const form = await parseForm(request, LifeForm)
  if (!form.ok) return json({ intent: form.values.intent ?? '', errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const { value } = form
  const outcome = await changeLife({
    actor, idempotencyKey: form.idempotencyKey ?? '', studioId, action: value.intent, reason: value.reason,
    dueOn: 'dueOn' in value ? value.dueOn : null, barMonths: 'barMonths' in value ? value.barMonths : 0, documentNumber: 'documentNumber' in value ? value.documentNumber : null,
  })
  if (!outcome.ok) return json({ intent: value.intent, errors: fieldMessages({ form: outcome.reason }, m, { ...words.refusals, barred: refusalSentences(m, locale, outcome.data).barred ?? '' }), values: {} as Record<string, string> }, { status: 409 })
  return redirectWithToast(paths.studio(studioId), words.done)
}

export default function StudioRoute() {
  const { studio, team, milestones, grants, own, rights, plan, reported } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  const m = useMessages()
  const locale = useLocale()
  const words = m.studios
  const exitProposed = milestones.find(({ kind }) => kind === 'exitProposed' || kind === 'rectified')?.kind === 'exitProposed'
  const steps = studioSteps(studio.state)
  return (
    <>
      <PageHeader
        title={studio.name}
        lead={[tierText(m, locale, studio), studio.trade, studio.hostName].filter(Boolean).join(' · ')}
        breadcrumbs={own ? [] : [{ label: words.title, to: paths.studios() }]}
        badge={<StatusBadge tone={studioTone(studio.state)}>{m.terms.studioState[studio.state]}</StatusBadge>}
      >
        <StudioTabs studioId={studio.id} rights={rights} />
        {steps ? <StateLine steps={steps.map(({ key, state }) => ({ key, state, label: words.state.steps[key], decides: key === 'recognised' }))} /> : null}
      </PageHeader>
      {studio.state === 'rectification' ? (
        <Notice tone="attention">
          {studio.rectificationDueOn ? words.state.rectify(formatDay(locale, studio.rectificationDueOn)) : words.state.rectifyAnyTime} {exitProposed ? words.state.exitProposed : null}{' '}
          {reported ? <Link to={paths.studioRequests(studio.id)}>{words.state.reported}</Link> : rights.lead || rights.confirm ? <Link to={paths.studioRequests(studio.id)}>{words.state.report}</Link> : null}
        </Notice>
      ) : null}
      {studio.state === 'exited' ? (
        <Notice>
          {words.state.exited} {studio.barredUntil ? m.studioRequests.barred(formatDay(locale, studio.barredUntil)) : null}
        </Notice>
      ) : null}
      <Section title={words.facts.title}>
        <StudioFacts studio={studio} />
      </Section>
      <Section title={words.team.title}>
        <TeamTable team={team} />
      </Section>
      <Section title={words.milestones.title}>
        <Milestones milestones={milestones} />
      </Section>
      <Section title={words.grants.title} note={studio.policy ? words.grants.note : undefined}>
        <GrantTable grants={grants} policy={studio.policy} />
      </Section>
      {plan ? (
        <Section title={words.grants.plan}>
          <GrantPlan plan={plan} />
        </Section>
      ) : null}
      {rights.decide ? <LifePart acts={STUDIO_LIFE.filter((step) => step.from.includes(studio.state)).map((step) => step.action)} answer={answer} /> : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
