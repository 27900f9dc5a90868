import { formatFen } from '#scoring/numbers/money.ts'
import type { Payee } from '#scoring/policies/facts.ts'
import type { Citation } from '#scoring/policies/rule.ts'
import { computeEntitlements } from './compute-entitlements.ts'
import type { AmountSetting, EntitleInput, EntitlementLine, EntitlementWarning, LineAmount, LineStatus } from './line.ts'

/** An amount as the JSON interface writes it: money as text, only the members its kind has. */
export type WrittenAmount =
  | { amountKind: 'exact'; amount: string | null }
  | { amountKind: 'ceiling'; amount: string }
  | { amountKind: 'range'; from: string; to: string }
  | { amountKind: 'perMonth'; amount: string; months: number }
  | { amountKind: 'title' }

/** One line of `entitle`'s answer. */
export type WrittenLine = { fact: string; rule: string; payee: Payee } & WrittenAmount & {
    status: LineStatus
    cites: Citation[]
    reasons: string[]
  }

/** `entitle`'s answer. */
export interface EntitleOutput {
  lines: WrittenLine[]
  warnings: EntitlementWarning[]
}

/** The money lines of the facts under the policy, as the command line prints them. */
export function entitleFacts(input: EntitleInput, settings: readonly AmountSetting[] = []): EntitleOutput {
  const { lines, warnings } = computeEntitlements(input, settings)
  return { lines: lines.map(writeLine), warnings }
}

/** One line as the JSON interface has it. */
export function writeLine({ fact, rule, payee, amount, status, cites, reasons }: EntitlementLine): WrittenLine {
  return { fact: fact.id, rule: rule.id, payee, ...writeAmount(amount), status, cites, reasons }
}

function writeAmount(amount: LineAmount): WrittenAmount {
  switch (amount.kind) {
    case 'exact':
      return { amountKind: 'exact', amount: amount.fen === null ? null : formatFen(amount.fen) }
    case 'ceiling':
      return { amountKind: 'ceiling', amount: formatFen(amount.fen) }
    case 'range':
      return { amountKind: 'range', from: formatFen(amount.fromFen), to: formatFen(amount.toFen) }
    case 'perMonth':
      return { amountKind: 'perMonth', amount: formatFen(amount.fen), months: amount.months }
    case 'title':
      return { amountKind: 'title' }
  }
}
