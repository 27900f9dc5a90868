import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { SelectField } from '#app/components/forms/fields.tsx'
import { formatFen, formatMoney } from '#app/components/format/format-numbers.ts'
import { GrantNav } from '#app/components/grants/grant-nav.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { day, line, paragraph, uuid } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { noteBatchPaid, notePaymentReturned } from '#app/services/grants/payment-batch.server.ts'
import { getBatchPage, type BatchPage, type PaymentView } from '#app/services/grants/payment-pages.server.ts'

import { MOST_OWN_VOUCHERS, PaidForm } from './paid-form.tsx'

const BatchAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('paid'), paidOn: day(), voucher: line({ max: 40 }), ownOf: z.string().max(20_000), own: z.array(z.string().max(40)).max(MOST_OWN_VOUCHERS) }),
  z.object({ intent: z.literal('returned'), paymentId: uuid(), reason: paragraph({ max: 300 }) }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:read')
  const m = messagesFor(localeOf(request))
  const page = await getBatchPage(actor, params.batchId!)
  return { page, title: m.shell.pageTitle(page.batch.number) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'grant:pay')
  const m = messagesFor(localeOf(request))
  const words = m.grantPages
  const form = await parseForm(request, BatchAct)
  if (!form.ok) return json({ errors: form.errors, values: form.values }, { status: 400 })
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '' }
  const { value } = form
  const back = paths.paymentBatch(params.batchId!)
  if (value.intent === 'returned') {
    await notePaymentReturned({ ...act, paymentId: value.paymentId, reason: value.reason })
    return redirectWithToast(back, words.batch.returnDone)
  }
  const own = Object.fromEntries(value.ownOf.split(' ').flatMap((paymentId, at) => (value.own[at]?.trim() ? [[paymentId, value.own[at].trim()]] : [])))
  const outcome = await noteBatchPaid({ ...act, batchId: params.batchId!, paidOn: value.paidOn, voucher: value.voucher, own })
  return outcome.ok ? redirectWithToast(back, words.batch.paidDone) : json({ errors: { form: words.payments.refusal[outcome.reason] ?? '' }, values: {} }, { status: 409 })
}

type TieRow = BatchPage['tie']['claims'][number]

const tieColumns: Array<Column<TieRow>> = [
  { id: 'number', header: (m) => m.grantPages.claims.title, cell: (row) => row.number, names: true, nowrap: true },
  { id: 'list', header: (m) => m.grantPages.batch.list, cell: (row) => formatFen(row.listFen), align: 'end' },
  { id: 'form', header: (m) => m.grantPages.batch.form, cell: (row) => formatFen(row.formFen), align: 'end' },
  { id: 'batch', header: (m) => m.grantPages.batch.batch, cell: (row) => formatFen(row.batchFen), align: 'end' },
]

const paymentColumns: Array<Column<PaymentView>> = [
  { id: 'payee', header: (m) => m.grantPages.payments.receiver, cell: (row) => row.payeeName, names: true },
  { id: 'bank', header: (m) => m.grantPages.payments.bank, cell: (row) => `${row.bankName ?? ''} ${row.masked ?? ''}` },
  { id: 'claim', header: (m) => m.grantPages.claims.title, cell: (row) => row.claimNumber ?? '', nowrap: true },
  { id: 'month', header: (m) => m.grantPages.payments.period, cell: (row, { m }) => row.month ?? m.common.absentValue, nowrap: true },
  { id: 'amount', header: (m) => m.grants.column.amount, cell: (row, { locale }) => formatMoney(locale, row.fen), align: 'end' },
  { id: 'state', header: (m) => m.common.status, cell: (row, { m }) => m.grants.paymentState[row.state], nowrap: true },
  { id: 'voucher', header: (m) => m.grantPages.batch.voucher, cell: (row, { m }) => row.voucherNumber ?? m.common.absentValue, nowrap: true },
]

export default function BatchRoute() {
  const { page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.grantPages.batch
  const locale = useLocale()
  const { batch, tie, payments, mayPay } = page
  const total: TieRow = { claimId: 'total', number: words.total, listFen: tie.listFen, formFen: tie.formFen, batchFen: tie.batchFen }
  const returnable = payments.filter(({ state }) => state === 'batched' || state === 'paid')
  return (
    <>
      <PageHeader
        title={words.title(batch.number)}
        lead={[m.grants.fund[batch.fund], formatMoney(locale, batch.totalFen), batch.paidOn].filter(Boolean).join(' · ')}
        breadcrumbs={[{ label: m.grantPages.payments.title, to: paths.payments() }]}
        badge={<StatusBadge tone={batch.state === 'paid' ? 'decided' : 'active'}>{m.grants.batchState[batch.state]}</StatusBadge>}
        actions={tie.agrees && mayPay ? <a href={paths.paymentBatchFile(batch.id)}>{words.download}</a> : null}
      >
        <GrantNav />
      </PageHeader>
      <Section title={words.tie}>
        <Notice tone={tie.agrees ? 'plain' : 'attention'}>{tie.agrees ? words.agrees : words.disagrees}</Notice>
        <StaticTable columns={tieColumns} rows={[...tie.claims, total]} getRowId={({ claimId }) => claimId} caption={words.tieCaption} />
      </Section>
      <Section title={words.payments}>
        <StaticTable columns={paymentColumns} rows={payments} getRowId={({ id }) => id} caption={words.caption} rowHref={({ lineId }) => paths.grantLine(lineId)} phone="stack" />
      </Section>
      {mayPay && batch.state !== 'paid' ? <PaidForm page={page} errors={answer?.errors} values={answer?.values} /> : null}
      {mayPay && batch.state === 'paid' && returnable.length > 0 ? (
        <ConfirmForm intent="returned" trigger={words.returnAct} consequence={words.returnConsequence} confirmLabel={words.returnAct}>
          <SelectField name="paymentId" label={m.grantPages.payments.receiver} choices={returnable.map(({ id, payeeName, month, fen }) => ({ value: id, label: [payeeName, month, formatMoney(locale, fen)].filter(Boolean).join(' ') }))} />
        </ConfirmForm>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
