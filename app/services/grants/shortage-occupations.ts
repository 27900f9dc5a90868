import type { Policy } from '#scoring/policies/policy.ts'
import { cleanOccupationCode, isOccupationCode, type OccupationEdition } from '../competitions/occupation.ts'

/** The key under which a catalogue of shortage occupations stands among what the texts leave open. It holds codes, no sum: the engine never sees it. */
export const SHORTAGE_KEY = 'shortageOccupations'

/** A catalogue as it was entered: which occupations are short under a text, from a day until the next catalogue of that text. */
export interface ShortageCatalogue {
  policyId: string
  /** The edition of the classification its codes are of: a code means nothing without it. */
  edition: OccupationEdition
  occupations: readonly string[]
  documentNumber: string
  effectiveFrom: string
}

/** Whether a text pays for a certificate by its occupation being short of hands (虞人社〔2023〕19号 三(四)21, 余党办〔2022〕51号 三(四)11). */
export const asksForShortage = (policy: Policy): boolean => policy.rules.some(({ grants }) => grants.some(({ requires = [] }) => requires.some(({ field }) => field === 'shortage')))

/**
 * Whether an occupation is short on a day by the catalogues in force then. Undefined where nobody can say: no catalogue of its edition begins by
 * that day, or the occupation has no code; the line then goes on waiting for the answer. Pure.
 */
export function isShortage(catalogues: readonly ShortageCatalogue[], day: string, { occupationCode, occupationEdition }: { occupationCode: string | null; occupationEdition: string | null }): boolean | undefined {
  const inForce = new Map<string, ShortageCatalogue>()
  for (const catalogue of catalogues) {
    const known = inForce.get(catalogue.policyId)
    if (catalogue.effectiveFrom <= day && (!known || known.effectiveFrom < catalogue.effectiveFrom)) inForce.set(catalogue.policyId, catalogue)
  }
  const comparable = [...inForce.values()].filter(({ edition }) => edition === occupationEdition)
  if (comparable.length === 0 || occupationCode === null) return undefined
  return comparable.some(({ occupations }) => occupations.includes(occupationCode))
}

/** The codes of a typed list, one or many to a line; null when something in it is no code. */
export function readOccupationCodes(text: string): string[] | null {
  const codes = text.split(/[\s,，、;；]+/).filter((part) => part !== '').map(cleanOccupationCode)
  return codes.length > 0 && codes.every(isOccupationCode) ? [...new Set(codes)] : null
}
