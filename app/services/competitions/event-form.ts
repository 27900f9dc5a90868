import { z } from 'zod'
import { optionalChoice, optionalText, requiredText } from './field-rules.ts'
import { cleanOccupationCode, isOccupationCode, OCCUPATION_EDITIONS } from './occupation.ts'

/** Levels an occupation's standard may end with, lowest first (B13). */
export const HIGHEST_LEVELS = ['intermediateWorker', 'seniorWorker', 'technician', 'seniorTechnician', 'specialTechnician', 'chiefTechnician'] as const

/** The form of an event's facts. An occupation code comes with its edition; without a code the reason is given (some events have no standard). */
export const eventForm = z
  .object({
    name: requiredText(60),
    nameEn: optionalText(120),
    division: z.string().trim().max(30, { error: 'tooLong' }).default(''),
    occupationCode: optionalText(40).transform((text) => (text === null ? null : cleanOccupationCode(text))),
    occupationEdition: optionalChoice(OCCUPATION_EDITIONS),
    occupationName: optionalText(60),
    noOccupationReason: optionalText(200),
    highestLevel: optionalChoice(HIGHEST_LEVELS),
  })
  .superRefine((form, context) => {
    const refuse = (path: keyof typeof form, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (form.occupationCode === null) {
      if (form.noOccupationReason === null) refuse('noOccupationReason', 'codeOrReason')
      if (form.occupationEdition !== null) refuse('occupationEdition', 'editionWithoutCode')
      return
    }
    if (!isOccupationCode(form.occupationCode)) refuse('occupationCode', 'badOccupationCode')
    if (form.occupationEdition === null) refuse('occupationEdition', 'required')
    if (form.noOccupationReason !== null) refuse('noOccupationReason', 'codeOrReason')
  })

export type EventValues = z.output<typeof eventForm>
