import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '@mantine/core'
import { z } from 'zod'

import { requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { paragraph } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { getCertificatesPage } from '#app/services/certificates/certificates-page.server.ts'
import { issueCertificates } from '#app/services/certificates/issue-certificates.server.ts'
import { revokeCertificate } from '#app/services/certificates/revoke-certificate.server.ts'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'

import { BatchList } from './batch-list.tsx'
import { certificateColumns } from './columns.tsx'
import { IssueForm } from './issue-form.tsx'
import { RevokeContext } from './revoke-form.tsx'

const CertificatesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('issue') }),
  z.object({ intent: z.literal('revoke'), certificateId: z.uuid(), reason: paragraph({ max: 200 }) }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'certificate:read', { eventId })
  const page = await getCertificatesPage(actor, eventId)
  return { ...page, title: `${eventNameIn(localeOf(request), page.event)} ${messagesFor(localeOf(request)).certificates.title}` }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const reader = await requirePermission(request, 'certificate:read', { eventId })
  const m = messagesFor(localeOf(request)).certificates
  const form = await parseForm(request, CertificatesForm)
  if (!form.ok) return json({ intent: form.values.intent, certificateId: form.values.certificateId, errors: fieldMessages(form.errors, messagesFor(localeOf(request))), values: form.values, missing: [] }, { status: 400 })
  await requireFresh(request)
  const idempotencyKey = form.idempotencyKey ?? ''
  if (form.value.intent === 'issue') {
    const actor = await requirePermission(request, 'certificate:issue', { eventId })
    const outcome = await issueCertificates({ actor, eventId, idempotencyKey })
    if (outcome.ok) return redirectWithToast(paths.eventCertificates(eventId), m.issuing.done(outcome.value.issued), { tone: 'decided' })
    const missing = (outcome.data?.missing ?? []) as Array<{ text: string; characters: string }>
    return json({ intent: 'issue', certificateId: undefined, errors: { form: m.refusal[outcome.reason] } as Record<string, string>, values: {} as Record<string, string>, missing }, { status: 409 })
  }
  const actor = await requirePermission(request, 'certificate:revoke', { eventId: reader.regionId ? eventId : '' })
  const outcome = await revokeCertificate({ actor, eventId, certificateId: form.value.certificateId, reason: form.value.reason, idempotencyKey })
  if (outcome.ok) return redirectWithToast(paths.eventCertificates(eventId), m.revoking.done(outcome.value.number), { tone: 'decided' })
  return json({ intent: 'revoke', certificateId: form.value.certificateId, errors: { form: m.refusal[outcome.reason] } as Record<string, string>, values: { reason: form.value.reason } as Record<string, string>, missing: [] }, { status: 409 })
}

export default function CertificatesRoute() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const { event, competition } = page
  return (
    <>
      <PageHeader
        title={m.certificates.title}
        lead={eventNameIn(locale, event)}
        breadcrumbs={[
          { label: m.competitions.title, to: paths.competitions() },
          { label: nameIn(locale, competition), to: paths.competition(competition.id) },
          { label: eventNameIn(locale, event), to: paths.event(event.id) },
        ]}
        actions={
          page.mayPrintCodes ? (
            <Button component={Link} to={paths.eventActivationCodes(event.id)} variant="default">
              {m.certificates.codes.title}
            </Button>
          ) : null
        }
      >
        <EventTabs eventId={event.id} />
      </PageHeader>
      <IssueForm issue={page.issue} mayIssue={page.mayIssue} certificates={page.certificates.length} answer={answer?.intent === 'issue' ? answer : undefined} />
      <BatchList batches={page.batches} />
      <Section title={m.certificates.list.caption}>
        <RevokeContext.Provider value={{ mayRevoke: page.mayRevoke, answer: answer?.intent === 'revoke' ? answer : undefined }}>
          <DataTable
            columns={certificateColumns}
            rows={page.certificates}
            getRowId={(row) => row.id}
            caption={m.certificates.list.caption}
            phone="stack"
            empty={<EmptyState title={m.certificates.list.empty}>{m.certificates.list.emptyText}</EmptyState>}
          />
        </RevokeContext.Provider>
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
