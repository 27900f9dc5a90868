import { ageOn } from '#app/lib/dates.ts'
import type { EligibilityRules } from '#db/schema/competitions.ts'
import type { SkillLevel } from '#db/schema/identity.ts'

/** Levels from the lowest up, as the national scale orders them. */
export const SKILL_LEVELS: readonly SkillLevel[] = ['apprentice', 'juniorWorker', 'intermediateWorker', 'seniorWorker', 'technician', 'seniorTechnician', 'specialTechnician', 'chiefTechnician']

export interface EligibilityFacts {
  birthDate: string | null
  insured: boolean
  hasPhoto: boolean
  organisation: string
  skillLevel: SkillLevel | null
}

export type EligibilityFinding = 'birthDateUnknown' | 'tooYoung' | 'tooOld' | 'notInsured' | 'photoMissing' | 'organisationMissing' | 'levelTooLow' | 'levelTooHigh'

/** What of the competition's rules a registration does not meet, on the day of the final. It decides nothing: the queue does. */
export function judgeEligibility(rules: EligibilityRules, facts: EligibilityFacts, finalOn: string): EligibilityFinding[] {
  const findings: EligibilityFinding[] = []
  const { minimumAge, maximumAge, lowestLevel, highestLevel } = rules
  if (minimumAge !== undefined || maximumAge !== undefined) {
    const age = facts.birthDate === null ? null : ageOn(facts.birthDate, finalOn)
    if (age === null) findings.push('birthDateUnknown')
    else if (minimumAge !== undefined && age < minimumAge) findings.push('tooYoung')
    else if (maximumAge !== undefined && age > maximumAge) findings.push('tooOld')
  }
  if (rules.insuredInRegion && !facts.insured) findings.push('notInsured')
  if (rules.photo && !facts.hasPhoto) findings.push('photoMissing')
  if (rules.organisation && facts.organisation === '') findings.push('organisationMissing')
  const held = facts.skillLevel === null ? -1 : SKILL_LEVELS.indexOf(facts.skillLevel)
  if (lowestLevel !== undefined && held < SKILL_LEVELS.indexOf(lowestLevel)) findings.push('levelTooLow')
  if (highestLevel !== undefined && held > SKILL_LEVELS.indexOf(highestLevel)) findings.push('levelTooHigh')
  return findings
}
