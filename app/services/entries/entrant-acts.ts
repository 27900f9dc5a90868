import type { CompetitionState } from '#db/schema/competitions.ts'

/** What may be done to the entrants of an event, and whether it asks for a reason. */
export interface EntrantActs {
  add: 'free' | 'withReason' | 'no'
  edit: 'free' | 'withReason' | 'no'
  /** Withdrawing, disqualifying and taking either back. Always with a reason. */
  status: boolean
}

/**
 * Before scoring the list is open. While it lasts every change is an exception with a reason. With a confirmed result the
 * field it was counted from is closed.
 */
export function entrantActs({ state, marksLocked }: { state: CompetitionState; marksLocked: boolean }): EntrantActs {
  if (state === 'draft' || state === 'open') return { add: 'free', edit: 'free', status: true }
  if (state === 'scoring' && !marksLocked) return { add: 'withReason', edit: 'withReason', status: true }
  return { add: 'no', edit: 'no', status: false }
}
