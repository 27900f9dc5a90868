import type { CompetitionState } from '#db/schema/competitions.ts'
import type { EntryStatus } from '#db/schema/entries.ts'
import { marksMayBeWritten } from '../competitions/states.ts'

/** Decisions about an entrant; absence is noted in the score grid. */
export const STATUS_DECISIONS = ['withdrawn', 'disqualified', 'competed'] as const
export type StatusDecision = (typeof STATUS_DECISIONS)[number]

/** What may be done to the entrants of an event, and whether it asks for a reason. */
export interface EntrantActs {
  add: 'free' | 'withReason' | 'no'
  edit: 'free' | 'withReason' | 'no'
  /** Withdrawing, disqualifying and taking either back, always with a reason; after scoring only disqualifying and taking that back. */
  status: 'all' | 'disqualification' | 'no'
}

/**
 * Until registration closes the list is open. From then on, and while scoring lasts, every change is an exception with a reason. With a confirmed result the
 * field it was counted from is closed, until a correction is opened.
 */
export function entrantActs({ state, marksLocked }: { state: CompetitionState; marksLocked: boolean }): EntrantActs {
  if (state === 'draft' || state === 'open') return { add: 'free', edit: 'free', status: 'all' }
  // The field is fixed: nobody comes in any more, what is known of those in it may still be put right.
  if (state === 'checkedIn') return { add: 'no', edit: 'withReason', status: 'all' }
  if (state === 'registrationClosed' || (state === 'scoring' && !marksLocked)) return { add: 'withReason', edit: 'withReason', status: 'all' }
  // Marks are open again for a correction: whoever turns out to have no right to the result is taken out of it.
  if (marksMayBeWritten(state) && !marksLocked) return { add: 'no', edit: 'no', status: 'disqualification' }
  return { add: 'no', edit: 'no', status: 'no' }
}

/** The decisions that may be taken now about an entrant who stands so. */
export function decisionsFor(allowed: EntrantActs['status'], status: EntryStatus): StatusDecision[] {
  if (allowed === 'no') return []
  if (status === 'disqualified') return ['competed']
  if (allowed === 'disqualification') return status === 'withdrawn' ? [] : ['disqualified']
  return status === 'withdrawn' ? ['competed'] : ['withdrawn', 'disqualified']
}
