import { canonicalJson } from '#app/lib/canonical-json.ts'
import type { PayeeType } from '#db/schema/grants.ts'
import { mostOf, type EntitlementLine, type LineAmount, type LineStatus } from '#scoring/entitlements/index.ts'
import type { Citation, FundSource } from '#scoring/policies/rule.ts'

/** What a stored line says beyond its columns, in the engine's own words. */
export interface LineContent {
  amount: LineAmount
  payee: { kind: string; id: string | null }
  reasons: string[]
  cites: readonly Citation[]
  /** Whose purse, with the share of each where two pay together. */
  funds: Array<{ source: FundSource; fen?: number }>
  /** Part that may go to the leader in person, in basis points. */
  personalShare: number | null
}

/** One line as it is stored; the first four name it for good. */
export interface LineRecord {
  factId: string
  policyId: string
  rule: string
  part: number
  clause: string
  payeeType: PayeeType
  payeeId: string | null
  tier: string | null
  amountKind: LineAmount['kind']
  amountFen: number | null
  fund: FundSource
  status: LineStatus
  line: LineContent
}

/** The engine's line as a record. Sums of months are added up here, so that every list can add the column. */
export function recordOf(line: EntitlementLine, policyId: string): LineRecord {
  const { fact, rule, part, payee, amount, status, reasons, cites } = line
  return {
    factId: fact.id,
    policyId,
    rule: rule.id,
    part,
    clause: rule.clause,
    payeeType: payeeTypeOf(payee.kind),
    payeeId: payee.id,
    tier: 'tier' in fact && typeof fact.tier === 'string' ? fact.tier : null,
    amountKind: amount.kind,
    amountFen: mostOf(amount),
    fund: rule.funds[0]?.source ?? 'unnamed',
    status,
    line: { amount, payee, reasons: [...reasons], cites, funds: rule.funds.map((share) => ({ ...share })), personalShare: rule.personalShareBasisPoints ?? null },
  }
}

/** Whom the words of a text mean: a person, a studio, or a unit (organiser, employer, sender, training base). */
export function payeeTypeOf(kind: string): PayeeType {
  if (kind === 'person' || kind === 'apprentice' || kind === 'team') return 'person'
  return kind === 'studio' ? 'studio' : 'organisation'
}

/** Names a line for good. */
export const lineKey = ({ factId, policyId, rule, part }: Pick<LineRecord, 'factId' | 'policyId' | 'rule' | 'part'>): string => `${factId} ${policyId} ${rule} ${part}`

/** Whether two records say the same. */
export function sameLine(a: LineRecord, b: LineRecord): boolean {
  return canonicalJson(contentOf(a)) === canonicalJson(contentOf(b))
}

function contentOf({ payeeType, payeeId, tier, amountKind, amountFen, status, line }: LineRecord): unknown {
  return { payeeType, payeeId, tier, amountKind, amountFen, status, line }
}

/** Whether money follows from a line in this state. */
export const stands = (status: LineStatus): boolean => status === 'due' || status === 'reduced'
