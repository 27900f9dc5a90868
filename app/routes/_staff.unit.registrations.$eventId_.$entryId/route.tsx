import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { FileList } from '#app/components/files/file-list.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { correctionErrors } from '#app/components/registration/registration-errors.ts'
import { registrationTone } from '#app/components/registration/registration-tone.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { version } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import { correctionTyped, readCorrectionFiles, registrantTyped } from '#app/services/registration/registration-form.server.ts'
import { correctUnitEntry, getUnitEntryPage } from '#app/services/registration/unit-entry.server.ts'

import { CorrectEntry } from './correct-entry.tsx'

const CorrectForm = z.object({ intent: z.literal('correct'), version: version(), name: registrantTyped.name, phone: registrantTyped.phone, ...correctionTyped })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'unit:register')
  const page = await getUnitEntryPage({ actor, eventId: params.eventId!, entryId: params.entryId! })
  return { page, title: messagesFor(localeOf(request)).shell.pageTitle(`${page.entry.number} ${page.entry.name}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'unit:register')
  const place = { actor, eventId: params.eventId!, entryId: params.entryId! }
  const m = messagesFor(localeOf(request))
  const refuse = (status: number, errors: Record<string, string | string[]>, values: Record<string, string>) => json({ errors, values }, { status })
  const form = await parseForm(request, CorrectForm)
  if (!form.ok) return refuse(400, fieldMessages(form.errors, m), form.values)
  const { version: seen, photo, evidence, insured, levelCertificate, intent: _, ...typed } = form.value
  const values = { ...typed, levelCertificate: levelCertificate ?? '', insured: insured ? 'on' : '' }
  const files = await readCorrectionFiles({ photo, evidence })
  if (!files.ok) return refuse(400, fieldMessages(files.data as Record<string, string>, m), values)
  const outcome = await correctUnitEntry({ ...place, idempotencyKey: form.idempotencyKey ?? '', version: seen, typed, insured, levelCertificate, ...files.value })
  if (outcome.ok) return redirectWithToast(paths.unitEvent(place.eventId), m.unitRegistration.corrected)
  return refuse(409, correctionErrors(m, outcome.reason, outcome.data), values)
}

export default function UnitEntryRoute() {
  const { unit, event, entry, findings, files, correctable, renames } = useLoaderData<typeof loader>().page
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const { fields, queue } = m.registration
  const dash = m.common.absentValue
  return (
    <>
      <PageHeader
        title={`${entry.number} ${entry.name}`}
        lead={unit.name}
        breadcrumbs={[{ label: m.unitRegistration.title, to: paths.unitRegistrations() }, { label: eventNameIn(locale, event), to: paths.unitEvent(event.id) }]}
        badge={<StatusBadge tone={registrationTone[entry.state]}>{m.registration.state[entry.state]}</StatusBadge>}
      />
      {correctable ? (
        <CorrectEntry entry={entry} team={event.format === 'team'} renames={renames} findings={findings} files={files.length} answer={answer} />
      ) : (
        <>
          <Notice>{m.unitRegistration.next[entry.state]}</Notice>
          {entry.note ? (
            <Notice tone="attention" title={m.registration.own.note}>
              {entry.note}
            </Notice>
          ) : null}
          <Section title={queue.facts}>
            {entry.photoFileId ? <img src={paths.file(entry.photoFileId)} alt={fields.photo} width={120} /> : null}
            <DescriptionList
              items={[
                { label: fields.skillLevel, value: entry.skillLevel ? m.terms.skillLevel[entry.skillLevel] : dash },
                { label: fields.levelCertificate, value: entry.levelCertificate ?? dash },
                { label: queue.insured, value: entry.insured ? queue.yes : queue.no },
              ]}
            />
          </Section>
        </>
      )}
      {files.length > 0 ? (
        <Section title={m.registration.evidenceTitle}>
          <FileList files={files} />
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
