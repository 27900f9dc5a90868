import { z } from 'zod'
import { day, optionalChoice, optionalDay, optionalText, problem, requiredText } from './field-rules.ts'

export const COMPETITION_TIERS = ['national', 'provincial', 'municipal', 'county', 'enterprise'] as const

/** Letters, digits and hyphens: the code stands in addresses on paper and in file names. */
const code = requiredText(24)
  .transform((text) => text.toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9-]*$/, problem('badCode')))

const year = z
  .string(problem('required'))
  .trim()
  .regex(/^(20|21)\d{2}$/, problem('badYear'))
  .transform(Number)

/** The form of a competition: its facts and the policy edition it is run under. Units are given by name and entered when they are new. */
export const competitionForm = z
  .object({
    code,
    name: requiredText(80),
    nameEn: optionalText(160),
    year,
    tier: z.enum(COMPETITION_TIERS, problem('badChoice')),
    competitionClass: optionalChoice(['1', '2']).transform((text) => (text === null ? null : text === '1' ? (1 as const) : (2 as const))),
    policyId: optionalText(80),
    organiserName: optionalText(80),
    hostName: optionalText(80),
    startsOn: optionalDay,
    finalOn: day,
    place: optionalText(120),
  })
  .superRefine((form, context) => {
    if (form.startsOn !== null && form.startsOn > form.finalOn) context.addIssue({ code: 'custom', path: ['startsOn'], message: 'startAfterFinal' })
    if (form.tier === 'enterprise' && form.competitionClass !== null) context.addIssue({ code: 'custom', path: ['competitionClass'], message: 'enterpriseHasNoClass' })
  })

export type CompetitionValues = z.output<typeof competitionForm>

export type CompetitionField = keyof CompetitionValues

/** What decides promotions: it stands with the rules from the start of scoring on. */
export const FROZEN_WITH_RULES: readonly CompetitionField[] = ['tier', 'competitionClass', 'policyId', 'finalOn']
