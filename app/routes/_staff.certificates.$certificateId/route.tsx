import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { Day } from '#app/components/format/values.tsx'
import { ActForm } from '#app/components/issuing/act-form.tsx'
import classes from '#app/components/issuing/issuing.module.css'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { notFound } from '#app/lib/errors.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { actOnPlace } from '#app/services/certificates/place-acts.server.ts'
import { getCertificatePage, placeOfCertificate } from '#app/services/certificates/register.server.ts'

import { chainColumns } from './columns.tsx'

/** Where the certificate belongs, so that the guard can ask whether somebody's role reaches it. */
async function scopeOf(request: Request, certificateId: string) {
  const reader = await requirePermission(request, 'certificate:read')
  return placeOfCertificate(reader, certificateId)
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'certificate:read', await scopeOf(request, params.certificateId!))
  const page = await getCertificatePage(actor, params.certificateId!)
  if (!page) throw notFound()
  return { ...page, title: messagesFor(localeOf(request)).certificates.record.title(page.number) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  await requirePermission(request, 'certificate:read')
  const certificateId = params.certificateId!
  const scope = await scopeOf(request, certificateId)
  const done = await actOnPlace(request, {
    eventId: undefined, kind: null, certificateId,
    authorise: async (permission) => {
      await requireFresh(request)
      return requirePermission(request, permission, scope)
    },
  })
  return done.ok ? redirectWithToast(paths.certificate(certificateId), done.toast, { tone: 'decided' }) : json(done.answer, { status: done.status })
}

export default function CertificateRoute() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const all = useMessages()
  const m = all.certificates
  const { words } = page
  const form = { certificateId: page.id, number: page.number, answer }
  return (
    <>
      <PageHeader
        title={m.record.title(page.number)}
        lead={words.heading}
        badge={<StatusBadge tone={page.status === 'valid' ? 'decided' : page.status === 'suspended' ? 'attention' : 'void'}>{all.terms.certificateStatus[page.status]}</StatusBadge>}
        breadcrumbs={[{ label: m.register.title, to: paths.certificates() }]}
      />
      <Section title={m.record.facts}>
        <DescriptionList
          items={[
            { label: m.list.name, value: words.name },
            { label: m.record.organisation, value: words.organisation },
            { label: m.list.award, value: words.award },
            { label: m.list.issuedOn, value: <Day value={page.issuedOn} long /> },
            { label: m.record.sentence, value: words.sentence, wide: true },
            { label: m.record.issuedBy, value: page.issuedByName },
            { label: m.record.edition, value: page.edition === null ? m.record.none : m.list.editionNumber(page.edition) },
            ...(page.event ? [{ label: m.record.event, value: <a href={paths.eventCertificates(page.event.id, page.kind)} data-nav="go">{page.event.name}</a>, wide: true }] : []),
            ...(page.keptReason ? [{ label: m.record.kept, value: page.keptReason, wide: true }] : []),
          ]}
        />
      </Section>
      <Section title={m.record.file}>
        <DescriptionList
          items={[
            {
              label: m.record.file,
              value: (
                <>
                  {page.drawn ? (
                    <a href={paths.certificateFile(page.id)} target="_blank" rel="noreferrer">
                      {m.list.open}
                    </a>
                  ) : (
                    m.list.drawing
                  )}{' '}
                  <a href={paths.verify(page.verifyCode)} target="_blank" rel="noreferrer">
                    {m.list.check}
                  </a>
                </>
              ),
            },
            { label: m.record.credential, value: page.hasCredential ? m.record.attached : m.record.none },
            { label: m.record.signature, value: page.signerName ?? m.record.unsigned, wide: true },
            { label: m.record.fileHash, value: <code>{page.pdfHash ?? ''}</code>, wide: true },
            { label: m.record.payloadHash, value: <code>{page.payloadHash}</code>, wide: true },
          ]}
        />
      </Section>
      <Section title={m.record.chain} note={m.record.chainNote}>
        <StaticTable columns={chainColumns(page.id)} rows={page.chain} getRowId={(row) => row.id} caption={m.record.chain} phone="stack" />
      </Section>
      {page.mayRevoke || page.mayReplace ? (
        <Section title={m.record.acts}>
          <div className={classes.acts}>
            {page.mayReplace ? <ActForm act="replace" {...form} /> : null}
            {page.mayRevoke ? <ActForm act={page.status === 'suspended' ? 'lift' : 'suspend'} {...form} /> : null}
            {page.mayRevoke ? <ActForm act="revoke" {...form} /> : null}
          </div>
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
