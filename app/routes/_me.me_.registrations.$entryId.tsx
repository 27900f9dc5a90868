import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { FieldSet } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { AnswerFields, registrationLabels } from '#app/components/registration/registration-fields.tsx'
import { Findings } from '#app/components/registration/findings.tsx'
import { registrationTone } from '#app/components/registration/registration-tone.ts'
import { correctionErrors } from '#app/components/registration/registration-errors.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { version } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { correctRegistration, getOwnRegistration } from '#app/services/registration/own-registrations.server.ts'
import { correctionTyped, readCorrectionFiles } from '#app/services/registration/registration-form.server.ts'

const CorrectForm = z.object({ intent: z.literal('correct'), version: version(), ...correctionTyped })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'own:read')
  const registration = await getOwnRegistration(actor, params.entryId!)
  return { registration, title: messagesFor(localeOf(request)).registration.own.page(registration.event.name) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'own:read')
  const entryId = params.entryId!
  const m = messagesFor(localeOf(request))
  const words = m.registration
  const refuse = (status: number, errors: Record<string, string | string[]>, values: Record<string, string>) => json({ errors, values }, { status })
  const form = await parseForm(request, CorrectForm)
  if (!form.ok) return refuse(400, fieldMessages(form.errors, m), form.values)
  const { version: seen, photo, evidence, insured, levelCertificate, intent: _, ...typed } = form.value
  const values = { ...typed, levelCertificate: levelCertificate ?? '', insured: insured ? 'on' : '' }
  const files = await readCorrectionFiles({ photo, evidence })
  if (!files.ok) return refuse(400, fieldMessages(files.data as Record<string, string>, m), values)
  const outcome = await correctRegistration({ actor, idempotencyKey: form.idempotencyKey ?? '', entryId, version: seen, typed, insured, levelCertificate, ...files.value })
  if (outcome.ok) return redirectWithToast(paths.myRegistration(entryId), words.own.corrected)
  return refuse(409, correctionErrors(m, outcome.reason, outcome.data), values)
}

export default function MyRegistrationRoute() {
  const { registration } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.registration
  const locale = useLocale()
  const { registration: state, note, seat, batch, startsAt, room } = registration
  return (
    <>
      <PageHeader
        title={eventNameIn(locale, registration.event)}
        lead={nameIn(locale, registration.competition)}
        breadcrumbs={[{ label: words.own.title, to: paths.me() }]}
        badge={<StatusBadge tone={registrationTone[state]}>{words.state[state]}</StatusBadge>}
      />
      <Notice tone={state === 'returned' || state === 'refused' ? 'attention' : 'plain'}>{words.own.next[state]}</Notice>
      {note ? (
        <Notice tone="attention" title={words.own.note}>
          {note}
        </Notice>
      ) : null}
      <DescriptionList
        items={[
          { label: words.queue.number, value: registration.number },
          { label: words.fields.organisation, value: registration.organisation || m.common.absentValue },
          { label: words.fields.skillLevel, value: registration.skillLevel ? m.terms.skillLevel[registration.skillLevel] : m.common.absentValue },
          ...(seat && batch ? [{ label: words.own.seat, value: words.own.seatOf(batch, seat) }] : []),
          ...(startsAt ? [{ label: words.own.time, value: startsAt }] : []),
          ...(room ? [{ label: words.own.room, value: room }] : []),
          ...(registration.checkedIn ? [{ label: words.own.checkedIn, value: words.queue.yes }] : []),
        ]}
      />
      {state === 'accepted' && registration.ahead ? (
        seat ? (
          <Button component="a" href={paths.mySlip(registration.id)} download size="lg" fullWidth>
            {words.own.slip}
          </Button>
        ) : (
          <p>{words.own.slipLater}</p>
        )
      ) : null}
      {registration.correctable ? (
        <>
          <Findings findings={registration.findings} />
          <PostForm intent="correct" encType="multipart/form-data" errors={answer?.errors} values={answer?.values} labels={registrationLabels(m)}>
            <input type="hidden" name="version" value={registration.version} />
            <FieldSet legend={words.entry}>
              <AnswerFields
                stored={{ organisation: registration.organisation, skillLevel: registration.skillLevel, levelCertificate: registration.levelCertificate, insured: registration.insured, hasPhoto: registration.photoFileId !== null }}
                team={registration.event.format === 'team' ? { stored: registration.team } : null}
                evidence
              />
            </FieldSet>
            <SubmitButton intent="correct">{words.own.correct}</SubmitButton>
          </PostForm>
        </>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
