import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { countClaimNumbers, insertClaim } from '#db/queries/claims.ts'
import { listLinesInClaims, lockLine, setApprovedSum, type LineRow } from '#db/queries/entitlements.ts'
import type { PayeeType } from '#db/schema/grants.ts'
import { formatFen } from '#scoring/numbers/money.ts'
import { policyById } from '#scoring/policies/register.ts'
import { lockGrants } from './apply-evaluation.server.ts'
import { claimableFen, claimHindrance, quarterOf } from './claim-rules.ts'

export type OpenRefusal = 'notClaimable' | 'alreadyClaimed' | 'differentPayees' | 'draftPolicy'

/**
 * Opens a claim for lines of one payee under one policy. A line stands in one live claim at most. `ownPayees` narrows it to what somebody may claim
 * for themselves.
 *
 * @throws AppError 404 for a line of somebody else
 */
export async function openClaim(input: { actor: RegionActor; idempotencyKey: string; lineIds: readonly string[]; ownPayees?: ReadonlyArray<{ type: PayeeType; ids: readonly string[] }> }): Promise<Outcome<OpenRefusal, { claimId: string; number: string }>> {
  const { actor, idempotencyKey, ownPayees } = input
  const { regionId } = actor
  const lineIds = [...new Set(input.lineIds)].sort()
  return runCommand({ actor, name: 'grants.openClaim', idempotencyKey, input: { lineIds } }, async (tx): Promise<Outcome<OpenRefusal, { claimId: string; number: string }>> => {
    await lockGrants(tx, regionId)
    const lines: LineRow[] = []
    for (const lineId of lineIds) {
      const line = await lockLine(tx, { regionId, lineId })
      if (!line || !isOwn(line, ownPayees)) throw notFound()
      lines.push(line)
    }
    const [first] = lines
    if (!first) throw notFound()
    if (lines.some(({ payeeType, payeeId, policyId }) => payeeType !== first.payeeType || payeeId !== first.payeeId || policyId !== first.policyId)) return fail('differentPayees')
    if (policyById(first.policyId)?.status === 'draft') return fail('draftPolicy')
    const hindered = lines.find((line) => claimHindrance(line) !== null)
    if (hindered) return fail('notClaimable', { rule: hindered.rule, why: claimHindrance(hindered) })
    const taken = await listLinesInClaims(tx, { regionId, lineIds })
    if (taken.length > 0) return fail('alreadyClaimed', { number: taken[0]!.number })
    const day = await today(tx)
    const prefix = `SL-${day.slice(0, 4)}-`
    const number = `${prefix}${String((await countClaimNumbers(tx, { regionId, prefix })) + 1).padStart(4, '0')}`
    const claimId = await insertClaim(
      tx,
      { regionId, number, payeeType: first.payeeType, payeeId: first.payeeId!, policyId: first.policyId, window: quarterOf(day), openedBy: actor.userId, dossier: { present: [], form: [], appliedOn: null, exception: null } },
      lines.map((line) => ({ lineId: line.id, amountFen: claimableFen(line)!, personalFen: 0 })),
    )
    await recordEvent(tx, { actor, regionId, kind: 'claimOpened', subject: { type: 'claim', id: claimId }, chain: regionChain(regionId), data: { number, lines: lines.length, rules: lines.map(({ rule }) => rule) } })
    return done({ claimId, number })
  })
}

function isOwn({ payeeType, payeeId }: LineRow, own: ReadonlyArray<{ type: PayeeType; ids: readonly string[] }> | undefined): boolean {
  return own === undefined || own.some(({ type, ids }) => type === payeeType && payeeId !== null && ids.includes(payeeId))
}

export type ApproveSumRefusal = 'noCeiling' | 'aboveCeiling' | 'alreadyClaimed'

export interface ApprovedSum {
  lineId: string
  fen: number
  /** What it goes by: a budget, receipts. */
  note: string
  /** The document that approves it, and its day. */
  documentNumber: string
  on: string
}

/** Approves a sum up to the ceiling of a line. @throws AppError 404 for a line of another region */
export async function approveSum(input: ApprovedSum & { actor: RegionActor; idempotencyKey: string }): Promise<Outcome<ApproveSumRefusal>> {
  const { actor, idempotencyKey, lineId, fen, note, documentNumber, on } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.approveSum', idempotencyKey, input: { lineId, fen, note, documentNumber, on } }, async (tx): Promise<Outcome<ApproveSumRefusal>> => {
    await lockGrants(tx, regionId)
    const line = await lockLine(tx, { regionId, lineId })
    if (!line) throw notFound()
    if (line.amountKind !== 'ceiling' || (line.status !== 'due' && line.status !== 'reduced')) return fail('noCeiling')
    if (fen > (line.amountFen ?? 0)) return fail('aboveCeiling', { ceiling: line.amountFen })
    const [taken] = await listLinesInClaims(tx, { regionId, lineIds: [lineId] })
    if (taken) return fail('alreadyClaimed', { number: taken.number })
    await setApprovedSum(tx, { regionId, lineId, fen, by: actor.userId, note, documentNumber, on })
    await recordEvent(tx, { actor, regionId, kind: 'grantSumApproved', subject: { type: 'entitlementLine', id: lineId }, chain: regionChain(regionId), data: { rule: line.rule, fen, amount: formatFen(fen), note, documentNumber, on } })
    return done()
  })
}
