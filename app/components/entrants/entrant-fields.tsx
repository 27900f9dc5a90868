import { FieldSet, SelectField, TextField } from '#app/components/forms/fields.tsx'
import type { Messages } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

/** Labels of an entrant's fields, for summaries of problems. */
export function entrantLabels(m: Messages): Record<string, string> {
  return { ...m.imports.entrants.fields, reason: m.common.form.reasonLabel }
}

const choicesOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

const NUMBER = { maxLength: 20, autoCapitalize: 'off', spellCheck: false } as const

/** Who somebody is. Only for a new entrant: another document's number is another person. */
export function IdentityFields() {
  const m = useMessages()
  const { fields, hints } = m.imports.entrants
  return (
    <FieldSet legend={m.imports.entrants.identityTitle} columns={2}>
      <TextField name="name" label={fields.name} extra={{ maxLength: 60 }} autoFocus />
      <SelectField name="identityType" label={fields.identityType} choices={choicesOf(m.terms.identityType)} stored="residentId" />
      <TextField name="identityNumber" label={fields.identityNumber} hint={hints.identityNumber} extra={{ maxLength: 40, spellCheck: false, autoCapitalize: 'characters' }} />
      <TextField name="phone" label={fields.phone} hint={hints.phone} required={false} extra={{ maxLength: 30, inputMode: 'tel' }} />
      <SelectField name="sex" label={fields.sex} hint={hints.fromIdentity} choices={choicesOf(m.terms.sex)} allowEmpty />
      <TextField name="birthDate" label={fields.birthDate} hint={hints.fromIdentity} required={false} extra={{ maxLength: 20, placeholder: '1990-03-07' }} />
    </FieldSet>
  )
}

export interface StoredEntry {
  number: string
  name: string
  phone: string
  organisation: string
  skillLevel: string | null
  team: string | null
}

/** How somebody takes part. With `stored` it is the form that corrects an entrant, name and phone included. */
export function EntryFields({ team, stored }: { team: boolean; stored?: StoredEntry }) {
  const m = useMessages()
  const { fields, hints } = m.imports.entrants
  return (
    <FieldSet legend={m.imports.entrants.entryTitle} columns={2}>
      <TextField name="number" label={fields.number} hint={stored ? undefined : hints.number} required={stored !== undefined} stored={stored?.number ?? null} extra={NUMBER} />
      {stored ? <TextField name="name" label={fields.name} stored={stored.name} extra={{ maxLength: 60 }} /> : null}
      {stored ? <TextField name="phone" label={fields.phone} hint={stored.phone ? hints.phoneStored(stored.phone) : hints.phone} required={false} extra={{ maxLength: 30, inputMode: 'tel' }} /> : null}
      <TextField name="organisation" label={fields.organisation} required={false} stored={stored?.organisation ?? null} extra={{ maxLength: 110 }} />
      <SelectField name="skillLevel" label={fields.skillLevel} hint={hints.skillLevel} choices={choicesOf(m.terms.skillLevel)} stored={stored?.skillLevel ?? null} allowEmpty />
      {team ? <TextField name="team" label={fields.team} stored={stored?.team ?? null} extra={{ maxLength: 110 }} /> : null}
    </FieldSet>
  )
}
