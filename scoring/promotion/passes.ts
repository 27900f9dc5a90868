import type { PromotionRule } from '#scoring/policies/policy.ts'
import { type MarkColumn, hasPassed } from '#scoring/ranking/mark-columns.ts'
import type { PassMark } from './verdict.ts'

/** Which entries pass both parts that the rule names. */
export interface Passes {
  /** Bit 0 for the first part, bit 1 for the second, by entry number. */
  flags: Uint8Array
  passMarks: readonly PassMark[]
  /** Parts the rule needs and the event does not have: then nobody passes both (DOMAIN A7.4 E29). */
  missing: readonly string[]
}

export const PASSED_BOTH = 3

/** Judges the two parts for every entry with a mark in them; a missing mark does not pass. */
export function judgePasses(rule: PromotionRule, columns: readonly MarkColumn[], size: number): Passes {
  const flags = new Uint8Array(size)
  const missing: string[] = []
  const passMarks: PassMark[] = []
  rule.othersPassedBoth.parts.forEach((key, bit) => {
    const column = columns.find(({ part }) => part.key === key)
    if (!column) {
      missing.push(key)
      return
    }
    passMarks.push({ part: key, passMark: column.part.passMark })
    for (let entry = 0; entry < size; entry++) if (hasPassed(column, entry)) flags[entry]! |= 1 << bit
  })
  return { flags, passMarks, missing }
}
