import { FieldSet, FormActions, SelectField, TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import type { Messages } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { NO_LEVEL, type PaperField } from '#app/services/grants/claim-papers.ts'
import type { ClaimPage } from '#app/services/grants/claim-pages.server.ts'
import { SKILL_LEVELS } from '#scoring/policies/facts.ts'

type Details = ClaimPage['details']
type Person = Details['people'][number]

function levelWord(level: string, m: Messages): string {
  return level === NO_LEVEL ? m.grantPages.claims.noLevel : (m.terms.skillLevel[level as keyof Messages['terms']['skillLevel']] ?? level)
}

const column = (id: PaperField, cell: (row: Person, m: Messages) => string | null): Column<Person> => ({ id, header: (m) => m.grantPages.claims.details[id], cell: (row, { m }) => cell(row, m) ?? m.common.absentValue })

const columns: Array<Column<Person>> = [
  { id: 'name', header: (m) => m.common.personName, cell: (row) => row.name, names: true },
  column('idNumber', (row) => row.idNumber),
  column('occupation', (row) => row.occupation),
  column('level', (row, m) => (row.level === null ? null : levelWord(row.level, m))),
  column('phone', (row) => row.phone),
]

/** What the forms print besides the sum, what is missing of it, and the form that fills it in. */
export function ClaimDetails({ page, errors, values }: { page: ClaimPage; errors: FieldErrors | undefined; values: FieldValues | undefined }) {
  const m = useMessages()
  const words = m.grantPages.claims
  const { details, may } = page
  return (
    <Section title={words.detailsTitle} note={words.detailsNote}>
      {details.missing.length > 0 ? <Notice tone="attention">{words.blanks(details.missing.map(({ name, field }) => words.blank(name, words.details[field])))}</Notice> : null}
      {may.file ? (
        <DetailForm details={details} errors={errors} values={values} />
      ) : (
        <>
          <DescriptionList items={[{ label: words.details.contact, value: details.contact ?? m.common.absentValue, wide: true }]} />
          {details.people.length > 0 ? <StaticTable columns={columns} rows={details.people} getRowId={({ id }) => id} caption={words.annex2} phone="stack" /> : null}
        </>
      )}
    </Section>
  )
}

function DetailForm({ details, errors, values }: { details: Details; errors: FieldErrors | undefined; values: FieldValues | undefined }) {
  const m = useMessages()
  const words = m.grantPages.claims
  const levels = [...SKILL_LEVELS, NO_LEVEL].map((value) => ({ value, label: levelWord(value, m) }))
  return (
    <PostForm intent="details" errors={errors} values={values} labels={words.details}>
      <FieldSet legend={words.annex1} columns={2}>
        <TextField name="contact" label={words.details.contact} stored={details.typedContact} hint={details.contact && !details.typedContact ? words.fromRegister(details.contact) : words.contactHint} required={details.contact === null} extra={{ maxLength: 60 }} />
      </FieldSet>
      {details.people.map((person) => (
        <FieldSet key={person.id} legend={`${words.annex2} · ${person.name}`} columns={2}>
          <input type="hidden" name="person" value={person.id} />
          <Stored name="idNumber" label={words.details.idNumber} person={person} />
          <TextField name="occupation" label={words.details.occupation} stored={person.occupation} required extra={{ maxLength: 60 }} />
          <SelectField name="level" label={words.details.level} stored={person.level} choices={levels} required />
          <Stored name="phone" label={words.details.phone} person={person} />
        </FieldSet>
      ))}
      <FormActions>
        <SubmitButton intent="details">{words.saveDetails}</SubmitButton>
      </FormActions>
    </PostForm>
  )
}

/** A number that the register of people holds is shown masked and not typed again. */
function Stored({ name, label, person }: { name: 'idNumber' | 'phone'; label: string; person: Person }) {
  const words = useMessages().grantPages.claims
  if (!person.inRegister[name]) return <TextField name={name} label={label} hint={person[name] ? words.typedBefore(person[name]) : undefined} required={person[name] === null} extra={{ maxLength: 24 }} />
  return (
    <div>
      <input type="hidden" name={name} value="" />
      <strong>{label}</strong>
      <p>{words.inRegister(person[name] ?? '')}</p>
    </div>
  )
}
