import { z } from 'zod'
import { line, optional } from '#app/lib/form-fields.ts'
import { optionalChoice, type FieldProblemCode } from './field-rules.ts'
import { cleanOccupationCode, HIGHEST_LEVELS, isOccupationCode, OCCUPATION_EDITIONS } from './occupation.ts'

/** The form of an event's facts. An occupation code comes with its edition; without a code the reason is given (some events have no standard). */
export const eventForm = z
  .object({
    name: line({ max: 60 }),
    nameEn: optional(line({ max: 120 })),
    division: line({ min: 0, max: 30 }),
    occupationCode: optional(line({ max: 40 })).transform((text) => (text === null ? null : cleanOccupationCode(text))),
    occupationEdition: optionalChoice(OCCUPATION_EDITIONS),
    occupationName: optional(line({ max: 60 })),
    noOccupationReason: optional(line({ max: 200 })),
    highestLevel: optionalChoice(HIGHEST_LEVELS),
  })
  .superRefine((form, context) => {
    const refuse = (path: keyof typeof form, message: FieldProblemCode | 'required') => context.addIssue({ code: 'custom', path: [path], message })
    if (form.occupationCode === null) {
      if (form.noOccupationReason === null) refuse('noOccupationReason', 'codeOrReason')
      if (form.occupationEdition !== null) refuse('occupationEdition', 'editionWithoutCode')
      return
    }
    if (!isOccupationCode(form.occupationCode)) refuse('occupationCode', 'badOccupationCode')
    if (form.occupationEdition === null) refuse('occupationEdition', 'required')
    if (form.noOccupationReason !== null) refuse('noOccupationReason', 'codeAndReason')
  })

export type EventValues = z.output<typeof eventForm>
