import type { CompetitionState, CompetitionStep } from '#db/schema/competitions.ts'

/** What a competition uses of its life, as stored with it. A small contest uses nothing and goes from scoring to publishing at once. */
export interface CompetitionPlan {
  usedSteps: readonly CompetitionStep[]
  /** Layers of blind codes, 0–3 (B3). */
  blindLayers: number
}

export const COMPETITION_STEPS: readonly CompetitionStep[] = ['registration', 'checkIn', 'recheck', 'appeal', 'publicNotice']

/** Every state there is, in the order of a life. */
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

/** Which steps make a competition pass through a state; a state that is not listed belongs to every life. */
const STATES_OF_STEPS: Partial<Record<CompetitionState, (plan: CompetitionPlan) => boolean>> = {
  registrationClosed: ({ usedSteps }) => usedSteps.includes('registration'),
  // Codes are drawn for those who are there, so they need a fixed field as check-in does.
  checkedIn: ({ usedSteps, blindLayers }) => usedSteps.includes('checkIn') || blindLayers > 0,
  checking: ({ usedSteps }) => usedSteps.includes('recheck'),
  provisional: ({ usedSteps }) => usedSteps.includes('appeal'),
  publicNotice: ({ usedSteps }) => usedSteps.includes('publicNotice'),
}

/** The states this competition passes through, first to last. */
export function stateLine(plan: CompetitionPlan): CompetitionState[] {
  return COMPETITION_STATES.filter((state) => STATES_OF_STEPS[state]?.(plan) ?? true)
}

/** Whether `a` comes before `b` in every life. */
export function isBefore(a: CompetitionState, b: CompetitionState): boolean {
  return COMPETITION_STATES.indexOf(a) < COMPETITION_STATES.indexOf(b)
}

/** True when one is the other's neighbour on this competition's own line. */
export function areNeighbours(plan: CompetitionPlan, from: CompetitionState, to: CompetitionState): boolean {
  const line = stateLine(plan)
  const at = line.indexOf(from)
  return at >= 0 && (line[at + 1] === to || line[at - 1] === to)
}

/**
 * Whether a plan may be replaced by another while the competition stands in `state`: what has been walked stays, so the lines may differ
 * only behind the present state. Blind codes are drawn when the field is fixed and stay as they are from then on.
 */
export function mayReplan(state: CompetitionState, from: CompetitionPlan, to: CompetitionPlan): boolean {
  const walked = (plan: CompetitionPlan) => stateLine(plan).filter((candidate) => candidate === state || isBefore(candidate, state)).join()
  return walked(from) === walked(to) && (isBefore(state, 'checkedIn') || from.blindLayers === to.blindLayers)
}
