import type { EventRules } from '#db/schema/competitions.ts'

/** What may be wrong with the rules of an event. The sentences are in the messages (`competitions.ruleProblem`). */
export type RuleProblemCode =
  | 'required'
  | 'tooLong'
  | 'badKey'
  | 'badNumber'
  | 'badMark'
  | 'badShare'
  | 'badChoice'
  | 'notPositive'
  | 'outOfRange'
  | 'unknownField'
  | 'noParts'
  | 'tooMany'
  | 'weightsSum'
  | 'duplicateKey'
  | 'duplicateName'
  | 'passMarkAbove100'
  | 'dropsTooMany'
  | 'minimumJudgesTooMany'
  | 'tieBreakUnknown'
  | 'tieBreakTwice'
  | 'awardShareOrCount'
  | 'cumulativeNotRising'
  | 'sharesOver100'

/** One problem and the field it is about, as in the form: `parts[0].weight`, `tieBreaks[1].key`, `parts` for the list itself. */
export interface RuleProblem {
  path: string
  code: RuleProblemCode
}

/** 100 % in basis points: weights are added up as integers, because 33.33 + 33.33 + 33.34 is not 100 in floating point. */
export const FULL_WEIGHT = 10_000

/** Sum of the parts' weights in basis points. A weight that is no number yet counts as 0. */
export function sumOfWeights(parts: ReadonlyArray<{ weight: number }>): number {
  return parts.reduce((sum, part) => sum + (Number.isFinite(part.weight) ? Math.round(part.weight * 100) : 0), 0)
}

/** Problems that only show when fields are seen together. Takes rules whose single fields are sound; knows no clock and no database. */
export function findCrossProblems(rules: EventRules): RuleProblem[] {
  return [
    ...weightProblems(rules),
    ...doubleKeys(rules),
    ...doubleNames('parts', rules.parts),
    ...doubleNames('metrics', rules.metrics),
    ...doubleNames('awards', rules.awards),
    ...rules.parts.flatMap(partProblems),
    ...tieBreakProblems(rules),
    ...awardProblems(rules.awards),
  ]
}

function weightProblems({ parts }: EventRules): RuleProblem[] {
  return parts.length > 0 && sumOfWeights(parts) !== FULL_WEIGHT ? [{ path: 'parts', code: 'weightsSum' }] : []
}

/** Parts and metrics share one space of names, because a tie-break names either. */
function doubleKeys({ parts, metrics, awards }: EventRules): RuleProblem[] {
  const places = [
    ...parts.map((part, index) => ({ key: part.key, path: `parts[${index}].key` })),
    ...metrics.map((metric, index) => ({ key: metric.key, path: `metrics[${index}].key` })),
  ]
  const awardPlaces = awards.map((award, index) => ({ key: award.key, path: `awards[${index}].key` }))
  return [...repeated(places, 'duplicateKey'), ...repeated(awardPlaces, 'duplicateKey')]
}

function doubleNames(list: string, items: ReadonlyArray<{ name: string }>): RuleProblem[] {
  return repeated(items.map((item, index) => ({ key: item.name, path: `${list}[${index}].name` })), 'duplicateName')
}

function repeated(places: ReadonlyArray<{ key: string; path: string }>, code: RuleProblemCode): RuleProblem[] {
  const seen = new Set<string>()
  return places.flatMap(({ key, path }) => {
    if (seen.has(key)) return [{ path, code }]
    seen.add(key)
    return []
  })
}

function partProblems(part: EventRules['parts'][number], index: number): RuleProblem[] {
  const problems: RuleProblem[] = []
  // Compared with the mark brought to a full mark of 100, whatever the part's own full mark is (A7.4 E30).
  if (part.passMark !== undefined && Number(part.passMark) > 100) problems.push({ path: `parts[${index}].passMark`, code: 'passMarkAbove100' })
  if (part.panel) {
    const { judges, dropHigh, dropLow, minimumJudges } = part.panel
    const left = judges - dropHigh - dropLow
    // Somebody's number must be left to take the mean of.
    if (left < 1) problems.push({ path: `parts[${index}].panel.dropHigh`, code: 'dropsTooMany' })
    else if (minimumJudges > left) problems.push({ path: `parts[${index}].panel.minimumJudges`, code: 'minimumJudgesTooMany' })
  }
  return problems
}

function tieBreakProblems({ parts, metrics, tieBreaks }: EventRules): RuleProblem[] {
  const known = new Set([...parts, ...metrics].map((item) => item.key))
  const unknown = tieBreaks.flatMap(({ key }, index): RuleProblem[] => (known.has(key) ? [] : [{ path: `tieBreaks[${index}].key`, code: 'tieBreakUnknown' }]))
  return [...unknown, ...repeated(tieBreaks.map(({ key }, index) => ({ key, path: `tieBreaks[${index}].key` })), 'tieBreakTwice')]
}

/** A cumulative share counts from the first place on, so it must rise; the others are taken one after the other and stay within the field. */
function awardProblems(awards: EventRules['awards']): RuleProblem[] {
  const problems: RuleProblem[] = []
  let reached = 0
  awards.forEach((award, index) => {
    if ((award.share === undefined) === (award.count === undefined)) {
      problems.push({ path: `awards[${index}].share`, code: 'awardShareOrCount' })
      return
    }
    if (award.share === undefined) return
    const share = Math.round(Number.parseFloat(award.share) * 100)
    if (award.cumulative && share <= reached) problems.push({ path: `awards[${index}].share`, code: 'cumulativeNotRising' })
    reached = award.cumulative ? Math.max(reached, share) : reached + share
    if (reached > FULL_WEIGHT) problems.push({ path: `awards[${index}].share`, code: 'sharesOver100' })
  })
  return problems
}
