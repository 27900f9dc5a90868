import type { Permission } from '#app/auth/permissions.ts'
import type { CompetitionState } from '#db/schema/competitions.ts'
import { findBlockers, type Blocker, type BlockerCode, type CompetitionFacts } from './blockers.ts'
import { areNeighbours, isBefore, type CompetitionPlan } from './plan.ts'

/**
 * The life of a competition as data. A state is where the competition stands, an action is what a person does to move it on
 * (or back), a blocker is a fact that forbids an action for now. A transition exists for a competition when its two states are
 * neighbours on the competition's own line (`plan.ts`). Nothing else in the product decides whether a state may change.
 */
export const COMPETITION_ACTIONS = [
  'openRegistration',
  'backToDraft',
  'closeRegistration',
  'reopenRegistration',
  'fixField',
  'reopenField',
  'startScoring',
  'backToRegistration',
  'startChecking',
  'backToMarking',
  'publishProvisionally',
  'backToChecking',
  'openNotice',
  'withdrawNotice',
  'publish',
  'archive',
] as const

export type CompetitionAction = (typeof COMPETITION_ACTIONS)[number]

export interface Transition {
  action: CompetitionAction
  from: CompetitionState
  to: CompetitionState
  /** Who may do it: everybody whose role carries this permission for the competition. */
  permission: Permission
  /** What must not be the case. */
  blockers: readonly BlockerCode[]
  /** A step back is written down with its reason; the step forward of each state is the one offered first. */
  direction: 'forward' | 'back'
}

/** One action from each of the states it can start in to each it can lead to. */
function step(
  action: CompetitionAction,
  direction: Transition['direction'],
  from: readonly CompetitionState[],
  to: readonly CompetitionState[],
  rest: Pick<Transition, 'permission' | 'blockers'>,
): Transition[] {
  return from.flatMap((start) => to.map((end) => ({ action, direction, from: start, to: end, ...rest })))
}

const COMPLETE: readonly BlockerCode[] = ['noEvents', 'rulesIncomplete', 'policyMissing', 'policyIsDraft']

/** What an edition still lacks before it may be put on public notice, and before it may be published. */
export const BEFORE_NOTICE: readonly BlockerCode[] = ['signaturesMissing', 'notAnnounced', 'appealClockRuns', 'appealsOpen']
export const BEFORE_PUBLISHING: readonly BlockerCode[] = [...BEFORE_NOTICE, 'noticeMissing', 'noticeRuns', 'objectionsOpen']

