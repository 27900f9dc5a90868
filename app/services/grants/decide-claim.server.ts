import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { databaseNow, today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { Tx } from '#db/client.ts'
import { getClaim, listActiveAccounts, listClaimLines, moveClaim, releaseClaimLines, setPersonalShare } from '#db/queries/claims.ts'
import { planPayments, sumOfLine } from '#db/queries/payments.ts'
import { formatFen } from '#scoring/numbers/money.ts'
import { policyById } from '#scoring/policies/register.ts'
import { lockGrants } from './apply-evaluation.server.ts'
import { claimableFen, claimHindrance, evidenceFor, formLine, formTotal, intakeOf, quarterOf, splitPayment } from './claim-rules.ts'
import { missingOf } from './claim-papers.ts'
import { readClaimPapers } from './claim-papers.server.ts'
import type { LineContent } from './line-record.ts'
import { receiversOf } from './receivers.server.ts'

interface ClaimAct {
  actor: RegionActor
  idempotencyKey: string
  claimId: string
}

export type FileRefusal = 'wrongState' | 'dossierIncomplete' | 'outsideWindow' | 'noBankAccount' | 'noReceiver' | 'lineChanged' | 'shareTooLarge' | 'papersIncomplete'

/**
 * Files a claim: the papers are there, the forms have no blanks, the account is known, and the sums that the forms print are frozen. Outside the months of the text only with
 * a reason. `personal` is the leader's share of the lines that have one, in fen.
 */
export async function fileClaim(input: ClaimAct & { present: readonly string[]; exception: string | null; personal: Readonly<Record<string, number>> }): Promise<Outcome<FileRefusal>> {
  const { actor, idempotencyKey, claimId, present, exception, personal } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.fileClaim', idempotencyKey, input: { claimId, present, exception, personal } }, async (tx): Promise<Outcome<FileRefusal>> => {
    await lockGrants(tx, regionId)
    const { claim } = required(await getClaim(tx, { regionId, claimId }))
    if (claim.state !== 'draft' && claim.state !== 'returned') return fail('wrongState', { state: claim.state })
    const lines = await listClaimLines(tx, { regionId, claimIds: [claimId] })
    const changed = lines.find(({ line, amountFen }) => claimHindrance(line) !== null || claimableFen(line) !== amountFen)
    if (changed) return fail('lineChanged', { rule: changed.line.rule })
    const policy = policyById(claim.policyId)
    const missing = evidenceFor(policy, lines.map(({ line }) => line.rule)).filter((paper) => !present.includes(paper))
    if (missing.length > 0) return fail('dossierIncomplete', { missing })
    const day = await today(tx)
    const intake = intakeOf(policy, day)
    if (!intake.open && exception === null) return fail('outsideWindow', { next: intake.next })
    const receiver = (await receiversOf(tx, regionId, [claim]))(claim)
    if (!receiver) return fail('noReceiver')
    const blanks = missingOf(await readClaimPapers(tx, { regionId, claim, lines, receiver }))
    if (blanks.length > 0) return fail('papersIncomplete', { blanks })
    const wantsShare = Object.values(personal).some((fen) => fen > 0)
    const accounts = await listActiveAccounts(tx, { regionId, ownerIds: [receiver.payeeId, ...(receiver.personalTo ? [receiver.personalTo] : [])] })
    const account = accounts.get(receiver.payeeId)
    if (!account || (wantsShare && (receiver.personalTo === null || !accounts.has(receiver.personalTo)))) return fail('noBankAccount')
    for (const { id, line, amountFen } of lines) {
      const fen = personal[line.id] ?? 0
      const most = Math.floor((amountFen * ((line.line as unknown as LineContent).personalShare ?? 0)) / 10_000)
      if (fen > most) return fail('shareTooLarge', { most })
      await setPersonalShare(tx, { regionId, claimLineId: id, fen })
    }
    const form = lines.map(({ line, amountFen }) => formLine(line.id, line, amountFen))
    await moveClaim(tx, {
      regionId,
      claimId,
      from: ['draft', 'returned'],
      set: { state: 'filed', filedAt: await databaseNow(tx), window: quarterOf(day), bankAccountId: account.id, reason: null, handledBy: null, handledAt: null, approvedBy: null, approvedAt: null, dossier: { present: [...present], form, appliedOn: day, exception: intake.open ? null : exception } },
    })
    const fen = formTotal(form)
    await recordEvent(tx, { actor, regionId, kind: 'claimFiled', subject: { type: 'claim', id: claimId }, chain: regionChain(regionId), data: { number: claim.number, fen, amount: formatFen(fen), present } })
    return done()
  })
}

export type StepRefusal = 'wrongState' | 'samePerson' | 'lineChanged' | 'noReceiver' | 'overLine'

