import type { PolicyStanding } from './policy-standing.ts'

/** What the state machine knows of one event. Counts are of rows as they stand now. */
export interface EventFacts {
  id: string
  name: string
  /** Number of problems in the stored rules; 0 when they can be ranked by. */
  ruleProblems: number
  /** Accepted entries that have not withdrawn. */
  entrants: number
  marks: number
  /** Result editions of any state. */
  editions: number
  /** True while one edition is published. */
  published: boolean
  /** True while a correction of a confirmed result is open. */
  correctionOpen: boolean
}

/** Everything a transition depends on, read under the competition's lock. */
export interface CompetitionFacts {
  policy: PolicyStanding
  events: readonly EventFacts[]
}

/** A fact that forbids an action, with the event it is about when it is about one. */
export interface Blocker {
  code: BlockerCode
  event?: { id: string; name: string }
}

type Check = (facts: CompetitionFacts) => Blocker[]

/** Blockers about the competition as a whole: one line each. */
function whole(code: BlockerCode, stands: (facts: CompetitionFacts) => boolean): Check {
  return (facts) => (stands(facts) ? [{ code }] : [])
}

/** Blockers about single events: one line for each event that is concerned. */
function perEvent(code: BlockerCode, stands: (event: EventFacts) => boolean): Check {
  return (facts) => facts.events.filter(stands).map(({ id, name }) => ({ code, event: { id, name } }))
}

export type BlockerCode =
  | 'noEvents'
  | 'rulesIncomplete'
  | 'policyMissing'
  | 'policyIsDraft'
  | 'noEntrants'
  | 'hasEntrants'
  | 'hasMarks'
  | 'hasEditions'
  | 'resultsNotPublished'
  | 'correctionOpen'

const CHECKS: Record<BlockerCode, Check> = {
  noEvents: whole('noEvents', (facts) => facts.events.length === 0),
  policyMissing: whole('policyMissing', (facts) => facts.policy === 'missing'),
  // A draft is no ground for anybody's promotion or money (D1.15).
  policyIsDraft: whole('policyIsDraft', (facts) => facts.policy === 'draft'),
  rulesIncomplete: perEvent('rulesIncomplete', (event) => event.ruleProblems > 0),
  noEntrants: perEvent('noEntrants', (event) => event.entrants === 0),
  hasEntrants: perEvent('hasEntrants', (event) => event.entrants > 0),
  hasMarks: perEvent('hasMarks', (event) => event.marks > 0),
  hasEditions: perEvent('hasEditions', (event) => event.editions > 0),
  resultsNotPublished: perEvent('resultsNotPublished', (event) => !event.published),
  correctionOpen: perEvent('correctionOpen', (event) => event.correctionOpen),
}

/** The blockers among `codes` that stand, in the order of `codes` and of the events. */
export function findBlockers(codes: readonly BlockerCode[], facts: CompetitionFacts): Blocker[] {
  return codes.flatMap((code) => CHECKS[code](facts))
}
