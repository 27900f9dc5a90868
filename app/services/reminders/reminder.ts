import { addDays, daysLeft, endOfDay, lastDayBefore } from '#app/lib/dates.ts'

/** What may wait for somebody. Each has its sentence in `messages/*` under the same name. */
export type ReminderKind =
  | 'reportOpen' | 'reportReturned' | 'reportToConfirm' | 'reportsLate' | 'reportsToAccept'
  | 'requestReturned' | 'hostNotice' | 'requestToCheck' | 'requestToReview' | 'requestToAnnounce' | 'requestToRecognise'
  | 'rectification' | 'selfScore'
  | 'sheetToAnswer' | 'sheetOpen' | 'sheetReturned' | 'opinionToAnswer' | 'opinionOpen'
  | 'expertsMissing' | 'roundToPublish' | 'noticeEnding' | 'objections' | 'claimsWindow'

export interface ReminderFacts {
  kind: ReminderKind
  /** What it is about: a studio, a notice, a policy. */
  name: string
  /** How many, where one line stands for several; the year of a report. */
  count?: number
  year?: number
  /** Where it is done. */
  to: string
  /** The instant from which it is late; null without a deadline. */
  dueAt: Date | null
}

export interface Reminder extends Omit<ReminderFacts, 'dueAt'> {
  /** The last day it can be done in time. */
  dueOn: string | null
  overdue: boolean
  /** Days from today to the last day; negative when it is past. */
  daysLeft: number | null
}

/** Late ones first, then by deadline, then what has none; equal ones keep their order. Days are those of Asia/Shanghai. */
export function inOrder(facts: readonly ReminderFacts[], now: Date): Reminder[] {
  return [...facts]
    .sort((a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity) || 0)
    .map(({ dueAt, ...rest }) => {
      const dueOn = dueAt === null ? null : lastDayBefore(dueAt)
      return { ...rest, dueOn, overdue: dueAt !== null && now >= dueAt, daysLeft: dueAt === null ? null : daysLeft(dueAt, now) }
    })
}

/** The instant at which a month is over. */
export function endOfMonth(day: string): Date {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return endOfDay(addDays(next, -1))
}
