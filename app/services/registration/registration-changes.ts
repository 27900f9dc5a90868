import type { RegistrationAnswers } from '#db/schema/entries.ts'
import type { SkillLevel } from '#db/schema/identity.ts'

/** What of a registration can be corrected and is no secret. A phone, a photograph or a paper is only said to have changed. */
export interface CorrectableFacts {
  name: string
  organisation: string | null
  team: string | null
  skillLevel: SkillLevel | null
  levelCertificate: string | null
  insured: boolean
}

export interface RegistrationChange {
  field: keyof CorrectableFacts
  before: string | boolean | null
  after: string | boolean | null
}

const FIELDS = ['name', 'organisation', 'team', 'skillLevel', 'levelCertificate', 'insured'] as const satisfies ReadonlyArray<keyof CorrectableFacts>

/** What a correction changes, field by field; what was empty and stays empty is no change. */
export function registrationChanges(before: CorrectableFacts, after: CorrectableFacts): RegistrationChange[] {
  const plain = (value: string | boolean | null) => (value === '' ? null : value)
  return FIELDS.map((field) => ({ field, before: plain(before[field]), after: plain(after[field]) })).filter((change) => change.before !== change.after)
}

/** What an entrant declared, as one of the facts. */
export function declaredOf({ insured, levelCertificate }: RegistrationAnswers): Pick<CorrectableFacts, 'insured' | 'levelCertificate'> {
  return { insured: insured === true, levelCertificate: levelCertificate ?? null }
}
