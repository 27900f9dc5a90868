import { DateField, FieldSet, FormActions, NumberText, SelectField, TextField } from '#app/components/forms/fields.tsx'
import { FilterBar, FilterField } from '#app/components/forms/filter-bar.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { REGISTRABLE, type RegistrableField } from '#app/services/grants/registrable.ts'
import type { FactKind } from '#scoring/policies/facts.ts'

interface FactFormProps {
  kind: FactKind
  kinds: readonly FactKind[]
  errors: FieldErrors | undefined
  values: FieldValues | undefined
}

/** The form of one kind of fact; another kind is chosen above it and changes the address. */
export function FactForm({ kind, kinds, errors, values }: FactFormProps) {
  const m = useMessages()
  const words = m.grantPages.facts
  return (
    <>
      <FilterBar submit={words.choose}>
        <FilterField id="fact-kind" label={words.kind}>
          <select id="fact-kind" name="kind" defaultValue={kind}>
            {kinds.map((each) => (
              <option key={each} value={each}>
                {m.grants.kind[each]}
              </option>
            ))}
          </select>
        </FilterField>
      </FilterBar>
      <PostForm intent="register" errors={errors} values={values} labels={{ on: words.on, documentNumber: words.document, person: words.person, unit: words.unit }}>
        <input type="hidden" name="kind" value={kind} />
        <FieldSet legend={m.grants.kind[kind]} columns={2}>
          {(REGISTRABLE[kind]?.fields ?? []).map((field) => (
            <FactField key={field} field={field} required={!REGISTRABLE[kind]?.optional.includes(field)} />
          ))}
          <DateField name="on" label={words.on} required />
          <TextField name="documentNumber" label={words.document} required />
        </FieldSet>
        <FormActions>
          <SubmitButton intent="register">{words.register}</SubmitButton>
        </FormActions>
      </PostForm>
    </>
  )
}

function FactField({ field, required }: { field: RegistrableField; required: boolean }) {
  const m = useMessages()
  const words = m.grantPages.facts
  const choices = (entries: Record<string, string>) => Object.entries(entries).map(([value, label]) => ({ value, label }))
  switch (field) {
    case 'person':
      return <TextField name="person" label={words.person} required={required} />
    case 'unit':
      return <TextField name="unit" label={words.unit} required={required} />
    case 'tier':
      return <SelectField name="tier" label={words.tier} choices={choices(m.terms.tier)} />
    case 'title':
      return <SelectField name="title" label={words.title2} choices={choices(m.grants.titleWord)} />
    case 'honour':
      return <SelectField name="honour" label={words.honour} choices={choices(m.grants.honour)} />
    case 'by':
      return <SelectField name="by" label={words.by} choices={choices(words.giver)} allowEmpty />
    case 'level':
      return <SelectField name="level" label={words.level} choices={choices(m.terms.skillLevel)} />
    case 'medal':
      return <SelectField name="medal" label={words.medal} choices={choices(words.medals)} />
    case 'bonus':
      return <NumberText name="bonus" label={words.bonus} />
    case 'place':
      return <TextField name="place" label={words.place} required={required} />
    case 'role':
      return <SelectField name="role" label={words.role} choices={choices(words.roles)} />
    case 'newly':
    case 'shortage':
      return <SelectField name={field} label={words[field]} choices={choices({ yes: m.common.yes, no: m.common.no })} allowEmpty={!required} />
    case 'projects':
      return <NumberText name="projects" label={words.projects} decimals={0} required={required} />
    case 'contest':
      return <TextField name="contest" label={words.contest} required={required} />
  }
}
