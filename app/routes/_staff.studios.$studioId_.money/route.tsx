import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { FieldSet, FormActions, NumberText } from '#app/components/forms/fields.tsx'
import { FormStateProvider } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { formatFen } from '#app/components/format/format-numbers.ts'
import { Money } from '#app/components/format/values.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StudioTabs } from '#app/components/studios/studio-tabs.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { parseForm } from '#app/lib/form.ts'
import { wholeNumber } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getMoneyPage } from '#app/services/studios/log/log-page.server.ts'
import { saveBudget } from '#app/services/studios/log/save-budget.server.ts'
import { parseFen } from '#scoring/numbers/money.ts'

import { useColumns, yearColumns } from './columns.tsx'

const BudgetForm = z.object({ intent: z.literal('plan'), year: wholeNumber({ min: 2000, max: 2199 }), use: z.array(z.string().max(120)), fen: z.array(z.string().max(20)) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own'])
  const locale = localeOf(request)
  const m = messagesFor(locale)
  return { ...(await getMoneyPage(actor, params.studioId!, { locale })), title: m.shell.pageTitle(m.studioLog.money.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const studioId = params.studioId!
  const actor = await requirePermission(request, 'studio:own', { studioId })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, BudgetForm)
  const bad = () => json({ errors: { form: m.studioLog.money.badMoney } }, { status: 400 })
  if (!form.ok || form.value.use.length !== form.value.fen.length) return bad()
  const lines: Record<string, number> = {}
  for (const [at, use] of form.value.use.entries()) {
    const typed = form.value.fen[at]?.replace(/,/g, '').trim() ?? ''
    const fen = typed === '' ? 0 : parseFen(typed)
    if (typeof fen !== 'number') return bad()
    lines[use] = fen
  }
  await saveBudget({ actor, idempotencyKey: form.idempotencyKey ?? '', studioId, year: form.value.year, lines })
  return redirectWithToast(paths.studioMoney(studioId), m.studioLog.money.planSaved)
}

export default function StudioMoneyRoute() {
  const { studio, rights, lines, years, year, balanceFen, closed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.studioLog.money
  const named = lines.filter((line) => line.label !== null)
  return (
    <>
      <PageHeader title={words.title} lead={studio.name} breadcrumbs={rights.lead ? [] : [{ label: m.studios.title, to: paths.studios() }, { label: studio.name, to: paths.studio(studio.id) }]}>
        <StudioTabs studioId={studio.id} rights={rights} />
      </PageHeader>
      <DescriptionList items={[{ label: words.balance, value: <Money fen={balanceFen} /> }]} />
      <Section title={words.byUse(year)} actions={lines.length > 0 ? <ExportLinks table="spending" place={{ studio: studio.id }} /> : null} note={closed ? words.closed(m.common.list(named.map((line) => line.label!))) : undefined}>
        {lines.length === 0 ? <EmptyState title={words.none}>{words.noneText}</EmptyState> : <StaticTable columns={useColumns} rows={lines} getRowId={(row) => row.key} caption={words.caption} phone="stack" />}
        {rights.lead && named.length > 0 ? (
          <details open={answer ? true : undefined}>
            <summary>{words.editPlan}</summary>
            <PostForm intent="plan" errors={answer?.errors}>
              <input type="hidden" name="year" value={year} />
              <FieldSet legend={words.editPlan} columns={3}>
                {named.map((line, at) => (
                  // A prefix of its own for each, so that every field has its own id.
                  <FormStateProvider key={line.key} prefix={`plan${at}`}>
                    <div>
                      <input type="hidden" name="use" value={line.key} />
                      <NumberText name="fen" label={line.label} stored={line.planFen === 0 ? '' : formatFen(line.planFen)} />
                    </div>
                  </FormStateProvider>
                ))}
              </FieldSet>
              <FormActions>
                <SubmitButton intent="plan">{words.savePlan}</SubmitButton>
              </FormActions>
            </PostForm>
          </details>
        ) : null}
      </Section>
      <Section title={words.byYear} actions={years.length > 0 ? <ExportLinks table="balance" place={{ studio: studio.id }} /> : null}>
        {years.length === 0 ? <EmptyState title={words.none}>{words.noneText}</EmptyState> : <StaticTable columns={yearColumns} rows={years} getRowId={(row) => String(row.year)} caption={words.yearCaption} phone="stack" />}
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
