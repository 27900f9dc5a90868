import { useMessages } from '#app/messages/use-messages.tsx'
import { HIGHEST_LEVELS, OCCUPATION_EDITIONS } from '#app/services/competitions/occupation.ts'

import { FieldSet, SelectField, TextField } from '../forms/fields.tsx'

/** Stored values of an event's fields, by field name. */
export type StoredEvent = Partial<Record<'name' | 'nameEn' | 'division' | 'occupationCode' | 'occupationEdition' | 'occupationName' | 'noOccupationReason' | 'highestLevel', string | null>>

/** What an event is: its name and division, and the occupation whose levels it concerns. */
export function EventFields({ stored }: { stored: StoredEvent }) {
  const m = useMessages()
  const words = m.competitions.eventForm
  return (
    <>
      <FieldSet legend={words.facts} hint={words.factsHint} columns={3}>
        <TextField name="name" label={words.name} stored={stored.name ?? null} extra={{ maxLength: 60 }} />
        <TextField name="division" label={words.division} stored={stored.division ?? null} required={false} extra={{ maxLength: 30 }} />
        <TextField name="nameEn" label={words.nameEn} stored={stored.nameEn ?? null} required={false} extra={{ maxLength: 120, lang: 'en' }} />
      </FieldSet>
      <FieldSet legend={words.occupation} hint={words.occupationHint} columns={3}>
        <TextField name="occupationCode" label={words.occupationCode} stored={stored.occupationCode ?? null} extra={{ maxLength: 40, spellCheck: false }} />
        <SelectField
          name="occupationEdition"
          label={words.occupationEdition}
          stored={stored.occupationEdition ?? null}
          allowEmpty
          choices={OCCUPATION_EDITIONS.map((edition) => ({ value: edition, label: words.editionYear(edition) }))}
        />
        <TextField name="occupationName" label={words.occupationName} stored={stored.occupationName ?? null} required={false} extra={{ maxLength: 60 }} />
        <SelectField
          name="highestLevel"
          label={words.highestLevel}
          stored={stored.highestLevel ?? null}
          required={false}
          allowEmpty
          choices={HIGHEST_LEVELS.map((level) => ({ value: level, label: m.terms.skillLevel[level] }))}
        />
        <TextField name="noOccupationReason" label={words.noOccupationReason} stored={stored.noOccupationReason ?? null} required={false} extra={{ maxLength: 200 }} />
      </FieldSet>
    </>
  )
}
