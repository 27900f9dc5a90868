import type { StudioState } from '#db/schema/studios.ts'
import type { RequestKind, RequestState } from '#db/queries/studio-requests.ts'

/** The way of an application and of a change request as data: who may do what in which state. Nothing else decides it. */
export type RequestAction =
  | 'save' | 'confirmHostNotice' | 'submit' | 'resubmit' | 'withdraw'
  | 'return' | 'startReview' | 'askExperts' | 'askExpert' | 'releaseExpert' | 'addOpinion' | 'openNotice' | 'reopenReview' | 'draftDocument' | 'recognise' | 'refuse' | 'approveChange'

/** `applicant` fills it in: the leader, the host's contact, or the officer who opened it for them. */
export type RequestBy = 'applicant' | 'host' | 'bureau'

export interface RequestTransition {
  action: RequestAction
  from: readonly RequestState[]
  /** Null leaves the state as it is. */
  to: RequestState | null
  by: RequestBy
  of: 'application' | 'change' | 'both'
}

export const REQUEST_STATES: readonly RequestState[] = ['draft', 'submitted', 'returned', 'underReview', 'publicNotice', 'approved', 'refused', 'withdrawn']

export const REQUEST_TRANSITIONS: readonly RequestTransition[] = [
  { action: 'save', from: ['draft', 'returned'], to: null, by: 'applicant', of: 'application' },
  { action: 'confirmHostNotice', from: ['draft', 'returned'], to: null, by: 'host', of: 'application' },
  { action: 'submit', from: ['draft', 'returned'], to: 'submitted', by: 'applicant', of: 'application' },
  { action: 'resubmit', from: ['returned'], to: 'submitted', by: 'applicant', of: 'change' },
  { action: 'withdraw', from: ['draft', 'submitted', 'returned'], to: 'withdrawn', by: 'applicant', of: 'both' },
  { action: 'return', from: ['submitted', 'underReview'], to: 'returned', by: 'bureau', of: 'both' },
  { action: 'startReview', from: ['submitted'], to: 'underReview', by: 'bureau', of: 'application' },
  { action: 'askExperts', from: ['underReview'], to: null, by: 'bureau', of: 'application' },
  { action: 'askExpert', from: ['underReview'], to: null, by: 'bureau', of: 'application' },
  { action: 'releaseExpert', from: ['underReview'], to: null, by: 'bureau', of: 'application' },
  { action: 'addOpinion', from: ['underReview'], to: null, by: 'bureau', of: 'application' },
  { action: 'openNotice', from: ['underReview'], to: 'publicNotice', by: 'bureau', of: 'application' },
  { action: 'reopenReview', from: ['publicNotice'], to: 'underReview', by: 'bureau', of: 'application' },
  { action: 'draftDocument', from: ['publicNotice'], to: null, by: 'bureau', of: 'application' },
  { action: 'recognise', from: ['publicNotice'], to: 'approved', by: 'bureau', of: 'application' },
  { action: 'refuse', from: ['submitted', 'underReview', 'publicNotice'], to: 'refused', by: 'bureau', of: 'both' },
  { action: 'approveChange', from: ['submitted'], to: 'approved', by: 'bureau', of: 'change' },
]

export const isApplication = (kind: RequestKind): boolean => kind === 'application' || kind === 'upgrade'

export function requestTransition(kind: RequestKind, state: RequestState, action: RequestAction): RequestTransition | null {
  const of = isApplication(kind) ? 'application' : 'change'
  return REQUEST_TRANSITIONS.find((one) => one.action === action && one.from.includes(state) && (one.of === 'both' || one.of === of)) ?? null
}

/** A studio has at most one request of these states for an application, and one for each thing to be changed. */
export const OPEN_STATES: readonly RequestState[] = ['draft', 'submitted', 'returned', 'underReview', 'publicNotice']

/** What a studio has handed in and the bureau has not answered. */
export const HANDED_IN: readonly RequestState[] = ['submitted', 'underReview', 'publicNotice']

/**
 * Where a first application puts its studio. An upgrade leaves a recognised studio where it is until the new tier is given; one that had
 * left and is refused again stays left.
 */
export function studioStateAfter(kind: RequestKind, to: RequestState, before: StudioState): StudioState {
  if (kind === 'upgrade') return to === 'approved' ? 'recognised' : before
  switch (to) {
    case 'draft': return before
    case 'submitted': case 'returned': return 'applied'
    case 'underReview': return 'underReview'
    case 'publicNotice': return 'publicNotice'
    case 'approved': return 'recognised'
    case 'refused': return before === 'exited' ? 'exited' : 'refused'
    case 'withdrawn': return before
  }
}
