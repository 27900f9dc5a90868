import { z } from 'zod'
import { isDay } from '#app/lib/dates.ts'
import { day, line, optional, wholeNumber } from '#app/lib/form-fields.ts'
import { COMPETITION_TIERS } from './competition-tiers.ts'
import type { FieldProblemCode } from './field-rules.ts'
import { NONE } from './none.ts'

/** Letters, digits and hyphens: the code stands in addresses on paper and in file names. */
const code = line({ max: 24 })
  .transform((text) => text.toUpperCase())
  .refine((text) => /^[A-Z0-9][A-Z0-9-]*$/.test(text), 'badCode' satisfies FieldProblemCode)

/** The form of a competition: its facts and the policy edition it is run under. Units are given by name and entered when they are new. */
export const competitionForm = z
  .object({
    code,
    name: line({ max: 80 }),
    nameEn: optional(line({ max: 160 })),
    year: wholeNumber({ min: 2000, max: 2199 }),
    tier: z.enum(COMPETITION_TIERS, 'notOption'),
    competitionClass: z.enum([NONE, '1', '2'], 'notOption').transform((text) => (text === NONE ? null : text === '1' ? (1 as const) : (2 as const))),
    policyId: line({ max: 80 }).transform((text) => (text === NONE ? null : text)),
    organiserName: optional(line({ max: 80 })),
    hostName: optional(line({ max: 80 })),
    startsOn: optional(day()),
    finalOn: line({ max: 10 }).pipe(day()),
    place: optional(line({ max: 120 })),
  })
  .superRefine((form, context) => {
    const refuse = (path: keyof typeof form, message: FieldProblemCode) => context.addIssue({ code: 'custom', path: [path], message })
    // A day that is itself refused is not compared.
    if (form.startsOn !== null && isDay(form.finalOn) && form.startsOn > form.finalOn) refuse('startsOn', 'startAfterFinal')
    if (form.tier === 'enterprise' && form.competitionClass !== null) refuse('competitionClass', 'enterpriseHasNoClass')
  })

export type CompetitionValues = z.output<typeof competitionForm>

export type CompetitionField = keyof CompetitionValues

/** What decides promotions: it stands with the rules from the start of scoring on. */
export const FROZEN_WITH_RULES: readonly CompetitionField[] = ['tier', 'competitionClass', 'policyId', 'finalOn']
