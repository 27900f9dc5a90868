import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { FileList } from '#app/components/files/file-list.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { Findings } from '#app/components/registration/findings.tsx'
import { RegistrationSteps } from '#app/components/registration/registration-steps.tsx'
import { registrationTone } from '#app/components/registration/registration-tone.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { optional, paragraph, version } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { DECISIONS, decideOnRegistration, type Decision } from '#app/services/registration/decide-registration.server.ts'
import { getRegistrationPage } from '#app/services/registration/queue-page.server.ts'

const DecideForm = z.object({ intent: z.enum(DECISIONS), version: version(), reason: optional(paragraph({ max: 500 })).optional() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'entrant:read', { eventId })
  const page = await getRegistrationPage({ actor, eventId, entryId: params.entryId! })
  return { ...page, title: messagesFor(localeOf(request)).shell.pageTitle(`${page.registration.number} ${page.registration.name}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'entrant:qualify', { eventId })
  const m = messagesFor(localeOf(request))
  const words = m.registration.queue
  const form = await parseForm(request, DecideForm)
  if (!form.ok) return json({ intent: form.values.intent ?? '', errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const { intent, version: seen, reason } = form.value
  const outcome = await decideOnRegistration({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, entryId: params.entryId!, version: seen, decision: intent, note: reason ?? null })
  if (outcome.ok) return redirectWithToast(paths.eventRegistrations(eventId), words.done[intent])
  const field = outcome.reason === 'reasonMissing' ? 'reason' : 'form'
  return json({ intent: intent as string, errors: { [field]: words.failed[outcome.reason] }, values: { reason: reason ?? '' } as Record<string, string> }, { status: 409 })
}

export default function RegistrationRoute() {
  const { event, registration, findings, others, history, files, decisions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.registration.queue
  const fields = m.registration.fields
  const dash = m.common.absentValue
  const consequenceOf = (decision: Decision) => (decision === 'accept' && findings.length > 0 ? words.decision.accept.exception : words.decision[decision].consequence)
  return (
    <>
      <EventPageHeader
        event={event}
        title={`${registration.number} ${registration.name}`}
        badge={<StatusBadge tone={registrationTone[registration.state]}>{m.registration.state[registration.state]}</StatusBadge>}
        below={[{ label: words.title, to: paths.eventRegistrations(event.id) }]}
      />
      {registration.note ? (
        <Notice tone="attention" title={m.registration.own.note}>
          {registration.note}
        </Notice>
      ) : null}
      <Findings findings={findings} />
      {others.length > 0 ? (
        <Notice tone="attention" title={words.othersTitle}>
          <ul>
            {others.map((other) => (
              <li key={other.id}>{other.samePerson ? words.samePerson(other.eventName, other.number) : words.sameName(other.eventName, other.number, other.organisation)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {decisions.length > 0 ? (
        <Section title={words.decideTitle}>
          {decisions.map((decision) => (
            <ConfirmForm
              key={decision}
              intent={decision}
              trigger={words.decision[decision].trigger}
              consequence={<p>{consequenceOf(decision)}</p>}
              confirmLabel={words.decision[decision].trigger}
              reason={decision === 'accept' && findings.length === 0 ? 'none' : 'required'}
              reasonHint={words.noteHint}
              errors={answer?.intent === decision ? answer.errors : null}
              values={answer?.intent === decision ? answer.values : null}
            >
              <input type="hidden" name="version" value={registration.version} />
            </ConfirmForm>
          ))}
        </Section>
      ) : null}
      <Section title={words.facts}>
        {registration.photoFileId ? <img src={`/files/${registration.photoFileId}`} alt={fields.photo} width={120} /> : null}
        <DescriptionList
          items={[
            { label: fields.name, value: registration.name },
            { label: fields.identityType, value: registration.identityType ? m.terms.identityType[registration.identityType] : dash },
            { label: fields.identityNumber, value: registration.identity || dash },
            { label: m.imports.entrants.fields.birthDate, value: registration.birthDate ? `${registration.birthDate}${registration.age === null ? '' : ` · ${words.age(registration.age)}`}` : dash },
            { label: fields.phone, value: registration.phone || dash },
            { label: fields.organisation, value: registration.organisation || dash },
            { label: fields.skillLevel, value: registration.skillLevel ? m.terms.skillLevel[registration.skillLevel] : dash },
            { label: fields.levelCertificate, value: registration.levelCertificate ?? dash },
            { label: words.insured, value: registration.insured ? words.yes : words.no },
            { label: words.submittedAt, value: registration.submittedAt ? formatInstant(registration.submittedAt) : dash },
          ]}
        />
      </Section>
      {files.length > 0 ? (
        <Section title={m.registration.evidenceTitle}>
          <FileList files={files} />
        </Section>
      ) : null}
      {history.length > 0 ? (
        <Section title={m.registration.history.title} note={m.registration.history.note}>
          <RegistrationSteps steps={history} />
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
