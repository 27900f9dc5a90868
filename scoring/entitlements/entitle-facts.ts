import { formatFen } from '#scoring/numbers/money.ts'
import type { Payee } from '#scoring/policies/facts.ts'
import type { Citation } from '#scoring/policies/rule.ts'
import { computeEntitlements } from './compute-entitlements.ts'
import type { AmountSetting, EntitleInput, EntitlementLine, Entitlements, LineStatus } from './line.ts'
import { sayWarning } from './say-warning.ts'

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
    cites: readonly Citation[]
    reasons: readonly string[]
  }

/** `entitle`'s answer. */
export interface EntitleOutput {
  lines: WrittenLine[]
  warnings: string[]
}

/** The money lines of the facts under the policy, as the command line prints them. */
export function entitleFacts(input: EntitleInput, settings: readonly AmountSetting[] = []): EntitleOutput {
  return writeEntitlements(computeEntitlements(input, settings))
}

/** Computed lines as JSON values. Reasons are the codes of `REASONS`, the one that decided the status first. */
export function writeEntitlements({ policy, lines, warnings }: Entitlements): EntitleOutput {
  return { lines: lines.map(writeLine), warnings: warnings.map((warning) => sayWarning(warning, policy.id)) }
}

/** One line as the JSON interface has it: the members of a line in one order, whatever its kind of amount. */
export function writeLine(line: EntitlementLine): WrittenLine {
  const { amount } = line
  const fact = line.fact.id
  const rule = line.rule.id
  const { payee, status, cites, reasons } = line
  switch (amount.kind) {
    case 'exact':
      return { fact, rule, payee, amountKind: 'exact', amount: amount.fen === null ? null : formatFen(amount.fen), status, cites, reasons }
    case 'ceiling':
      return { fact, rule, payee, amountKind: 'ceiling', amount: formatFen(amount.fen), status, cites, reasons }
    case 'range':
      return { fact, rule, payee, amountKind: 'range', from: formatFen(amount.fromFen), to: formatFen(amount.toFen), status, cites, reasons }
    case 'perMonth':
      return { fact, rule, payee, amountKind: 'perMonth', amount: formatFen(amount.fen), months: amount.months, status, cites, reasons }
    case 'title':
      return { fact, rule, payee, amountKind: 'title', status, cites, reasons }
  }
}
