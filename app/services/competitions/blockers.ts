import type { CompetitionPlan } from './plan.ts'
import type { PolicyStanding } from './policy-standing.ts'

/** What the state machine knows of one event. Counts are of rows as they stand now. */
export interface EventFacts {
  id: string
  name: string
  /** Parts whose marking scheme is begun and cannot be marked by yet. */
  schemesIncomplete: ReadonlyArray<{ key: string; name: string; nameEn: string | null }>
  /** Number of problems in the stored rules; 0 when they can be ranked by. */
  ruleProblems: number
  /** Accepted entries that have not withdrawn. */
  entrants: number
  /** Registrations nobody has decided yet, and those sent back to their entrant. */
  pending: number
  /** Entries that have checked in. */
  checkedIn: number
  /** Layers of blind codes that are drawn, and those among them that are still sealed. */
  layersDrawn: number
  layersSealed: number
  /** Judges who have to withdraw, and those whose training nobody has confirmed. */
  judgesConflicted: number
  judgesUntrained: number
  /** Cells of those who take part that nobody has filled. */
  openCells: number
  marks: number
  /** Result editions of any state. */
  editions: number
  /** True when the marks are locked by a confirmed result. */
  confirmed: boolean
  /** True while one edition is published. */
  published: boolean
  /** True while a correction of a confirmed result is open. */
  correctionOpen: boolean
  /** Of the newest edition: people who signed it, whether it was announced, whether its appeal clock runs. */
  signatures: number
  announced: boolean
  appealClockRuns: boolean
  /** Appeals nobody has decided. */
  openAppeals: number
  /** Of the newest edition: notices not withdrawn, those whose period runs, objections without an answer. */
  notices: number
  noticesRunning: number
  openObjections: number
  /** Issued things that a correction has listed and nobody has settled. */
  openItems: number
}

/** Chief judge and supervisor sign wherever a result is checked or may be appealed against; a small contest publishes without. */
export const SIGNATURES = 2
export function signaturesAreUsed({ usedSteps }: CompetitionPlan): boolean {
  return usedSteps.includes('recheck') || usedSteps.includes('appeal')
}

/** Everything a transition depends on, read under the competition's lock. */
export interface CompetitionFacts {
  policy: PolicyStanding
  plan: CompetitionPlan
  events: readonly EventFacts[]
}

/** A fact that forbids an action, with the event it is about when it is about one. */
export interface Blocker {
  code: BlockerCode
  event?: { id: string; name: string }
  part?: { key: string; name: string; nameEn: string | null }
}

type Check = (facts: CompetitionFacts) => Blocker[]

/** Blockers about the competition as a whole: one line each. */
function whole(code: BlockerCode, stands: (facts: CompetitionFacts) => boolean): Check {
  return (facts) => (stands(facts) ? [{ code }] : [])
}

/** Blockers about single events: one line for each event that is concerned. */
function perEvent(code: BlockerCode, stands: (event: EventFacts, plan: CompetitionPlan) => boolean): Check {
  return (facts) => facts.events.filter((event) => stands(event, facts.plan)).map(({ id, name }) => ({ code, event: { id, name } }))
}

/** Blockers about parts of events: one line for each part. */
function perPart(code: BlockerCode, parts: (event: EventFacts) => EventFacts['schemesIncomplete']): Check {
  return (facts) => facts.events.flatMap((event) => parts(event).map((part) => ({ code, event: { id: event.id, name: event.name }, part })))
}

export type BlockerCode =
  | 'noEvents'
  | 'rulesIncomplete'
  | 'schemeIncomplete'
  | 'policyMissing'
  | 'policyIsDraft'
  | 'noEntrants'
  | 'hasEntrants'
  | 'judgesInConflict'
  | 'judgesUntrained'
  | 'registrationsPending'
  | 'nobodyCheckedIn'
  | 'codesNotDrawn'
  | 'codesDrawn'
  | 'codesSealed'
  | 'marksOpen'
  | 'resultsNotConfirmed'
  | 'hasPublished'
  | 'hasMarks'
  | 'hasEditions'
  | 'resultsNotPublished'
  | 'signaturesMissing'
  | 'notAnnounced'
  | 'appealClockRuns'
  | 'appealsOpen'
  | 'noticeMissing'
  | 'noticeRuns'
  | 'objectionsOpen'
  | 'correctionOpen'
  | 'issuedUnsettled'

