import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { useCompetitionBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { formatDay } from '#app/components/format/format-day.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { paragraph, version } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { getEventPage } from '#app/services/competitions/event-page.server.ts'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import { removeEvent } from '#app/services/competitions/remove-event.server.ts'
import { competitionTone } from '#app/services/competitions/state-tone.ts'

import { EventFacts } from './facts.tsx'
import { StepList } from './step-list.tsx'

/** Below this the promotion clause leaves no place for a technician (A7.4 E2). */
const SMALL_FIELD = 10

const RemoveForm = z.object({ intent: z.literal('remove'), version: version(), reason: paragraph({ max: 500 }) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'competition:read', { eventId })
  const locale = localeOf(request)
  const page = await getEventPage(actor, eventId)
  return { ...page, title: messagesFor(locale).shell.pageTitle(eventNameIn(locale, page.event)) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'event:edit', { eventId })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, RemoveForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const { version: seen, reason } = form.value
  const outcome = await removeEvent({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, version: seen, reason })
  if (outcome.ok) return redirectWithToast(paths.competition(outcome.value.competitionId), m.competitions.eventPage.removed)
  return json({ errors: { form: m.competitions.refusal[outcome.reason] } as Record<string, string>, values: { reason } as Record<string, string> }, { status: 409 })
}

export default function EventRoute() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.competitions.eventPage
  const { event, competition, progress, mayEdit } = page
  const crumbs = useCompetitionBreadcrumbs(competition)
  return (
    <>
      <PageHeader
        title={eventNameIn(locale, event)}
        lead={[event.occupationCode && `${event.occupationCode} ${event.occupationName ?? ''}`.trim(), formatDay(locale, competition.finalOn)].filter(Boolean).join(' · ')}
        breadcrumbs={crumbs}
        badge={<StatusBadge tone={competitionTone(competition.state)}>{m.terms.competitionState[competition.state]}</StatusBadge>}
        actions={
          mayEdit ? (
            <>
              <Button component={Link} to={paths.copyEvent(competition.id, event.id)} variant="default">
                {words.copy}
              </Button>
              <Button component={Link} to={paths.editEvent(event.id)} variant="default">
                {words.edit}
              </Button>
            </>
          ) : null
        }
      />
      <EventTabs eventId={event.id} latestEdition={page.latestEdition} />
      {page.promotes && progress.entrants > 0 && progress.entrants < SMALL_FIELD ? (
        <Notice tone="attention">
          <p>{words.smallField(progress.entrants)}</p>
        </Notice>
      ) : null}
      <Section title={words.steps}>
        <StepList {...page} />
      </Section>
      <EventFacts event={event} rules={page.rules} publishedEdition={page.publishedEdition} />
      {mayEdit && page.removable ? (
        <ConfirmForm intent="remove" trigger={words.remove} consequence={<p>{words.removeConsequence}</p>} confirmLabel={words.removeConfirm} errors={answer?.errors} values={answer?.values}>
          <input type="hidden" name="version" value={event.version} />
        </ConfirmForm>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
