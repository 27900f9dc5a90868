import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'

import { hasPermission } from '#app/auth/actor.ts'
import { requirePermission } from '#app/auth/guards.server.ts'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { DateField, FieldSet, FormActions, NumberText } from '#app/components/forms/fields.tsx'
import { FilterBar, FilterField } from '#app/components/forms/filter-bar.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { day, wholeNumber } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { readReportsQuery } from '#app/services/studios/report/reports-query.ts'
import { REPORT_STATES } from '#app/services/studios/report/report-states.ts'
import { getReportsOfYear } from '#app/services/studios/report/report-page.server.ts'
import { openReporting } from '#app/services/studios/report/move-report.server.ts'

import { columns } from './columns.tsx'

const OpenForm = z.object({ intent: z.literal('open'), year: wholeNumber({ min: 2000, max: 2199 }), dueOn: day() })

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'studio:read')
  const m = messagesFor(localeOf(request))
  const list = await getReportsOfYear(actor, readReportsQuery(new URL(request.url).searchParams))
  return { ...list, mayOpen: hasPermission(actor, 'studio:edit'), title: m.shell.pageTitle(m.studioReport.year.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'studio:edit')
  const m = messagesFor(localeOf(request))
  const words = m.studioReport.year
  const form = await parseForm(request, OpenForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const { year, dueOn } = form.value
  const outcome = await openReporting({ actor, idempotencyKey: form.idempotencyKey ?? '', year, dueOn })
  if (!outcome.ok) return json({ errors: { dueOn: words.pastDue }, values: { year: String(year), dueOn } }, { status: 409 })
  return redirectWithToast(`${paths.reports()}?year=${year}`, words.opened(outcome.value.studios))
}

export default function ReportsRoute() {
  const { rows, total, year, counts, late, mayOpen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.studioReport.year
  const [params] = useSearchParams()
  return (
    <>
      <PageHeader title={`${words.title} · ${year}`} lead={words.lead} badge={late > 0 ? <StatusBadge tone="attention">{words.late(late)}</StatusBadge> : null} actions={total > 0 ? <ExportLinks table="reports" /> : null}>
        <p>{REPORT_STATES.filter((state) => counts[state]).map((state) => `${m.terms.reportState[state]} ${counts[state]}`).join(' · ')}</p>
      </PageHeader>
      <FilterBar key={params.toString()} active={['year', 'state', 'overdue'].some((name) => params.has(name))}>
        <FilterField id="filter-year" label={words.filterYear}>
          <input id="filter-year" name="year" inputMode="numeric" defaultValue={params.get('year') ?? String(year)} maxLength={4} />
        </FilterField>
        <FilterField id="filter-state" label={words.filterState}>
          <select id="filter-state" name="state" defaultValue={params.get('state') ?? ''}>
            <option value="">{m.common.all}</option>
            {REPORT_STATES.map((state) => (
              <option key={state} value={state}>
                {m.terms.reportState[state]}
              </option>
            ))}
          </select>
        </FilterField>
        <FilterField id="filter-overdue" label={words.overdueOnly}>
          <input id="filter-overdue" name="overdue" type="checkbox" defaultChecked={params.get('overdue') === 'on'} />
        </FilterField>
      </FilterBar>
      <DataTable
        columns={columns}
        rows={rows}
        total={total}
        getRowId={(row) => row.studioId}
        caption={words.caption}
        rowHref={(row) => paths.studioReport(row.studioId, year)}
        phone="stack"
        empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
      />
      {mayOpen ? (
        <Section title={words.open} note={words.openText}>
          <PostForm intent="open" errors={answer?.errors} values={answer?.values} labels={{ year: words.yearField, dueOn: words.dueOn }}>
            <FieldSet legend={words.open} columns={2}>
              <NumberText name="year" label={words.yearField} decimals={0} stored={year} />
              <DateField name="dueOn" label={words.dueOn} />
            </FieldSet>
            <FormActions>
              <SubmitButton intent="open">{words.submit}</SubmitButton>
            </FormActions>
          </PostForm>
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
