import { DateField, FieldSet, FormActions, SelectField, TextAreaField, TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { OCCUPATION_EDITIONS } from '#app/services/competitions/occupation.ts'
import type { SettingsDesk } from '#app/services/grants/desk-pages.server.ts'

type Shortage = SettingsDesk['shortages'][number]

const columns: Array<Column<Shortage>> = [
  { id: 'policy', header: (m) => m.grantPages.settings.shortagePolicy, cell: (row) => row.documentNumber, names: true },
  {
    id: 'entered',
    header: (m) => m.grantPages.settings.shortageList,
    cell: (row, { m }) =>
      row.entered.length === 0
        ? m.grantPages.settings.shortageNone
        : row.entered.map((entry) => (
            <div key={entry.effectiveFrom}>
              {m.common.list([...entry.occupations])} · {m.grantPages.settings.since(entry.effectiveFrom, entry.documentNumber)}
            </div>
          )),
  },
]

/** The catalogues of shortage occupations that texts in use go by, and the form that enters one with its document and day. */
export function ShortageSection({ shortages, may, day, errors, values }: { shortages: Shortage[]; may: boolean; day: string; errors: FieldErrors | undefined; values: FieldValues | undefined }) {
  const m = useMessages()
  const words = m.grantPages.settings
  return (
    <>
      <StaticTable columns={columns} rows={shortages} getRowId={({ policyId }) => policyId} caption={words.shortages} phone="stack" />
      {may ? (
        <PostForm intent="shortage" errors={errors} values={values} labels={{ policy: m.grantPages.settings.shortagePolicy, edition: m.competitions.eventForm.occupationEdition, occupations: words.shortageCodes, shortageDocument: words.document, shortageFrom: words.from }}>
          <FieldSet legend={words.shortageEnter} columns={2}>
            <SelectField name="policy" label={m.grantPages.settings.shortagePolicy} choices={shortages.map(({ policyId, documentNumber }) => ({ value: policyId, label: documentNumber }))} />
            <SelectField name="edition" label={m.competitions.eventForm.occupationEdition} choices={OCCUPATION_EDITIONS.map((edition) => ({ value: edition, label: m.competitions.eventForm.editionYear(edition) }))} />
            <TextAreaField name="occupations" label={words.shortageCodes} required />
            <TextField name="shortageDocument" label={words.document} required />
            <DateField name="shortageFrom" label={words.from} stored={day} required />
          </FieldSet>
          <FormActions>
            <SubmitButton intent="shortage">{words.shortageEnter}</SubmitButton>
          </FormActions>
        </PostForm>
      ) : null}
    </>
  )
}
