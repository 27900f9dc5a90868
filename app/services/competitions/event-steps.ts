import type { CompetitionState } from '#db/schema/competitions.ts'
import { rulesAreEditable } from './states.ts'

/** What an organiser does with an event, in this order. */
export const EVENT_STEPS = ['rules', 'entrants', 'freeze', 'marks', 'confirm', 'publish', 'certificates'] as const

export type EventStepKey = (typeof EVENT_STEPS)[number]

/** `done`; `now` can be worked on; `waiting` for an earlier step or for somebody else. */
export type EventStepState = 'done' | 'now' | 'waiting'

export interface EventStep {
  key: EventStepKey
  state: EventStepState
}

export interface EventProgress {
  state: CompetitionState
  ruleProblems: number
  frozen: boolean
  entrants: number
  /** Cells filled and cells there are, over everybody who still takes part. */
  cells: { filled: number; of: number }
  confirmed: boolean
  published: boolean
  correctionOpen: boolean
  certificates: number
}

/** Where each step of an event stands. Steps that need no order (entrants can come in while the rules are edited) are open together. */
export function eventSteps(progress: EventProgress): EventStep[] {
  const { state, cells } = progress
  const editable = rulesAreEditable(state)
  const scoring = progress.frozen && !editable
  const marked = scoring && cells.of > 0 && cells.filled >= cells.of
  const settled = progress.confirmed && !progress.correctionOpen
  const published = progress.published && !progress.correctionOpen
  const states: Record<EventStepKey, EventStepState> = {
    rules: progress.ruleProblems === 0 ? 'done' : 'now',
    entrants: progress.entrants > 0 ? 'done' : 'now',
    freeze: progress.frozen ? 'done' : progress.ruleProblems === 0 && progress.entrants > 0 && editable && state !== 'draft' ? 'now' : 'waiting',
    marks: settled || marked ? 'done' : scoring ? 'now' : 'waiting',
    // A result may be confirmed with open cells (who has no mark was absent), so any mark at all opens the step.
    confirm: settled ? 'done' : scoring && cells.filled > 0 ? 'now' : 'waiting',
    publish: published ? 'done' : settled ? 'now' : 'waiting',
    certificates: progress.certificates > 0 ? 'done' : published ? 'now' : 'waiting',
  }
  return EVENT_STEPS.map((key) => ({ key, state: states[key] }))
}
