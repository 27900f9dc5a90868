// How what was given for a part becomes its mark: one mean of those judges that are left, or a sum of aspects, each rounded once.
import { roundHalfAway } from '#scoring/numbers/rounding.ts'
import type { Hundredths } from '#scoring/numbers/hundredths.ts'
import type { Aspect, PanelRule } from './contest.ts'

/** Highest score of a judgement aspect, and how far apart its scores may lie before it is judged again. */
export const JUDGEMENT_TOP = 3
export const JUDGEMENT_SPREAD = 1

// Limits under which every sum and product of marks stays an exact integer.
export const MARK_LIMIT: Hundredths = 100_000_000
export const ASPECT_LIMIT: Hundredths = 1_000_000
export const PANEL_LENGTH = 1_000

const scratch: number[] = []

/**
 * The mean of a panel in 10^-decimals of a mark, or null when fewer than `minimumJudges` (at least one) are left.
 * Absent judges (null) are left out before the highest and lowest are dropped.
 */
export function panelMark(panel: readonly (Hundredths | null)[], rule: PanelRule): number | null {
  scratch.length = 0
  for (const given of panel) {
    if (given !== null) insertSorted(given)
  }
  const left = scratch.length - rule.dropHigh - rule.dropLow
  if (left < Math.max(1, rule.minimumJudges)) return null
  let sum = 0
  for (let at = rule.dropLow; at < rule.dropLow + left; at++) sum += scratch[at]!
  return roundHalfAway(sum * 10 ** rule.decimals, 100 * left)
}

function insertSorted(value: number): void {
  let at = scratch.length
  while (at > 0 && scratch[at - 1]! > value) {
    scratch[at] = scratch[at - 1]!
    at--
  }
  scratch[at] = value
}

export type AspectsVerdict = { mark: Hundredths; disputed: null } | { mark: null; disputed: number[] }

/** The sum of the aspects; or no mark, and the indexes of those whose scores lie too far apart. */
export function aspectsMark(aspects: readonly Aspect[]): AspectsVerdict {
  let mark = 0
  const disputed: number[] = []
  aspects.forEach((aspect, index) => {
    if (aspect.type === 'measurement') mark += aspect.mark
    else if (judgementSpread(aspect.scores) > JUDGEMENT_SPREAD) disputed.push(index)
    else mark += judgementMark(aspect.scores, aspect.max)
  })
  return disputed.length > 0 ? { mark: null, disputed } : { mark, disputed: null }
}

/** mean(scores) / 3 × max, rounded half up to two decimals. */
export function judgementMark(scores: readonly number[], max: Hundredths): Hundredths {
  let sum = 0
  for (const score of scores) sum += score
  return roundHalfAway(sum * max, scores.length * JUDGEMENT_TOP)
}

function judgementSpread(scores: readonly number[]): number {
  let low = JUDGEMENT_TOP
  let high = 0
  for (const score of scores) {
    if (score < low) low = score
    if (score > high) high = score
  }
  return high - low
}
