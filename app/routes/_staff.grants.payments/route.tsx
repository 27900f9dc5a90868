import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { formatMoney } from '#app/components/format/format-numbers.ts'
import { FilterBar, FilterField } from '#app/components/forms/filter-bar.tsx'
import { GrantNav } from '#app/components/grants/grant-nav.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { line } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { monthField } from '#app/lib/money-fields.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { runMonth } from '#app/services/grants/monthly-run.server.ts'
import { makeBatch } from '#app/services/grants/payment-batch.server.ts'
import { getPaymentPage } from '#app/services/grants/payment-pages.server.ts'

import { allowanceColumns, batchColumns, plannedColumns } from './columns.tsx'

const PaymentAct = z.discriminatedUnion('intent', [z.object({ intent: z.literal('batch'), fund: line({ max: 40 }) }), z.object({ intent: z.literal('run'), month: monthField() })])

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:read')
  const m = messagesFor(localeOf(request))
  const month = monthField().safeParse(new URL(request.url).searchParams.get('month') ?? '')
  return { ...(await getPaymentPage(actor, month.success ? month.data : null)), title: m.shell.pageTitle(m.grantPages.payments.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'grant:pay')
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const words = m.grantPages.payments
  const form = await parseForm(request, PaymentAct)
  if (!form.ok) return json({ intent: '', errors: form.errors, values: form.values }, { status: 400 })
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '' }
  const { value } = form
  if (value.intent === 'run') {
    const outcome = await runMonth({ ...act, month: value.month })
    if (outcome.ok) return redirectWithToast(paths.payments(), words.runDone(outcome.value.payments, formatMoney(locale, outcome.value.fen)))
    return json({ intent: 'run', errors: { form: words.runNothing }, values: {} }, { status: 409 })
  }
  const outcome = await makeBatch({ ...act, fund: value.fund })
  if (outcome.ok) return redirectWithToast(paths.paymentBatch(outcome.value.batchId), words.made(outcome.value.number))
  return json({ intent: 'batch', errors: { form: m.common.withList(words.refusal[outcome.reason] ?? outcome.reason, (outcome.data?.claims ?? []) as string[]) }, values: {} }, { status: 409 })
}

export default function PaymentsRoute() {
  const { planned, funds, batches, month, allowances, mayPay } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.grantPages.payments
  const locale = useLocale()
  const of = (intent: string) => (answer && (answer.intent === intent || answer.intent === '') ? { errors: answer.errors, values: answer.values } : {})
  const dueMonths = allowances.reduce((sum, { due }) => sum + due, 0)
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        <GrantNav />
      </PageHeader>
      <Section title={words.planned}>
        <StaticTable columns={plannedColumns} rows={planned} getRowId={({ id }) => id} caption={words.plannedCaption} rowHref={({ lineId }) => paths.grantLine(lineId)} phone="stack" empty={<p>{words.plannedEmpty}</p>} />
        {funds.map(({ fund, payments, fen }) => (
          <div key={fund}>
            <p>{words.fundSum(m.grants.fund[fund] ?? fund, payments, formatMoney(locale, fen))}</p>
            {mayPay ? (
              <PostForm intent="batch" look="bare" {...of('batch')}>
                <input type="hidden" name="fund" value={fund} />
                <SubmitButton intent="batch">{words.makeBatch(m.grants.fund[fund] ?? fund)}</SubmitButton>
              </PostForm>
            ) : null}
          </div>
        ))}
      </Section>
      <Section title={words.batches}>
        <StaticTable columns={batchColumns} rows={batches} getRowId={({ id }) => id} caption={words.batchesCaption} rowHref={({ id }) => paths.paymentBatch(id)} phone="stack" empty={<p>{words.batchesEmpty}</p>} />
      </Section>
      <Section title={words.monthly} note={words.monthlyNote} id="monthly">
        <FilterBar key={month} submit={words.show}>
          <FilterField id="run-month" label={words.month}>
            <input id="run-month" name="month" type="month" defaultValue={month} />
          </FilterField>
        </FilterBar>
        <StaticTable columns={allowanceColumns} rows={allowances} getRowId={({ lineId }) => lineId} caption={words.monthlyCaption} rowHref={({ lineId }) => paths.grantLine(lineId)} phone="stack" empty={<p>{words.monthlyEmpty}</p>} />
        {mayPay && dueMonths > 0 ? (
          <PostForm intent="run" look="bare" {...of('run')}>
            <input type="hidden" name="month" value={month} />
            <SubmitButton intent="run">{words.run(month)}</SubmitButton>
          </PostForm>
        ) : null}
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
