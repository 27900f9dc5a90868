import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { allowPublic } from '#app/auth/guards.server.ts'
import { PolicyDates } from '#app/components/competitions/policy-card.tsx'
import { Day } from '#app/components/format/values.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { PrintButton } from '#app/components/page/print-button.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { today } from '#app/services/clock.server.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { getPolicyPage } from '#app/services/competitions/policy-page.ts'

import { clauseColumns, interpretationColumns, notModelledColumns } from './columns.tsx'
import { Readings } from './readings.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  allowPublic(request)
  const locale = localeOf(request)
  const page = getPolicyPage({ policyId: params.policyId!, day: await today(), locale })
  return { ...page, title: messagesFor(locale).shell.pageTitle(page.summary.documentNumber) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function PolicyRoute() {
  const { summary, supersedes, superiorPolicyWins, clauses, readings, promotionClause, interpretations, notModelled } = useLoaderData<typeof loader>()
  const m = useMessages()
  const words = m.policies
  const locale = useLocale()
  return (
    <>
      <PageHeader
        title={wordingIn(locale, summary.title)}
        lead={summary.documentNumber}
        breadcrumbs={[{ label: words.title, to: paths.policies() }]}
        badge={<StatusBadge tone={summary.standing === 'inForce' ? 'active' : 'attention'}>{words.standing[summary.standing]}</StatusBadge>}
        actions={<PrintButton />}
      />
      {summary.standing === 'draft' || summary.standing === 'expired' ? (
        <Notice tone="attention">
          <p>{summary.standing === 'draft' ? words.draftNotice : words.expiredNotice}</p>
        </Notice>
      ) : null}
      <DescriptionList
        items={[
          { label: words.region, value: wordingIn(locale, summary.regionName) },
          { label: words.issuer, value: wordingIn(locale, summary.issuer) },
          { label: words.issuedOn, value: summary.issuedOn ? <Day value={summary.issuedOn} long /> : words.notPrinted },
          { label: words.checkedOn, value: <Day value={summary.lastCheckedOn} long /> },
          { label: words.effective, value: <PolicyDates policy={summary} />, wide: true },
          ...(supersedes.length > 0 ? [{ label: words.supersedes, value: supersedes.join(', '), wide: true }] : []),
        ]}
      />
      {superiorPolicyWins ? <p>{words.superior}</p> : null}
      <Section title={words.clauses} note={words.clausesNote}>
        <DataTable columns={clauseColumns} rows={clauses} getRowId={(row) => row.id} caption={words.clausesCaption} pageSize="all" phone="stack" />
      </Section>
      {promotionClause ? (
        <Section title={words.readings} note={words.readingsText(promotionClause)}>
          <Readings readings={readings} />
        </Section>
      ) : null}
      {interpretations.length > 0 ? (
        <Section title={words.interpretations}>
          <DataTable columns={interpretationColumns} rows={interpretations} getRowId={(row) => `${row.clause} ${row.question}`} caption={words.interpretations} name="interpretations" pageSize="all" phone="stack" />
        </Section>
      ) : null}
      {notModelled.length > 0 ? (
        <Section title={words.notModelled} note={words.notModelledText}>
          <DataTable columns={notModelledColumns} rows={notModelled} getRowId={(row) => row.id} caption={words.notModelled} name="left-out" pageSize="all" phone="stack" />
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
