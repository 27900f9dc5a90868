import type { Permission } from '#app/auth/permissions.ts'
import type { CompetitionState } from '#db/schema/competitions.ts'
import { findBlockers, type Blocker, type BlockerCode, type CompetitionFacts } from './blockers.ts'

/**
 * The life of a competition as data. A state is where the competition stands, an action is what a person does to move it on
 * (or back), a blocker is a fact that forbids an action for now. Nothing else in the product decides whether a state may change.
 */
export const COMPETITION_STATES: readonly CompetitionState[] = [
  'draft',
  'open',
  'registrationClosed',
  'checkedIn',
  'scoring',
  'checking',
  'provisional',
  'publicNotice',
  'published',
  'archived',
]

/** The states a competition passes through; the others of the list have no transition and can neither be entered nor left. */
export const STATE_LINE: readonly CompetitionState[] = ['draft', 'open', 'scoring', 'published', 'archived']

export const COMPETITION_ACTIONS = [
  'openRegistration',
  'backToDraft',
  'startScoring',
  'backToRegistration',
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

export const TRANSITIONS: readonly Transition[] = [
  {
    action: 'openRegistration',
    from: 'draft',
    to: 'open',
    permission: 'competition:open',
    blockers: ['noEvents', 'rulesIncomplete', 'policyMissing', 'policyIsDraft'],
    direction: 'forward',
  },
  { action: 'backToDraft', from: 'open', to: 'draft', permission: 'competition:open', blockers: ['hasEntrants'], direction: 'back' },
  {
    // Freezes the rules of every event: from here on marks are given under exactly these.
    action: 'startScoring',
    from: 'open',
    to: 'scoring',
    permission: 'competition:startScoring',
    blockers: ['noEvents', 'rulesIncomplete', 'noEntrants', 'policyMissing', 'policyIsDraft'],
    direction: 'forward',
  },
  { action: 'backToRegistration', from: 'scoring', to: 'open', permission: 'competition:startScoring', blockers: ['hasMarks', 'hasEditions'], direction: 'back' },
  { action: 'publish', from: 'scoring', to: 'published', permission: 'result:publish', blockers: ['resultsNotPublished'], direction: 'forward' },
  { action: 'archive', from: 'published', to: 'archived', permission: 'competition:archive', blockers: ['resultsNotPublished', 'correctionOpen'], direction: 'forward' },
]

export type TransitionVerdict =
  | { ok: true; transition: Transition }
  | { ok: false; reason: 'illegalTransition' }
  | { ok: false; reason: 'blocked'; transition: Transition; blockers: Blocker[] }

/** Whether this action may be done now, and if not, what stands in the way. Says nothing of who asks. */
export function judgeTransition(state: CompetitionState, action: CompetitionAction, facts: CompetitionFacts): TransitionVerdict {
  const transition = TRANSITIONS.find((candidate) => candidate.from === state && candidate.action === action)
  if (!transition) return { ok: false, reason: 'illegalTransition' }
  const blockers = findBlockers(transition.blockers, facts)
  return blockers.length === 0 ? { ok: true, transition } : { ok: false, reason: 'blocked', transition, blockers }
}

/** The transitions that leave a state, the forward one first. */
export function transitionsFrom(state: CompetitionState): Transition[] {
  return TRANSITIONS.filter((transition) => transition.from === state).sort((a, b) => Number(a.direction === 'back') - Number(b.direction === 'back'))
}

/** The step that comes next and what is still missing for it; null at the end of the line. */
export function nextStep(state: CompetitionState, facts: CompetitionFacts): { transition: Transition; blockers: Blocker[] } | null {
  const transition = TRANSITIONS.find((candidate) => candidate.from === state && candidate.direction === 'forward')
  return transition ? { transition, blockers: findBlockers(transition.blockers, facts) } : null
}

/** True while the rules of the competition's events may be edited: before scoring starts. */
export function rulesAreEditable(state: CompetitionState): boolean {
  return state === 'draft' || state === 'open'
}
