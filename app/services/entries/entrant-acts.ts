import type { CompetitionState } from '#db/schema/competitions.ts'

/** What may be done to the entrants of an event, and whether it asks for a reason. */
export interface EntrantActs {
  add: 'free' | 'withReason' | 'no'
  edit: 'free' | 'withReason' | 'no'
  /** Withdrawing, disqualifying and taking either back. Always with a reason. */
  status: boolean
}

/**
 * Until registration closes the list is open. From then on, and while scoring lasts, every change is an exception with a reason. With a confirmed result the
 * field it was counted from is closed.
 */
export function entrantActs({ state, marksLocked }: { state: CompetitionState; marksLocked: boolean }): EntrantActs {
  if (state === 'draft' || state === 'open') return { add: 'free', edit: 'free', status: true }
  // The field is fixed: nobody comes in any more, what is known of those in it may still be put right.
  if (state === 'checkedIn') return { add: 'no', edit: 'withReason', status: true }
  if (state === 'registrationClosed' || (state === 'scoring' && !marksLocked)) return { add: 'withReason', edit: 'withReason', status: true }
  return { add: 'no', edit: 'no', status: false }
}
