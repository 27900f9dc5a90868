import type { RoundState } from '#db/queries/reviews.ts'

/** The life of a review round as data: what moves it on, and what stands in the way. */
export type RoundAction = 'collect' | 'startReview' | 'startMeeting' | 'backToReview' | 'notify' | 'publish'

export type RoundBlocker = 'noStudios' | 'assignmentsMissing' | 'reviewsOpen' | 'scoresMissing' | 'tiesOpen' | 'noticeOpen' | 'objectionsOpen'

/** What the rules look at; counts of what is still open. */
export interface RoundFacts {
  assessed: number
  /** Assessed studios with fewer experts than the round asks for. */
  lacking: number
  /** Reviews not submitted. */
  openReviews: number
  unscored: number
  undecided: number
  noticeRuns: boolean
  openObjections: number
}

export interface RoundTransition {
  action: RoundAction
  from: RoundState
  to: RoundState
  blockers: readonly RoundBlocker[]
  direction: 'forward' | 'back'
}

export const ROUND_STATES: readonly RoundState[] = ['draft', 'collecting', 'reviewing', 'meeting', 'publicNotice', 'closed']

export const ROUND_TRANSITIONS: readonly RoundTransition[] = [
  { action: 'collect', from: 'draft', to: 'collecting', blockers: ['noStudios'], direction: 'forward' },
  { action: 'startReview', from: 'collecting', to: 'reviewing', blockers: ['noStudios', 'assignmentsMissing'], direction: 'forward' },
  { action: 'startMeeting', from: 'reviewing', to: 'meeting', blockers: ['assignmentsMissing', 'reviewsOpen'], direction: 'forward' },
  { action: 'backToReview', from: 'meeting', to: 'reviewing', blockers: [], direction: 'back' },
  { action: 'notify', from: 'meeting', to: 'publicNotice', blockers: ['reviewsOpen', 'scoresMissing', 'tiesOpen'], direction: 'forward' },
  { action: 'publish', from: 'publicNotice', to: 'closed', blockers: ['noticeOpen', 'objectionsOpen'], direction: 'forward' },
]

const STANDS: Readonly<Record<RoundBlocker, (facts: RoundFacts) => number>> = {
  noStudios: ({ assessed }) => (assessed === 0 ? 1 : 0),
  assignmentsMissing: ({ lacking }) => lacking,
  reviewsOpen: ({ openReviews }) => openReviews,
  scoresMissing: ({ unscored }) => unscored,
  tiesOpen: ({ undecided }) => undecided,
  noticeOpen: ({ noticeRuns }) => (noticeRuns ? 1 : 0),
  objectionsOpen: ({ openObjections }) => openObjections,
}

export interface StandingBlocker {
  code: RoundBlocker
  count: number
}

export function blockersOf(transition: RoundTransition, facts: RoundFacts): StandingBlocker[] {
  return transition.blockers.flatMap((code) => {
    const count = STANDS[code](facts)
    return count > 0 ? [{ code, count }] : []
  })
}

export function roundTransition(state: RoundState, action: RoundAction): RoundTransition | null {
  return ROUND_TRANSITIONS.find((one) => one.from === state && one.action === action) ?? null
}

export function nextRoundStep(state: RoundState): RoundTransition | null {
  return ROUND_TRANSITIONS.find((one) => one.from === state && one.direction === 'forward') ?? null
}
