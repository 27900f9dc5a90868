import { z } from 'zod'
import { isDay } from '#scoring/numbers/days.ts'

/** What may be wrong with a field of a competition or an event. The sentences are in the messages (`competitions.fieldProblem`). */
export type FieldProblemCode =
  | 'required'
  | 'tooLong'
  | 'badCode'
  | 'badYear'
  | 'badChoice'
  | 'badDay'
  | 'startAfterFinal'
  | 'enterpriseHasNoClass'
  | 'codeTaken'
  | 'policyNotOffered'
  | 'hostOutOfReach'
  | 'frozenField'
  | 'badOccupationCode'
  | 'codeOrReason'
  | 'editionWithoutCode'
  | 'nameTaken'
  | 'unknownSource'

export const problem = (code: FieldProblemCode) => ({ error: code })

/** A line of text that must be there; blanks around it do not count. */
export const requiredText = (most: number) => z.string(problem('required')).trim().min(1, problem('required')).max(most, problem('tooLong'))

/** A line of text or nothing; an empty field is null. */
export const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, problem('tooLong'))
    .default('')
    .transform((text) => (text === '' ? null : text))

/** One of the given words or nothing. */
export const optionalChoice = <const T extends readonly [string, ...string[]]>(words: T) =>
  z
    .enum([...words, ''] as const, problem('badChoice'))
    .default('')
    .transform((word) => (word === '' ? null : (word as T[number])))

export const day = z.string(problem('required')).trim().min(1, problem('required')).refine(isDay, problem('badDay'))

export const optionalDay = z
  .string()
  .trim()
  .default('')
  .refine((text) => text === '' || isDay(text), problem('badDay'))
  .transform((text) => (text === '' ? null : text))

/** The version a form was opened with. */
export const formVersion = z.coerce.number().int().min(1)
