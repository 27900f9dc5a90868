import { z } from 'zod'

/**
 * What may be wrong with a field of a competition or an event, besides what may be wrong with any field (`errors.fields`).
 * The sentences are in the messages (`competitions.fieldProblem`).
 */
export type FieldProblemCode =
  | 'badCode'
  | 'startAfterFinal'
  | 'enterpriseHasNoClass'
  | 'codeTaken'
  | 'policyNotOffered'
  | 'hostOutOfReach'
  | 'frozenField'
  | 'badOccupationCode'
  | 'codeOrReason'
  | 'codeAndReason'
  | 'editionWithoutCode'
  | 'nameTaken'
  | 'unknownSource'

/** One of the given words, or nothing: an empty field is null. */
export function optionalChoice<const T extends readonly [string, ...string[]]>(words: T) {
  return z
    .enum([...words, ''] as const, 'notOption')
    .optional()
    .transform((word) => (word === undefined || word === '' ? null : (word as T[number])))
}
