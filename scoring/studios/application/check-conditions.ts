import { LEADER_LEVELS, type ApplicationCondition } from './condition.ts'

/** `open` not answered yet, `short` answered with less than is asked for, `noEvidence` lacks a file, `other` another of its set is met. */
export type ConditionState = 'met' | 'open' | 'short' | 'noEvidence' | 'other'

export interface CheckedCondition {
  key: string
  state: ConditionState
}

export interface ConditionCheck {
  conditions: readonly CheckedCondition[]
  /** Keys that keep the application from being submitted; of a set that nobody met, all of them. */
  missing: readonly string[]
  /** How many things are missing; a set that stands for each other is one thing. */
  missingCount: number
}

/** What a check looks at. */
type Checked = Pick<ApplicationCondition, 'key' | 'kind' | 'least' | 'leastLevel' | 'evidence' | 'oneOf'>

/** Checks the answers against the conditions; `evidence` says how many files carry each key. Pure: page and server ask the same. */
export function checkConditions(conditions: readonly Checked[], answers: Readonly<Record<string, string>>, evidence: Readonly<Record<string, number>>): ConditionCheck {
  const alone = conditions.map((condition) => ({ condition, state: stateOf(condition, answers[condition.key] ?? '', evidence[condition.key] ?? 0) }))
  const met = new Set(alone.flatMap(({ condition, state }) => (condition.oneOf !== undefined && state === 'met' ? [condition.oneOf] : [])))
  const checked = alone.map(({ condition: { key, oneOf }, state }): CheckedCondition => ({ key, state: state === 'open' && oneOf !== undefined && met.has(oneOf) ? 'other' : state }))
  const needed = alone.filter(({ condition: { oneOf }, state }) => state !== 'met' && (oneOf === undefined || !met.has(oneOf)))
  return { conditions: checked, missing: needed.map(({ condition }) => condition.key), missingCount: new Set(needed.map(({ condition: { key, oneOf } }) => oneOf ?? key)).size }
}

function stateOf({ kind, least, leastLevel, evidence }: Checked, given: string, files: number): ConditionState {
  const answer = given.trim()
  if (answer === '') return 'open'
  if (!reaches()) return 'short'
  return evidence && files === 0 ? 'noEvidence' : 'met'

  function reaches(): boolean {
    if (kind === 'yesNo') return answer === 'yes'
    if (kind === 'text') return true
    if (kind === 'level') {
      const at = LEADER_LEVELS.findIndex((level) => level === answer)
      return at >= 0 && at >= LEADER_LEVELS.indexOf(leastLevel ?? 'seniorWorker')
    }
    return /^\d{1,9}(\.\d{1,2})?$/.test(answer) && Number(answer) >= (least ?? 0)
  }
}
