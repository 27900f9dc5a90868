import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { eventLabels } from '#app/components/competitions/competition-labels.ts'
import { ConflictNotice, type ConflictLine } from '#app/components/competitions/conflict-notice.tsx'
import { EventFields } from '#app/components/competitions/event-fields.tsx'
import { FormActions } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { useEventBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { version } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor, type Messages } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { changedFields } from '#app/services/competitions/changed-fields.ts'
import { editEvent, type EventConflict } from '#app/services/competitions/edit-event.server.ts'
import { getEventToEdit } from '#app/services/competitions/event-edit-page.server.ts'
import { eventForm, type EventValues } from '#app/services/competitions/event-form.ts'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'

const EditForm = eventForm.safeExtend({ intent: z.literal('edit'), version: version() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'event:edit', { eventId })
  const m = messagesFor(localeOf(request))
  return { ...(await getEventToEdit(actor, eventId)), title: m.shell.pageTitle(m.competitions.eventForm.editTitle) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'event:edit', { eventId })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, EditForm)
  const refuse = (errors: Record<string, string>, values: Record<string, string>, status: number, conflict: { version: number; lines: ConflictLine[] } | null = null) =>
    json({ errors: fieldMessages(errors, m, m.competitions.fieldProblem), values, conflict }, { status })
  if (!form.ok) return refuse(form.errors, form.values, 400)
  const { intent: _, version: seen, ...values } = form.value
  const outcome = await editEvent({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, version: seen, values })
  if (outcome.ok) return redirectWithToast(paths.event(eventId), m.competitions.eventPage.saved)

  const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? '']))
  if (outcome.reason === 'nameTaken') return refuse({ name: 'nameTaken' }, typed, 409)
  const { version: newest, stored } = outcome.data as unknown as EventConflict
  return refuse({}, typed, 409, { version: newest, lines: conflictLines(m, stored, values) })
}

function conflictLines(m: Messages, stored: EventValues, typed: EventValues): ConflictLine[] {
  const labels = eventLabels(m)
  const word = (field: keyof EventValues, values: EventValues) =>
    field === 'highestLevel' && values.highestLevel !== null ? m.terms.skillLevel[values.highestLevel] : (values[field] ?? '')
  const fields = Object.keys(changedFields(stored, typed)) as Array<keyof EventValues>
  return fields.map((field) => ({ field: labels[field], stored: word(field, stored), typed: word(field, typed) }))
}

export default function EditEventRoute() {
  const { id, version: stored, values, open, competition } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.competitions.eventForm
  const name = eventNameIn(locale, values)
  const crumbs = useEventBreadcrumbs({ event: { id, ...values }, competition })
  return (
    <>
      <PageHeader title={words.editTitle} lead={name} breadcrumbs={crumbs} />
      {answer?.conflict ? <ConflictNotice lines={answer.conflict.lines} reloadTo={paths.editEvent(id)} /> : null}
      {open ? (
        <PostForm intent="edit" errors={answer?.errors} values={answer?.values} labels={eventLabels(m)}>
          <input type="hidden" name="version" value={answer?.conflict?.version ?? stored} />
          <EventFields stored={values} />
          <FormActions>
            <SubmitButton intent="edit">{answer?.conflict ? m.competitions.conflict.again : words.saveChanges}</SubmitButton>
            <Button component={Link} to={paths.event(id)} variant="default">
            {m.common.cancel}
          </Button>
          </FormActions>
        </PostForm>
      ) : (
        <Notice tone="attention">
          <p>{m.errors.sentenceFor('rulesFrozen', 409, {})}</p>
        </Notice>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
