import { DateField, FieldSet, FormActions, SelectField, TextAreaField, TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { SettingsDesk } from '#app/services/grants/desk-pages.server.ts'

import classes from './catalogue-section.module.css'

type Catalogue = SettingsDesk['catalogues'][number]

const columns: Array<Column<Catalogue>> = [
  { id: 'policy', header: (m) => m.policies.documentNumber, cell: (row) => row.documentNumber, names: true },
  {
    id: 'entered',
    header: (m) => m.grantPages.settings.catalogue,
    cell: (row, { m }) =>
      row.entered.length === 0
        ? m.grantPages.settings.none
        : row.entered.map((entry) => (
            <details key={entry.effectiveFrom}>
              <summary>{[m.grantPages.settings.occupations(entry.occupations.length), m.grantPages.settings.since(entry.effectiveFrom, entry.documentNumber)].join(' · ')}</summary>
              <ul className={classes.occupations}>
                {entry.occupations.map(({ code, name }) => (
                  <li key={code}>
                    {code} {name}
                  </li>
                ))}
              </ul>
            </details>
          )),
  },
]

/** Which occupations are short under each text that pays by it, and the form that enters a year's list with its document and day. */
export function CatalogueSection({ catalogues, may, day, errors, values }: { catalogues: Catalogue[]; may: boolean; day: string; errors: FieldErrors | undefined; values: FieldValues | undefined }) {
  const m = useMessages()
  const words = m.grantPages.settings
  return (
    <>
      <StaticTable columns={columns} rows={catalogues} getRowId={({ policyId }) => policyId} caption={words.catalogues} phone="stack" />
      {may ? (
        <PostForm intent="catalogue" errors={errors} values={values} labels={{ policyId: m.policies.documentNumber, list: words.catalogueList, catalogueDocument: words.document, catalogueFrom: words.from }}>
          <FieldSet legend={words.catalogueEnter} columns={2}>
            <SelectField name="policyId" label={m.policies.documentNumber} choices={catalogues.map(({ policyId, documentNumber }) => ({ value: policyId, label: documentNumber }))} stored={catalogues.length === 1 ? catalogues[0]!.policyId : null} />
            <TextField name="catalogueDocument" label={words.document} required />
            <DateField name="catalogueFrom" label={words.from} stored={day} required />
          </FieldSet>
          <TextAreaField name="list" label={words.catalogueList} hint={words.catalogueHint} rows={6} required />
          <FormActions>
            <SubmitButton intent="catalogue">{words.catalogueEnter}</SubmitButton>
          </FormActions>
        </PostForm>
      ) : null}
    </>
  )
}
