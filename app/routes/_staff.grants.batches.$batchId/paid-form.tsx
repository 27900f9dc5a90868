import { DateField, FieldSet, FormActions, TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { formatMoney } from '#app/components/format/format-numbers.ts'
import { Section } from '#app/components/page/page-header.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { BatchPage, PaymentView } from '#app/services/grants/payment-pages.server.ts'

import classes from './paid-form.module.css'

/** A form takes five hundred fields; a longer batch is noted with one voucher. */
export const MOST_OWN_VOUCHERS = 450

const columns: Array<Column<PaymentView>> = [
  { id: 'payee', header: (m) => m.grantPages.payments.receiver, cell: (row) => row.payeeName, names: true },
  { id: 'month', header: (m) => m.grantPages.payments.period, cell: (row, { m }) => row.month ?? m.common.absentValue, nowrap: true },
  { id: 'amount', header: (m) => m.grants.column.amount, cell: (row, { locale }) => formatMoney(locale, row.fen), align: 'end' },
  {
    id: 'own',
    header: (m) => m.grantPages.batch.ownVoucher,
    cell: (row, { m }) => <input name="own" className={classes.own} maxLength={40} autoComplete="off" aria-label={m.grantPages.batch.ownVoucherOf([row.payeeName, row.month].filter(Boolean).join(' '))} />,
  },
]

/** Notes a batch as paid: one voucher for all, and beside a payment its own where it has one. */
export function PaidForm({ page, errors, values }: { page: BatchPage; errors: FieldErrors | undefined; values: FieldValues | undefined }) {
  const m = useMessages()
  const words = m.grantPages.batch
  const open = page.payments.filter(({ state }) => state === 'batched')
  const single = open.length > 1 && open.length <= MOST_OWN_VOUCHERS
  return (
    <Section title={words.paid} note={words.paidConsequence}>
      <PostForm intent="paid" errors={errors} values={values} labels={{ paidOn: words.paidOn, voucher: words.voucher }}>
        <FieldSet legend={words.forAll} columns={2}>
          <DateField name="paidOn" label={words.paidOn} stored={page.day} required />
          <TextField name="voucher" label={words.voucher} required />
        </FieldSet>
        <input type="hidden" name="ownOf" value={single ? open.map(({ id }) => id).join(' ') : ''} />
        {single ? <StaticTable columns={columns} rows={open} getRowId={({ id }) => id} caption={words.ownVoucher} phone="stack" /> : null}
        <FormActions>
          <SubmitButton intent="paid" decides>
            {words.paid}
          </SubmitButton>
        </FormActions>
      </PostForm>
    </Section>
  )
}
