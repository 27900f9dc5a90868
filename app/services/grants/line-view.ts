import type { CitedClause } from '#app/components/disclosure/citation.tsx'
import type { Locale } from '#app/messages/locale.ts'
import { citedClauses } from '#app/services/competitions/cited-clauses.ts'
import type { GrantLineRow } from '#db/queries/grant-lines.ts'
import type { PayeeType } from '#db/schema/grants.ts'
import type { LineAmount, LineStatus } from '#scoring/entitlements/index.ts'
import { policyById } from '#scoring/policies/register.ts'
import { claimableFen, claimHindrance, evidenceFor, type ClaimHindrance } from './claim-rules.ts'
import { stands, type LineContent } from './line-record.ts'

/** A line as pages show it: what, whom, how much, by which sentence, and how far it has come. */
export interface LineView {
  id: string
  on: string
  kind: string
  label: string
  grade: string | null
  rule: string
  clause: string
  policyId: string
  documentNumber: string
  payeeType: PayeeType
  payeeId: string | null
  payeeName: string | null
  tier: string | null
  fund: string
  status: LineStatus
  amount: LineAmount
  /** The sum that would be paid in all; null while it is open. */
  fen: number | null
  approvedFen: number | null
  paidFen: number
  plannedFen: number
  claim: { id: string; number: string; state: string } | null
  reasons: string[]
  cites: CitedClause[]
  hindrance: ClaimHindrance | null
  evidence: string[]
  /** Where it stands on its way to the payee. */
  progress: LineProgress
}

export type LineProgress = 'notPayable' | 'open' | 'claimed' | 'approved' | 'running' | 'paid'

export function viewLine({ row, fact, payeeName, paidFen, plannedFen, claim }: GrantLineRow, locale: Locale): LineView {
  const content = row.line as unknown as LineContent
  const policy = policyById(row.policyId)
  const fen = claimableFen(row) ?? row.amountFen
  const [first, ...further] = content.cites
  return {
    id: row.id,
    on: fact.on,
    kind: fact.kind,
    label: fact.label,
    grade: typeof fact.fields.grade === 'string' ? fact.fields.grade : null,
    rule: row.rule,
    clause: row.clause,
    policyId: row.policyId,
    documentNumber: policy?.documentNumber ?? row.policyId,
    payeeType: row.payeeType,
    payeeId: row.payeeId,
    payeeName,
    tier: row.tier,
    fund: row.fund ?? 'unnamed',
    status: row.status,
    amount: content.amount,
    fen,
    approvedFen: row.approvedFen,
    paidFen,
    plannedFen,
    claim: claim?.id && claim.number && claim.state ? { id: claim.id, number: claim.number, state: claim.state } : null,
    reasons: content.reasons,
    cites: first ? [...citedClauses(locale, [first], row.rule), ...citedClauses(locale, further)] : [],
    hindrance: claimHindrance(row),
    evidence: evidenceFor(policy, [row.rule]),
    progress: progressOf({ status: row.status, fen, paidFen, claimState: claim?.state ?? null, monthly: row.amountKind === 'perMonth' }),
  }
}

function progressOf({ status, fen, paidFen, claimState, monthly }: { status: LineStatus; fen: number | null; paidFen: number; claimState: string | null; monthly: boolean }): LineProgress {
  if (fen !== null && fen > 0 && paidFen >= fen) return 'paid'
  if (!stands(status)) return 'notPayable'
  if (claimState === null) return 'open'
  if (claimState === 'headApproved' || claimState === 'paid') return monthly ? 'running' : 'approved'
  return 'claimed'
}
