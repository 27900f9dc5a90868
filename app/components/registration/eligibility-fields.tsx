import { CheckField, FieldSet, SelectField, TextField } from '#app/components/forms/fields.tsx'
import type { Messages } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { EligibilityRules } from '#db/schema/competitions.ts'

export function eligibilityLabels(m: Messages): Record<string, string> {
  const { opensAt, closesAt, minimumAge, maximumAge } = m.registration.eligibility
  return { registrationOpensAt: opensAt, registrationClosesAt: closesAt, minimumAge, maximumAge }
}

/** When people may register, and who. */
export function EligibilityFields({ stored }: { stored: { opensAt: string | null; closesAt: string | null; eligibility: EligibilityRules } }) {
  const m = useMessages()
  const words = m.registration.eligibility
  const levels = Object.entries(m.terms.skillLevel).map(([value, label]) => ({ value, label }))
  const { eligibility } = stored
  const years = { inputMode: 'numeric', maxLength: 2 } as const
  return (
    <FieldSet legend={words.title} hint={words.hint} columns={2}>
      <TextField name="registrationOpensAt" label={words.opensAt} hint={words.timeHint} required={false} stored={stored.opensAt} extra={{ maxLength: 16 }} />
      <TextField name="registrationClosesAt" label={words.closesAt} hint={words.timeHintCloses} required={false} stored={stored.closesAt} extra={{ maxLength: 16 }} />
      <TextField name="minimumAge" label={words.minimumAge} required={false} stored={eligibility.minimumAge ?? null} extra={years} />
      <TextField name="maximumAge" label={words.maximumAge} required={false} stored={eligibility.maximumAge ?? null} extra={years} />
      <SelectField name="lowestLevel" label={words.lowestLevel} choices={levels} stored={eligibility.lowestLevel ?? null} allowEmpty />
      <SelectField name="highestLevel" label={words.highestLevel} choices={levels} stored={eligibility.highestLevel ?? null} allowEmpty />
      <CheckField name="insuredInRegion" label={words.insuredInRegion} stored={eligibility.insuredInRegion ?? false} />
      <CheckField name="photo" label={words.photo} stored={eligibility.photo ?? false} />
      <CheckField name="organisation" label={words.organisation} stored={eligibility.organisation ?? false} />
    </FieldSet>
  )
}
