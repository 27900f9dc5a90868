import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { FieldSet, FormActions, NumberText, TextField } from '#app/components/forms/fields.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PrintButton } from '#app/components/page/print-button.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { instantOf } from '#app/lib/dates.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { line, optional, paragraph, wholeNumber } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getSeatsPage } from '#app/services/check-in/floor-page.server.ts'
import { drawSeats } from '#app/services/draws/draw-seats.server.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'

import { seatColumns } from './columns.tsx'

const DrawForm = z.object({
  intent: z.literal('draw'),
  seatsPerBatch: wholeNumber({ min: 1, max: 500 }),
  room: optional(line({ max: 60 })),
  startsAt: optional(line({ max: 16 }).refine((text) => instantOf(text) !== null, 'badTime')),
  minutesPerBatch: wholeNumber({ min: 0, max: 1_440 }),
  reason: optional(paragraph({ max: 500 })).optional(),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'entrant:read', { eventId })
  const page = await getSeatsPage({ actor, eventId })
  const m = messagesFor(localeOf(request))
  return { ...page, title: m.shell.pageTitle(`${m.floor.seats.title} ${nameIn(localeOf(request), page.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'entrant:edit', { eventId })
  const m = messagesFor(localeOf(request))
  const words = m.floor.seats
  const form = await parseForm(request, DrawForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m, words.failed), values: form.values }, { status: 400 })
  const { seatsPerBatch, room, startsAt, minutesPerBatch, reason } = form.value
  const plan = { seatsPerBatch, room: room ?? '', startsAt, minutesPerBatch }
  const outcome = await drawSeats({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, plan, reason: reason ?? null })
  if (outcome.ok) return redirectWithToast(paths.eventSeats(eventId), words.drawn(outcome.value.seats, outcome.value.batches))
  const values: Record<string, string> = { seatsPerBatch: String(seatsPerBatch), room: room ?? '', startsAt: startsAt ?? '', minutesPerBatch: String(minutesPerBatch) }
  return json({ errors: { [outcome.reason === 'reasonMissing' ? 'reason' : 'form']: words.failed[outcome.reason] }, values }, { status: 409 })
}

export default function SeatsRoute() {
  const { event, rows, seating, replays, batches, mayDraw, units } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.floor.seats
  return (
    <>
      <EventPageHeader event={event} title={words.title} below={[{ label: m.floor.title, to: paths.eventFloor(event.id) }]} actions={seating ? <PrintButton /> : undefined} />
      <p data-no-print>{words.lead}</p>
      {seating ? (
        <Notice tone={replays ? 'plain' : 'attention'} title={words.drawnAt(seating.drawnAt, seating.entryIds)}>
          <p>{replays ? words.replays : words.differs}</p>
          <p>
            {words.seed} <code>{seating.seed}</code>
          </p>
          <ul>
            {batches.map((batch) => (
              <li key={batch.batch}>{words.batch(batch.batch, batch.startsAt ?? '')}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {seating ? (
        <div data-no-print>
          <FormActions>
            <Button component="a" href={paths.eventSlips(event.id)} variant="default">
              {m.unitRegistration.allSlips}
            </Button>
          </FormActions>
          {units.length > 1 ? (
            <details>
              <summary>{m.unitRegistration.slipsOf}</summary>
              <ul>
                {units.map((unit) => (
                  <li key={unit.id}>
                    <a href={paths.eventSlips(event.id, unit.id)}>{m.unitRegistration.slipsOfUnit(unit.name, unit.entrants)}</a>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </div>
      ) : null}
      {mayDraw && rows.length > 0 ? (
        <ConfirmForm
          intent="draw"
          trigger={seating ? words.redraw : words.draw}
          consequence={<p>{seating ? words.redrawText : words.drawText}</p>}
          confirmLabel={seating ? words.redraw : words.draw}
          reason={seating ? 'required' : 'none'}
          errors={answer?.errors}
          values={answer?.values}
        >
          <FieldSet legend={words.title} columns={2}>
            <NumberText name="seatsPerBatch" label={words.seatsPerBatch} stored={seating?.seatsPerBatch ?? Math.min(rows.length, 20)} decimals={0} />
            <TextField name="room" label={words.room} stored={seating?.room ?? ''} required={false} extra={{ maxLength: 60 }} />
            <TextField name="startsAt" label={words.startsAt} hint={words.startsHint} stored={seating?.startsAt ?? ''} required={false} extra={{ maxLength: 16 }} />
            <NumberText name="minutesPerBatch" label={words.minutesPerBatch} stored={seating?.minutesPerBatch ?? 60} decimals={0} unit={words.minutes} />
          </FieldSet>
        </ConfirmForm>
      ) : null}
      {seating ? (
        <DataTable columns={seatColumns} rows={rows} getRowId={(row) => row.id} caption={words.caption} phone="stack" pageSize="all" />
      ) : (
        <EmptyState title={rows.length === 0 ? words.nobody : words.empty}>{words.emptyText}</EmptyState>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
