import { FieldSet, FormActions, NumberText, SelectField, TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { formatMoney } from '#app/components/format/format-numbers.ts'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { SettingsDesk } from '#app/services/grants/desk-pages.server.ts'

type Budget = SettingsDesk['budgets'][number]

const columns: Array<Column<Budget>> = [
  { id: 'year', header: (m) => m.grantPages.settings.year, cell: (row) => String(row.year), names: true },
  { id: 'fund', header: (m) => m.grantPages.settings.fund, cell: (row, { m }) => m.grants.fund[row.fund] ?? row.fund },
  { id: 'amount', header: (m) => m.grantPages.settings.amount, cell: (row, { locale }) => formatMoney(locale, row.amountFen), align: 'end' },
  { id: 'document', header: (m) => m.grantPages.settings.document, cell: (row) => row.documentNumber },
]

/** Budgets by fund and year, and the form that enters one. */
export function BudgetSection({ budgets, may, day, funds, errors, values }: { budgets: Budget[]; may: boolean; day: string; funds: readonly string[]; errors: FieldErrors | undefined; values: FieldValues | undefined }) {
  const m = useMessages()
  const words = m.grantPages.settings
  return (
    <>
      <StaticTable columns={columns} rows={budgets} getRowId={({ id }) => id} caption={words.budgetsCaption} phone="stack" empty={<p>{words.noBudgets}</p>} />
      {may ? (
        <PostForm intent="budget" errors={errors} values={values} labels={{ year: words.year, fen: words.amount, documentNumber: words.document }}>
          <FieldSet legend={words.budgetSave} columns={2}>
            <NumberText name="year" label={words.year} decimals={0} stored={Number(day.slice(0, 4))} required />
            <SelectField name="fund" label={words.fund} choices={funds.map((value) => ({ value, label: m.grants.fund[value] ?? value }))} />
            <NumberText name="fen" label={words.amount} required />
            <TextField name="documentNumber" label={words.document} required />
          </FieldSet>
          <FormActions>
            <SubmitButton intent="budget">{words.budgetSave}</SubmitButton>
          </FormActions>
        </PostForm>
      ) : null}
    </>
  )
}
