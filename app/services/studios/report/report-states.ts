import type { ReportState } from '#db/queries/annual-reports.ts'

/** The way of an annual report as data: who may move it from where to where. Nothing else decides it. */
export type ReportAction = 'submit' | 'confirm' | 'hostReturn' | 'return' | 'accept' | 'reopen'
export type ReportActor = 'leader' | 'host' | 'bureau'

export interface ReportTransition {
  action: ReportAction
  from: readonly ReportState[]
  to: ReportState
  by: ReportActor
  /** Sent back with words for the leader. */
  withRemarks: boolean
}

export const REPORT_STATES: readonly ReportState[] = ['open', 'returned', 'submitted', 'hostConfirmed', 'accepted']

export const REPORT_TRANSITIONS: readonly ReportTransition[] = [
  { action: 'submit', from: ['open', 'returned'], to: 'submitted', by: 'leader', withRemarks: false },
  { action: 'confirm', from: ['submitted'], to: 'hostConfirmed', by: 'host', withRemarks: false },
  { action: 'hostReturn', from: ['submitted'], to: 'returned', by: 'host', withRemarks: true },
  { action: 'return', from: ['submitted', 'hostConfirmed'], to: 'returned', by: 'bureau', withRemarks: true },
  { action: 'accept', from: ['hostConfirmed'], to: 'accepted', by: 'bureau', withRemarks: false },
  { action: 'reopen', from: ['accepted'], to: 'returned', by: 'bureau', withRemarks: true },
]

export function reportTransition(state: ReportState, action: ReportAction): ReportTransition | null {
  return REPORT_TRANSITIONS.find((one) => one.action === action && one.from.includes(state)) ?? null
}

/** The leader writes in it. */
export function reportIsOpen(state: ReportState): boolean {
  return state === 'open' || state === 'returned'
}