const CHECKS: Record<BlockerCode, Check> = {
  noEvents: whole('noEvents', (facts) => facts.events.length === 0),
  policyMissing: whole('policyMissing', (facts) => facts.policy === 'missing'),
  // A draft is no ground for anybody's promotion or money (D1.15).
  policyIsDraft: whole('policyIsDraft', (facts) => facts.policy === 'draft'),
  rulesIncomplete: perEvent('rulesIncomplete', (event) => event.ruleProblems > 0),
  // A part without a scheme is marked by one number; one that is begun is meant to be marked by.
  schemeIncomplete: perPart('schemeIncomplete', (event) => event.schemesIncomplete),
  noEntrants: perEvent('noEntrants', (event) => event.entrants === 0),
  hasEntrants: perEvent('hasEntrants', (event) => event.entrants > 0),
  judgesInConflict: perEvent('judgesInConflict', (event) => event.judgesConflicted > 0),
  judgesUntrained: perEvent('judgesUntrained', (event) => event.judgesUntrained > 0),
  registrationsPending: perEvent('registrationsPending', (event) => event.pending > 0),
  // Only where people check in; a field that is fixed for blind codes alone is everybody who was accepted.
  nobodyCheckedIn: perEvent('nobodyCheckedIn', (event, plan) => plan.usedSteps.includes('checkIn') && event.checkedIn === 0),
  codesNotDrawn: perEvent('codesNotDrawn', (event, plan) => event.layersDrawn < plan.blindLayers),
  codesDrawn: perEvent('codesDrawn', (event) => event.layersDrawn > 0),
  codesSealed: perEvent('codesSealed', (event) => event.layersSealed > 0),
  marksOpen: perEvent('marksOpen', (event) => event.openCells > 0),
  resultsNotConfirmed: perEvent('resultsNotConfirmed', (event) => !event.confirmed),
  hasPublished: perEvent('hasPublished', (event) => event.published),
  hasMarks: perEvent('hasMarks', (event) => event.marks > 0),
  hasEditions: perEvent('hasEditions', (event) => event.editions > 0),
  signaturesMissing: perEvent('signaturesMissing', (event, plan) => signaturesAreUsed(plan) && event.signatures < SIGNATURES),
  notAnnounced: perEvent('notAnnounced', (event, plan) => plan.usedSteps.includes('appeal') && !event.announced),
  appealClockRuns: perEvent('appealClockRuns', (event, plan) => plan.usedSteps.includes('appeal') && event.appealClockRuns),
  appealsOpen: perEvent('appealsOpen', (event) => event.openAppeals > 0),
  noticeMissing: perEvent('noticeMissing', (event, plan) => plan.usedSteps.includes('publicNotice') && event.notices === 0),
  noticeRuns: perEvent('noticeRuns', (event, plan) => plan.usedSteps.includes('publicNotice') && event.noticesRunning > 0),
  objectionsOpen: perEvent('objectionsOpen', (event) => event.openObjections > 0),
  resultsNotPublished: perEvent('resultsNotPublished', (event) => !event.published),
  correctionOpen: perEvent('correctionOpen', (event) => event.correctionOpen),
  issuedUnsettled: perEvent('issuedUnsettled', (event) => event.openItems > 0),
}

/** The blockers among `codes` that stand, in the order of `codes` and of the events. */
export function findBlockers(codes: readonly BlockerCode[], facts: CompetitionFacts): Blocker[] {
  return codes.flatMap((code) => CHECKS[code](facts))
}
