import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { formatCount } from '#app/components/format/format-numbers.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Icon } from '#app/components/page/icon.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { readTableState } from '#app/components/tables/table-state.ts'
import { notFound } from '#app/lib/errors.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { AUDIT_EXPORT_ROWS } from '#app/services/admin/audit-export.server.ts'
import { getAuditPage, verifyOneChain } from '#app/services/admin/audit-page.server.ts'
import { AUDIT_PARAMETERS, auditQueryString, readAuditFilter, readChainKey } from '#app/services/admin/audit-query.ts'

import classes from './audit.module.css'
import { columns } from './columns.tsx'
import { AuditFilters } from './filters.tsx'
import { VerifyForm } from './verify-form.tsx'

const VerifyChain = z.object({ intent: z.literal('verify'), chain: z.string().max(60) })

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'audit:read')
  const locale = localeOf(request)
  const params = new URL(request.url).searchParams
  const { page } = readTableState(params, { sortable: [] })
  const found = await getAuditPage(actor, { filter: readAuditFilter(params), page, locale })
  return { ...found, exportRows: AUDIT_EXPORT_ROWS, title: messagesFor(locale).shell.pageTitle(messagesFor(locale).audit.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'audit:read')
  const form = await parseForm(request, VerifyChain)
  const chain = form.ok ? readChainKey(form.value.chain) : null
  if (!chain) throw notFound()
  return json({ verified: await verifyOneChain(actor, chain, localeOf(request)) })
}

export default function AuditRoute() {
  const { rows, total, chains, actors, exportRows } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages().audit
  const common = useMessages().common
  const [params] = useSearchParams()
  const filtered = AUDIT_PARAMETERS.some((name) => (params.get(name) ?? '') !== '')
  return (
    <>
      <PageHeader title={m.title} lead={m.lead} />
      <AuditFilters chains={chains} actors={actors} />
      <DataTable
        columns={columns}
        rows={rows}
        total={total}
        getRowId={(row) => String(row.id)}
        caption={m.caption}
        phone="stack"
        empty={
          filtered ? (
            <EmptyState title={m.noMatch} action={<Link to={paths.audit()}>{common.clearFilter}</Link>} />
          ) : (
            <EmptyState title={m.empty}>{m.emptyText}</EmptyState>
          )
        }
      />
      {total > 0 ? (
        <p className={classes.export} data-no-print>
          <a href={paths.auditFile(auditQueryString(params))} download>
            <Icon name="download" /> {m.exportCsv}
          </a>
          <span>{m.exportNote(formatCount(exportRows))}</span>
        </p>
      ) : null}
      <Section title={m.verify.title} note={m.verify.note} id="verify">
        <VerifyForm chains={chains} chosen={params.get('chain')} verified={answer?.verified ?? null} />
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
