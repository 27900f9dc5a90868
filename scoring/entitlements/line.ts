// What entitle answers: money lines, each with the rule it stands on and why it is paid, cut, put aside or waiting.
import type { Day } from '#scoring/numbers/days.ts'
import type { Fen } from '#scoring/numbers/money.ts'
import type { StopCondition } from '#scoring/policies/benefits.ts'
import type { Fact, FactKind, Payee } from '#scoring/policies/facts.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import type { Citation, EntitlementRule, Grant } from '#scoring/policies/rule.ts'
import type { Wording } from '#scoring/policies/wording.ts'

/**
 * `due` is paid; `reduced` is paid with what a cap or a higher allowance leaves; `superseded`: another line is paid instead;
 * `notDue`: a condition fails; `needsInput`: a table, a decision or a part of the fact is missing.
 */
export type LineStatus = 'due' | 'reduced' | 'superseded' | 'notDue' | 'needsInput'

/**
 * An amount in fen; `fen: null` while it stands in a text the bureau has not entered. A `reduced` amount is what is left, an amount
 * of a line that is not paid is what the clause names, so that both sides of a comparison show.
 */
export type LineAmount =
  | { kind: 'exact'; fen: Fen | null }
  | { kind: 'ceiling'; fen: Fen }
  | { kind: 'range'; fromFen: Fen; toFen: Fen }
  | { kind: 'perMonth'; fen: Fen; months: number; runs: readonly MonthRun[]; stops: readonly StopCondition[] }
  | { kind: 'title'; title: Wording }

/** The most an amount can come to, in fen; null for a title or a sum that is not known yet. */
export function mostOf(amount: LineAmount): number | null {
  switch (amount.kind) {
    case 'exact':
    case 'ceiling':
      return amount.fen
    case 'range':
      return amount.toFen
    case 'perMonth':
      return amount.fen * amount.months
    case 'title':
      return null
  }
}

/** Months in a row, from the month `from` ('YYYY-MM') on: a stream that a higher one interrupts has more than one run. */
export interface MonthRun {
  from: string
  months: number
}

/** One money line (or title), with the data it was computed from. */
export interface EntitlementLine {
  fact: Fact
  rule: EntitlementRule
  grant: Grant
  /** Which of the rule's grants it is (0, 1 …): fact, rule and part name a line for good. */
  part: number
  payee: Payee
  amount: LineAmount
  status: LineStatus
  reasons: string[]
  /** The rule's own clause first; lines of one rule share the list, so it is replaced and never changed. */
  cites: readonly Citation[]
}

/** Something to look at that changes no line; `fact` is null when it is about the whole run. */
export type EntitlementWarning =
  | { code: 'noRuleForFact'; fact: string; kind: FactKind; of: string | null }
  | { code: 'softQuotaPassed'; fact: string; rule: string; count: number; quota: number; year: number | null }
  | { code: 'policyEnded'; fact: null; lastDay: Day | null }
  | { code: 'startDayMissing'; fact: null }

/** What the bureau filled in where the text is silent: `key` is a rule id, with the values it goes by (`YY-1.county`, `YY-3.national.1`). */
export interface AmountSetting {
  key: string
  fen: Fen
  documentNumber: string
  effectiveFrom: Day
}

export interface EntitleInput {
  policy: Policy
  facts: readonly Fact[]
}

/** Lines in the order of the facts, and within one fact in the order of the policy's rules. */
export interface Entitlements {
  policy: Policy
  lines: EntitlementLine[]
  warnings: EntitlementWarning[]
}