export const TRANSITIONS: readonly Transition[] = [
  ...step('openRegistration', 'forward', ['draft'], ['open'], { permission: 'competition:open', blockers: COMPLETE }),
  ...step('backToDraft', 'back', ['open'], ['draft'], { permission: 'competition:open', blockers: ['hasEntrants'] }),
  // The queue may still hold registrations: nobody new comes in, what came in is decided.
  ...step('closeRegistration', 'forward', ['open'], ['registrationClosed'], { permission: 'competition:open', blockers: [] }),
  ...step('reopenRegistration', 'back', ['registrationClosed'], ['open'], { permission: 'competition:open', blockers: [] }),
  // Fixes N: who has not checked in is absent from here on.
  ...step('fixField', 'forward', ['open', 'registrationClosed'], ['checkedIn'], { permission: 'checkIn:do', blockers: ['registrationsPending', 'noEntrants', 'nobodyCheckedIn'] }),
  ...step('reopenField', 'back', ['checkedIn'], ['open', 'registrationClosed'], { permission: 'checkIn:do', blockers: ['codesDrawn'] }),
  // Freezes the rules of every event: from here on marks are given under exactly these.
  ...step('startScoring', 'forward', ['open', 'registrationClosed', 'checkedIn'], ['scoring'], {
    permission: 'competition:startScoring',
    blockers: ['noEvents', 'rulesIncomplete', 'schemeIncomplete', 'registrationsPending', 'noEntrants', 'judgesInConflict', 'judgesUntrained', 'codesNotDrawn', 'policyMissing', 'policyIsDraft'],
  }),
  ...step('backToRegistration', 'back', ['scoring'], ['open', 'registrationClosed', 'checkedIn'], { permission: 'competition:startScoring', blockers: ['hasMarks', 'hasEditions'] }),
  ...step('startChecking', 'forward', ['scoring'], ['checking'], { permission: 'competition:startScoring', blockers: ['marksOpen'] }),
  ...step('backToMarking', 'back', ['checking'], ['scoring'], { permission: 'competition:startScoring', blockers: ['hasPublished'] }),
  ...step('publishProvisionally', 'forward', ['scoring', 'checking'], ['provisional'], { permission: 'result:publish', blockers: ['resultsNotConfirmed', 'codesSealed', 'correctionOpen', 'signaturesMissing'] }),
  ...step('backToChecking', 'back', ['provisional'], ['scoring', 'checking'], { permission: 'result:publish', blockers: ['hasPublished'] }),
  ...step('openNotice', 'forward', ['scoring', 'checking', 'provisional'], ['publicNotice'], { permission: 'result:publish', blockers: ['resultsNotConfirmed', 'codesSealed', 'correctionOpen', ...BEFORE_NOTICE] }),
  ...step('withdrawNotice', 'back', ['publicNotice'], ['scoring', 'checking', 'provisional'], { permission: 'result:publish', blockers: ['hasPublished'] }),
  ...step('publish', 'forward', ['scoring', 'checking', 'provisional', 'publicNotice'], ['published'], { permission: 'result:publish', blockers: ['resultsNotPublished', 'codesSealed'] }),
  ...step('archive', 'forward', ['published'], ['archived'], { permission: 'competition:archive', blockers: ['resultsNotPublished', 'correctionOpen', 'issuedUnsettled'] }),
]

export type TransitionVerdict =
  | { ok: true; transition: Transition }
  | { ok: false; reason: 'illegalTransition' }
  | { ok: false; reason: 'blocked'; transition: Transition; blockers: Blocker[] }

/** The transitions that leave a state on this competition's line, the forward one first. */
export function transitionsFrom(state: CompetitionState, plan: CompetitionPlan): Transition[] {
  return TRANSITIONS.filter((transition) => transition.from === state && areNeighbours(plan, state, transition.to)).sort(
    (a, b) => Number(a.direction === 'back') - Number(b.direction === 'back'),
  )
}

/** Whether this action may be done now, and if not, what stands in the way. Says nothing of who asks. */
export function judgeTransition(state: CompetitionState, action: CompetitionAction, facts: CompetitionFacts): TransitionVerdict {
  const transition = transitionsFrom(state, facts.plan).find((candidate) => candidate.action === action)
  if (!transition) return { ok: false, reason: 'illegalTransition' }
  const blockers = findBlockers(transition.blockers, facts)
  return blockers.length === 0 ? { ok: true, transition } : { ok: false, reason: 'blocked', transition, blockers }
}

/** The step that comes next and what is still missing for it; null at the end of the line. */
export function nextStep(state: CompetitionState, facts: CompetitionFacts): { transition: Transition; blockers: Blocker[] } | null {
  const transition = transitionsFrom(state, facts.plan).find((candidate) => candidate.direction === 'forward')
  return transition ? { transition, blockers: findBlockers(transition.blockers, facts) } : null
}

/** True while the rules of the competition's events may be edited: before scoring starts. */
export function rulesAreEditable(state: CompetitionState): boolean {
  return isBefore(state, 'scoring')
}

/** True while marks may be written, as far as the state says: from the start of scoring until the archive. A confirmed result locks them by itself. */
export function marksMayBeWritten(state: CompetitionState): boolean {
  return !isBefore(state, 'scoring') && isBefore(state, 'archived')
}

/** True when nothing stands between here and publishing: the last state before it on this line, or published already. */
export function resultsMayBePublished(state: CompetitionState, plan: CompetitionPlan): boolean {
  return state === 'published' || transitionsFrom(state, plan).some((transition) => transition.action === 'publish')
}
