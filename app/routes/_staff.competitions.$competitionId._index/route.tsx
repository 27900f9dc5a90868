import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { CompetitionLine } from '#app/components/competitions/competition-line.tsx'
import { StepForms } from '#app/components/competitions/step-forms.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { formatDay } from '#app/components/format/format-day.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { optional, paragraph } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { getCompetitionPage } from '#app/services/competitions/competition-page.server.ts'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { COMPETITION_ACTIONS } from '#app/services/competitions/states.ts'
import { competitionTone } from '#app/services/competitions/state-tone.ts'

import { eventColumns } from './event-columns.tsx'
import { CompetitionFacts } from './facts.tsx'

/** A step ahead has no field for a reason, a step back must have one; the service tells them apart. */
const StepForm = z.object({ intent: z.enum(COMPETITION_ACTIONS), reason: optional(paragraph({ max: 500 })).optional() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const competitionId = params.competitionId!
  const actor = await requirePermission(request, 'competition:read', { competitionId })
  const locale = localeOf(request)
  const page = await getCompetitionPage(actor, competitionId)
  return { ...page, title: messagesFor(locale).shell.pageTitle(nameIn(locale, page.competition)) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** Each step has a permission of its own, which the service asks for under the competition's lock. */
export async function action({ request, params }: ActionFunctionArgs) {
  const competitionId = params.competitionId!
  const actor = await requirePermission(request, 'competition:read', { competitionId })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, StepForm)
  if (!form.ok) return json({ intent: form.values.intent ?? '', errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const { intent, reason } = form.value
  const outcome = await changeState({ actor, idempotencyKey: form.idempotencyKey ?? '', competitionId, action: intent, reason: reason ?? null })
  if (outcome.ok) return redirectWithToast(paths.competition(competitionId), m.competitions.stateChanged[intent], intent === 'publish' ? { tone: 'decided' } : {})
  const field = outcome.reason === 'reasonMissing' ? 'reason' : 'form'
  return json({ intent: intent as string, errors: { [field]: m.competitions.refusal[outcome.reason] }, values: { reason: reason ?? '' } }, { status: 409 })
}

export default function CompetitionRoute() {
  const { competition, line, policy, policyStanding, steps, events, mayEdit, mayEditEvents } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.competitions
  const forward = steps.find((step) => step.direction === 'forward')
  const nameOf = (eventId: string) => {
    const event = events.find((candidate) => candidate.id === eventId)
    return event && eventNameIn(locale, event)
  }
  const addEvent = mayEditEvents ? (
    <Button component={Link} to={paths.newEvent(competition.id)} variant={events.length > 0 ? 'default' : 'filled'}>
      {words.page.addEvent}
    </Button>
  ) : null
  return (
    <>
      <PageHeader
        title={nameIn(locale, competition)}
        breadcrumbs={[{ label: words.title, to: paths.competitions() }]}
        badge={<StatusBadge tone={competitionTone(competition.state)}>{m.terms.competitionState[competition.state]}</StatusBadge>}
        lead={[formatDay(locale, competition.finalOn), competition.hostName, competition.place].filter((fact) => fact !== null).join(' · ')}
        actions={
          mayEdit ? (
            <>
              <Button component={Link} to={paths.competitionPlan(competition.id)} variant="default">
                {words.plan.link}
              </Button>
              <Button component={Link} to={paths.editCompetition(competition.id)} variant="default">
                {words.page.edit}
              </Button>
            </>
          ) : null
        }
      >
        <CompetitionLine competitionId={competition.id} state={competition.state} line={line} missing={forward?.blockers} nameOf={nameOf} />
      </PageHeader>
      {steps.length > 0 ? (
        <StepForms steps={steps} answer={answer} />
      ) : (
        <p>{words.page.over}</p>
      )}
      <Section title={words.page.events} actions={events.length > 0 ? addEvent : null}>
        <DataTable
          columns={eventColumns}
          rows={events}
          getRowId={(row) => row.id}
          caption={words.eventTable.caption}
          pageSize="all"
          phone="stack"
          empty={
            <EmptyState title={words.page.noEvents} action={addEvent}>
              {words.page.noEventsText}
            </EmptyState>
          }
        />
      </Section>
      <CompetitionFacts competition={competition} policy={policy} policyStanding={policyStanding} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
