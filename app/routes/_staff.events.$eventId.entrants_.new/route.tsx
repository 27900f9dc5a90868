import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EntryFields, IdentityFields, entrantLabels } from '#app/components/entrants/entrant-fields.tsx'
import { entrantAnswer, entrantTyped, identityTyped } from '#app/components/entrants/entrant-form.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { WarningsSeen } from '#app/components/entrants/warnings-seen.tsx'
import { FormActions, TextAreaField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { optional, paragraph, tick } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { addEntrant, type FormProblem } from '#app/services/entries/add-entrant.server.ts'
import { getNewEntrantPage } from '#app/services/entries/list-entrants.server.ts'

const AddForm = z.object({ intent: z.literal('add'), ...entrantTyped, ...identityTyped, reason: optional(paragraph({ max: 500 })), warningsSeen: tick() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'entrant:edit', { eventId })
  const m = messagesFor(localeOf(request))
  return { ...(await getNewEntrantPage({ actor, eventId })), title: m.shell.pageTitle(m.imports.entrants.add) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'entrant:edit', { eventId })
  const m = messagesFor(localeOf(request))
  const words = m.imports.entrants
  const form = await parseForm(request, AddForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m) as Record<string, string | string[]>, values: form.values, toCheck: [] as string[] }, { status: 400 })
  const { intent: _, reason, warningsSeen, ...typed } = form.value
  const outcome = await addEntrant({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, typed, reason, warningsSeen })
  if (outcome.ok) return redirectWithToast(paths.eventEntrants(eventId), words.done.added(outcome.value.number))
  const { errors, toCheck } = entrantAnswer(m, (outcome.data?.problems ?? []) as FormProblem[])
  const said: Record<string, string | string[]> = outcome.reason === 'reasonMissing' ? { reason: words.failed.reasonMissing } : outcome.reason === 'problems' ? errors : { form: words.failed[outcome.reason] }
  return json({ errors: said, values: { ...typed, reason: reason ?? '' } as Record<string, string>, toCheck }, { status: 409 })
}

export default function NewEntrantRoute() {
  const { event, acts } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.imports.entrants
  return (
    <>
      <EventPageHeader event={event} title={words.add} below={[{ label: words.title, to: paths.eventEntrants(event.id) }]} />
      {acts.add === 'no' ? (
        <Notice>{words.closed}</Notice>
      ) : (
        <>
          <p>{words.addForm.lead}</p>
          <PostForm intent="add" errors={answer?.errors} values={answer?.values} labels={entrantLabels(m)}>
            <IdentityFields />
            <EntryFields team={event.format === 'team'} />
            {acts.add === 'withReason' ? <TextAreaField name="reason" label={m.common.form.reasonLabel} hint={words.hints.reason} maxLength={500} /> : null}
            <WarningsSeen toCheck={answer?.toCheck ?? []} />
            <FormActions>
              <SubmitButton intent="add">{words.addForm.submit}</SubmitButton>
              <Link to={paths.eventEntrants(event.id)}>{m.common.cancel}</Link>
            </FormActions>
          </PostForm>
        </>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
