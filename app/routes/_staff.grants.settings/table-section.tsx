import { Citation } from '#app/components/disclosure/citation.tsx'
import { DateField, FieldSet, FormActions, NumberText, SelectField, TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { formatMoney } from '#app/components/format/format-numbers.ts'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import type { Messages } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { SettingsDesk } from '#app/services/grants/desk-pages.server.ts'

type Table = SettingsDesk['policies'][number]['tables'][number]

function valueWord(value: string, m: Messages): string {
  return m.terms.tier[value as keyof Messages['terms']['tier']] ?? m.terms.skillLevel[value as keyof Messages['terms']['skillLevel']] ?? value
}

function tableName({ fact, values, rule }: Pick<Table, 'fact' | 'values' | 'rule'>, m: Messages): string {
  return [rule, m.grants.kind[fact] ?? fact, ...values.map(({ value }) => valueWord(value, m))].join(' · ')
}

const columns: Array<Column<Table>> = [
  { id: 'key', header: (m) => m.grantPages.settings.key, cell: (row, { m }) => <Citation cites={row.cites}>{tableName(row, m)}</Citation>, names: true },
  { id: 'range', header: (m) => m.grantPages.settings.range, cell: (row, { m, locale }) => (row.range ? m.grants.range(formatMoney(locale, row.range.fromFen), formatMoney(locale, row.range.toFen)) : m.grantPages.settings.elsewhere) },
  {
    id: 'entered',
    header: (m) => m.grantPages.settings.entered,
    cell: (row, { m, locale }) =>
      row.entered.length === 0 ? (
        <StatusBadge tone="attention">{m.grantPages.settings.none}</StatusBadge>
      ) : (
        row.entered.map((entry) => (
          <div key={`${entry.key} ${entry.effectiveFrom}`}>
            {[entry.key.slice(row.key.length + 1), formatMoney(locale, entry.fen), m.grantPages.settings.since(entry.effectiveFrom, entry.documentNumber)].filter(Boolean).join(' · ')}
          </div>
        ))
      ),
  },
]

/** What the texts leave open, and the form that fills it in. */
export function TableSection({ policies, may, day, errors, values }: { policies: SettingsDesk['policies']; may: boolean; day: string; errors: FieldErrors | undefined; values: FieldValues | undefined }) {
  const m = useMessages()
  const words = m.grantPages.settings
  if (policies.length === 0) return <p>{words.noTables}</p>
  const choices = policies.flatMap((policy) => [
    ...policy.tables.map((table) => ({ value: `${policy.id} ${table.key}`, label: `${policy.documentNumber} ${tableName(table, m)}` })),
    ...(policy.firstDay ? [{ value: `${policy.id} ${policy.firstDay.key}`, label: `${policy.documentNumber} ${words.firstDay}` }] : []),
  ])
  return (
    <>
      {policies.map((policy) => (
        <div key={policy.id}>
          <h3>{words.tablesText(policy.documentNumber)}</h3>
          {policy.firstDay ? <p>{[words.firstDay, ...policy.firstDay.entered.map((entry) => words.since(entry.effectiveFrom, entry.documentNumber))].join(' · ')}</p> : null}
          {policy.tables.length > 0 ? <StaticTable columns={columns} rows={policy.tables} getRowId={({ key }) => key} caption={words.tablesText(policy.documentNumber)} phone="stack" /> : null}
        </div>
      ))}
      {may ? (
        <PostForm intent="table" errors={errors} values={values} labels={{ fen: words.sum, documentNumber: words.document, effectiveFrom: words.from }}>
          <FieldSet legend={words.enter} columns={2}>
            <SelectField name="table" label={words.key} choices={choices} />
            <TextField name="place" label={words.place} />
            <NumberText name="fen" label={words.sum} />
            <TextField name="documentNumber" label={words.document} required />
            <DateField name="effectiveFrom" label={words.from} stored={day} required />
          </FieldSet>
          <FormActions>
            <SubmitButton intent="table">{words.enter}</SubmitButton>
          </FormActions>
        </PostForm>
      ) : null}
    </>
  )
}