/** 经办: the officer has looked at the papers. */
export async function handleClaim({ actor, idempotencyKey, claimId }: ClaimAct): Promise<Outcome<StepRefusal>> {
  return step({ actor, idempotencyKey, claimId }, 'claimHandled', async (tx, claim) => {
    const moved = await moveClaim(tx, { regionId: actor.regionId, claimId, from: ['filed'], set: { state: 'handled', handledBy: actor.userId, handledAt: await databaseNow(tx) } })
    return moved ? done() : fail('wrongState', { state: claim.state })
  })
}

/** 审批: another person than who handled it. */
export async function approveClaim({ actor, idempotencyKey, claimId }: ClaimAct): Promise<Outcome<StepRefusal>> {
  return step({ actor, idempotencyKey, claimId }, 'claimApproved', async (tx, claim) => {
    if (claim.state !== 'handled') return fail('wrongState', { state: claim.state })
    if (claim.handledBy === actor.userId) return fail('samePerson')
    await moveClaim(tx, { regionId: actor.regionId, claimId, from: ['handled'], set: { state: 'approved', approvedBy: actor.userId, approvedAt: await databaseNow(tx) } })
    return done()
  })
}

/** 负责人审定: a third person. From here on the one-off sums are planned as payments and the allowances run month by month. */
export async function approveAsHead({ actor, idempotencyKey, claimId }: ClaimAct): Promise<Outcome<StepRefusal>> {
  const { regionId } = actor
  return step({ actor, idempotencyKey, claimId }, 'claimHeadApproved', async (tx, claim) => {
    if (claim.state !== 'approved') return fail('wrongState', { state: claim.state })
    if (claim.approvedBy === actor.userId || claim.handledBy === actor.userId) return fail('samePerson')
    const lines = await listClaimLines(tx, { regionId, claimIds: [claimId] })
    const changed = lines.find(({ line, amountFen }) => claimHindrance(line) !== null || claimableFen(line) !== amountFen)
    if (changed) return fail('lineChanged', { rule: changed.line.rule })
    const receiver = (await receiversOf(tx, regionId, [claim]))(claim)
    if (!receiver) return fail('noReceiver')
    const accounts = await listActiveAccounts(tx, { regionId, ownerIds: [receiver.payeeId, ...(receiver.personalTo ? [receiver.personalTo] : [])] })
    await moveClaim(tx, { regionId, claimId, from: ['approved'], set: { state: 'headApproved', headApprovedBy: actor.userId, headApprovedAt: await databaseNow(tx) } })
    for (const row of lines.filter(({ line }) => line.amountKind !== 'perMonth')) {
      if ((await sumOfLine(tx, { regionId, lineId: row.line.id })) + row.amountFen > (claimableFen(row.line) ?? 0)) return fail('overLine', { rule: row.line.rule })
      const parts = splitPayment((row.line.line as unknown as LineContent).funds, receiver, row.amountFen, row.personalFen)
      await planPayments(tx, parts.map(({ fen, ...part }) => ({ regionId, lineId: row.line.id, claimId, amountFen: fen, period: 0, ...part, bankAccountId: accounts.get(part.payeeId)?.id ?? null })))
    }
    return done({ fen: formTotal(claim.dossier.form) })
  })
}

/** Sends a claim back to be completed, or refuses it for good; a refused one lets its lines go. */
export async function sendBackClaim(input: ClaimAct & { reason: string; refuse: boolean }): Promise<Outcome<StepRefusal>> {
  const { actor, claimId, reason, refuse } = input
  const { regionId } = actor
  return step(input, refuse ? 'claimRefused' : 'claimReturned', async (tx, claim) => {
    const from = ['draft', 'filed', 'handled', 'approved', 'returned'] as const
    const moved = await moveClaim(tx, { regionId, claimId, from, set: { state: refuse ? 'refused' : 'returned', reason } })
    if (!moved) return fail('wrongState', { state: claim.state })
    if (refuse) await releaseClaimLines(tx, { regionId, claimId })
    return done()
  }, { reason })
}

type Claim = NonNullable<Awaited<ReturnType<typeof getClaim>>>['claim']

async function step(act: ClaimAct, kind: string, run: (tx: Tx, claim: Claim) => Promise<Outcome<StepRefusal, { fen: number } | undefined>>, data: Record<string, unknown> = {}): Promise<Outcome<StepRefusal>> {
  const { actor, idempotencyKey, claimId } = act
  const { regionId } = actor
  return runCommand({ actor, name: `grants.${kind}`, idempotencyKey, input: { claimId, ...data } }, async (tx): Promise<Outcome<StepRefusal>> => {
    await lockGrants(tx, regionId)
    const { claim } = required(await getClaim(tx, { regionId, claimId }))
    const outcome = await run(tx, claim)
    if (!outcome.ok) return outcome
    const fen = outcome.value?.fen
    await recordEvent(tx, { actor, regionId, kind, subject: { type: 'claim', id: claimId }, chain: regionChain(regionId), data: { number: claim.number, ...data, ...(fen === undefined ? {} : { fen, amount: formatFen(fen) }) } })
    return done()
  })
}

