import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Button } from '@mantine/core'

import { requirePermission } from '#app/auth/guards.server.ts'
import { FilterBar, FilterField } from '#app/components/forms/filter-bar.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getRegisterPage } from '#app/services/certificates/register.server.ts'
import type { CertificateLine } from '#app/services/certificates/certificates-page.server.ts'

import { columns, numberColumns } from './columns.tsx'

const STATUSES: readonly CertificateLine['status'][] = ['valid', 'suspended', 'revoked', 'replaced']

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'certificate:read', {})
  const query = new URL(request.url).searchParams
  const text = (query.get('text') ?? '').trim().slice(0, 60)
  const kind = query.get('kind') ?? ''
  const status = STATUSES.find((candidate) => candidate === query.get('status'))
  const page = Math.min(10_000, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1))
  const filter = { ...(text ? { text } : {}), ...(kind ? { kind } : {}), ...(status ? { status } : {}) }
  const m = messagesFor(localeOf(request))
  return { ...(await getRegisterPage(actor, filter, page)), filter, title: m.shell.pageTitle(m.certificates.register.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function CertificateRegisterRoute() {
  const { report, rows, kinds, filter, total, page, pages } = useLoaderData<typeof loader>()
  const all = useMessages()
  const m = all.certificates
  const words = m.register
  const to = (next: number) => paths.certificates(`?${new URLSearchParams({ ...filter, page: String(next) }).toString()}`)
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        actions={
          <Button component={Link} to={paths.documents()} variant="default">
            {words.documents}
          </Button>
        }
      />
      <Section title={words.numbers}>
        <StaticTable columns={numberColumns} rows={report} getRowId={(row) => `${row.series}${row.year}`} caption={words.numbers} phone="stack" empty={<EmptyState title={words.noNumbers} />} />
      </Section>
      <Section title={words.search} note={words.found(total)}>
        <FilterBar active={Object.keys(filter).length > 0}>
          <FilterField id="certificate-text" label={words.text}>
            <input id="certificate-text" name="text" defaultValue={filter.text ?? ''} maxLength={60} autoComplete="off" />
          </FilterField>
          <FilterField id="certificate-kind" label={words.kind}>
            <select id="certificate-kind" name="kind" defaultValue={filter.kind ?? ''}>
              <option value="">{words.any}</option>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {m.kinds[kind]}
                </option>
              ))}
            </select>
          </FilterField>
          <FilterField id="certificate-status" label={words.status}>
            <select id="certificate-status" name="status" defaultValue={filter.status ?? ''}>
              <option value="">{words.any}</option>
              {STATUSES.map((status) => (
                <option key={status} value={status}>
                  {all.terms.certificateStatus[status]}
                </option>
              ))}
            </select>
          </FilterField>
        </FilterBar>
        <StaticTable columns={columns} rows={rows} getRowId={(row) => row.id} caption={words.title} rowHref={(row) => paths.certificate(row.id)} phone="stack" empty={<EmptyState title={words.nothing}>{words.nothingText}</EmptyState>} />
        {pages > 1 ? (
          <p>
            {page > 1 ? <Link to={to(page - 1)}>{words.previous}</Link> : null} {page} / {pages} {page < pages ? <Link to={to(page + 1)}>{words.next}</Link> : null}
          </p>
        ) : null}
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
