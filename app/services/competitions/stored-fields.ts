import type { CompetitionValues } from './competition-form.ts'
import { NONE } from './none.ts'

/** A competition's values as its form fields hold them. */
export function storedFields(values: CompetitionValues): Record<keyof CompetitionValues, string | number | null> {
  return { ...values, competitionClass: values.competitionClass ?? NONE, policyId: values.policyId ?? NONE }
}

/** The same as text, for showing a refused form again as it was typed. */
export function typedFields(values: CompetitionValues): Record<string, string> {
  return Object.fromEntries(Object.entries(storedFields(values)).map(([name, value]) => [name, String(value ?? '')]))
}
