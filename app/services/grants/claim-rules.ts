import type { LineRow } from '#db/queries/entitlements.ts'
import type { ClaimDossier } from '#db/schema/grants.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import type { Evidence } from '#scoring/policies/rule.ts'
import type { LineContent } from './line-record.ts'

/** A line as far as a claim asks about it. */
export type ClaimableLine = Pick<LineRow, 'status' | 'amountKind' | 'amountFen' | 'approvedFen' | 'line'>

/** Why a line cannot be claimed now; null when it can. */
export type ClaimHindrance = 'notDue' | 'sumNotApproved' | 'sumOpen' | 'titleOnly' | 'nobodyToPay'

export function claimHindrance(line: ClaimableLine & { payeeId: string | null }): ClaimHindrance | null {
  if (line.status !== 'due' && line.status !== 'reduced') return 'notDue'
  if (line.payeeId === null) return 'nobodyToPay'
  if (line.amountKind === 'title') return 'titleOnly'
  if (line.amountKind === 'ceiling' && line.approvedFen === null) return 'sumNotApproved'
  return claimableFen(line) === null ? 'sumOpen' : null
}

/** The sum a claim asks for: the exact one, the approved one under a ceiling, all months of an allowance. */
export function claimableFen({ amountKind, amountFen, approvedFen }: Pick<ClaimableLine, 'amountKind' | 'amountFen' | 'approvedFen'>): number | null {
  if (amountKind === 'ceiling') return approvedFen
  return amountKind === 'exact' || amountKind === 'perMonth' ? amountFen : null
}

/** 2026Q4 */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** Whether a text takes claims in on a day, and if not, from which month on. A text that names no months takes them in always. */
export function intakeOf(policy: Policy | null, day: string): { open: boolean; months: number[]; next: string | null } {
  const months = [...new Set((policy?.procedures ?? []).flatMap(({ intakeMonths }) => intakeMonths))].sort((a, b) => a - b)
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  if (months.length === 0 || months.includes(month)) return { open: true, months, next: null }
  const later = months.find((candidate) => candidate > month)
  return { open: false, months, next: later === undefined ? monthText(year + 1, months[0]!) : monthText(year, later) }
}

const monthText = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`

/** The forms of a claim are printed by the product; everything else is brought. */
const PRINTED: readonly Evidence[] = ['fundApplicationForm', 'payoutRoster']

/** What has to be brought for these rules, each paper once, in the order of the text. */
export function evidenceFor(policy: Policy | null, rules: readonly string[]): Evidence[] {
  const wanted = (policy?.rules ?? []).filter(({ id }) => rules.includes(id)).flatMap(({ evidence }) => evidence)
  return [...new Set(wanted)].filter((paper) => !PRINTED.includes(paper))
}

/** What 附件1 prints of a line. */
export function formLine(lineId: string, row: ClaimableLine, amountFen: number): ClaimDossier['form'][number] {
  const { amount } = row.line as unknown as LineContent
  return amount.kind === 'perMonth' ? { lineId, fen: amount.fen, months: amount.months } : { lineId, fen: amountFen, months: null }
}

/** The sum 附件1 prints. */
export function formTotal(form: ClaimDossier['form']): number {
  return form.reduce((sum, { fen, months }) => sum + fen * (months ?? 1), 0)
}

/** One purse and one receiver of a payment. */
export interface PaymentPart {
  part: number
  fund: string
  payeeType: 'person' | 'organisation'
  payeeId: string
  fen: number
}

/** Whom a line is paid to: a person or unit itself, for a studio its host; `personalTo` is who may get a share. */
export interface Receiver {
  payeeType: 'person' | 'organisation'
  payeeId: string
  personalTo: string | null
}

/**
 * A sum by purses and receivers. Two funds share by the amounts of the text (the last takes what is over, so that the parts add up to the fen);
 * the leader's share comes out of the last part.
 */
export function splitPayment(funds: LineContent['funds'], receiver: Receiver, fen: number, personalFen = 0): PaymentPart[] {
  const parts: Array<Omit<PaymentPart, 'part'>> = []
  const { payeeType, payeeId, personalTo } = receiver
  let left = fen
  funds.forEach(({ source, fen: share }, at) => {
    const own = at === funds.length - 1 ? left : Math.min(left, share ?? left)
    left -= own
    parts.push({ fund: source, payeeType, payeeId, fen: own })
  })
  if (funds.length === 0) parts.push({ fund: 'unnamed', payeeType, payeeId, fen })
  const last = parts[parts.length - 1]!
  if (personalFen > 0 && personalTo !== null) {
    last.fen -= personalFen
    parts.push({ fund: last.fund, payeeType: 'person', payeeId: personalTo, fen: personalFen })
  }
  return parts.filter((part) => part.fen > 0).map((part, at) => ({ part: at, ...part }))
}

/** Months of an allowance up to and with `until` (yyyymm), as numbers yyyymm. */
export function monthsUpTo(runs: ReadonlyArray<{ from: string; months: number }>, until: number): number[] {
  return runs.flatMap(({ from, months }) => {
    const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1
    return Array.from({ length: months }, (_, at) => Math.floor((first + at) / 12) * 100 + ((first + at) % 12) + 1).filter((month) => month <= until)
  })
}
