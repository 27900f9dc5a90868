import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain, SYSTEM_ACTOR, type EventActor } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { resultHash } from '#app/services/results/result-hash.ts'
import { readDb, type Tx } from '#db/client.ts'
import { settleItemsOf } from '#db/queries/corrections.ts'
import { changeFact, insertEvaluation, insertFacts, insertLines, keepPolicyEdition, lastEvaluation, listLinesInClaims, rewriteLine } from '#db/queries/entitlements.ts'
import { lockKey } from '#db/queries/locks.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { type PolicyRegister, shippedRegister } from '#scoring/policies/register.ts'
import { evaluateRegion, recordOfRow, type Evaluation, type FactChange, type LineChange } from './evaluation.server.ts'
import { divideChanges } from './held-back.ts'
import type { LineRecord } from './line-record.ts'

/** Everything that writes facts, lines, claims or payments of a region takes this lock first: caps and quotas are decided by one at a time. */
export function lockGrants(tx: Tx, regionId: string): Promise<void> {
  return lockKey(tx, `grants:${regionId}`)
}

/**
 * Takes in what has newly happened and adds its lines. Lines that are stored already are never touched here: what would change one of them waits
 * on the page of differences, together with everything that is tied to it. Doing it twice does nothing more.
 *
 * @returns how much was added and how many lines wait for a person
 */
export async function takeInFacts(regionId: string, register: PolicyRegister = shippedRegister()): Promise<{ facts: number; lines: number; waiting: number }> {
  // Most calls find nothing; they need no lock.
  const seen = divideChanges(await evaluateRegion(readDb, regionId, register))
  if (seen.safe.facts.length === 0 && seen.safe.lines.length === 0) return { facts: 0, lines: 0, waiting: seen.held.lines.length }
  return inTransaction(async (tx) => {
    await lockGrants(tx, regionId)
    const evaluation = await evaluateRegion(tx, regionId, register)
    const { safe, held } = divideChanges(evaluation)
    if (safe.facts.length > 0 || safe.lines.length > 0) await write(tx, { regionId, evaluation, ...safe, mode: 'automatic', actor: SYSTEM_ACTOR, reason: null })
    return { facts: safe.facts.length, lines: safe.lines.length, waiting: held.lines.length }
  })
}

export type ApplyRefusal = 'changedSince' | 'nothingToApply' | 'inClaim'

/** Applies the difference a person has looked at, changed and withdrawn lines included. Lines in a running claim must be taken out of it first. */
export async function applyDifference(input: { actor: RegionActor; idempotencyKey: string; seenHash: string; reason: string }): Promise<Outcome<ApplyRefusal, { facts: number; lines: number }>> {
  const { actor, idempotencyKey, seenHash, reason } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.apply', idempotencyKey, input: { seenHash, reason } }, async (tx): Promise<Outcome<ApplyRefusal, { facts: number; lines: number }>> => {
    await lockGrants(tx, regionId)
    const evaluation = await evaluateRegion(tx, regionId)
    const { facts, lines, hash } = evaluation
    if (facts.length === 0 && lines.length === 0) return fail('nothingToApply')
    if (hash !== seenHash) return fail('changedSince')
    const running = (await listLinesInClaims(tx, { regionId, lineIds: lines.flatMap(({ before }) => (before ? [before.id] : [])) })).filter(({ state }) => state !== 'paid' && state !== 'headApproved')
    if (running.length > 0) return fail('inClaim', { claims: [...new Set(running.map(({ number }) => number))] })
    await write(tx, { regionId, evaluation, facts, lines, mode: 'applied', actor, reason })
    await settleItemsOf(tx, { regionId, kind: 'money', subjectIds: lines.flatMap(({ before }) => (before ? [before.id] : [])), state: 'superseded', reason, by: actor.userId, byName: actor.displayName })
    return done({ facts: facts.length, lines: lines.length })
  })
}

interface Writing {
  regionId: string
  evaluation: Evaluation
  facts: FactChange[]
  lines: LineChange[]
  mode: 'automatic' | 'applied'
  actor: EventActor
  reason: string | null
}

async function write(tx: Tx, { regionId, evaluation, facts, lines, mode, actor, reason }: Writing): Promise<void> {
  const number = (await lastEvaluation(tx, { regionId })) + 1
  const editions: Array<{ policyId: string; hash: string }> = []
  for (const policy of evaluation.basis.policies) {
    const edition = { policyId: policy.id, hash: resultHash(policy) }
    editions.push(edition)
    await keepPolicyEdition(tx, { ...edition, content: policy })
  }
  const hashOf = new Map(editions.map(({ policyId, hash }) => [policyId, hash]))
  const inserted = facts.flatMap(({ id, before, after }) => (before || !after ? [] : [{ id, regionId, kind: after.kind, on: after.on, sourceType: after.sourceType, sourceId: after.sourceId, fact: after.fields, label: after.label }]))
  await insertFacts(tx, inserted, number)
  for (const { id, before, after } of facts) {
    if (before) await changeFact(tx, { regionId, factId: id, evaluation: number, next: after && { on: after.on, fact: after.fields, label: after.label } })
  }
  const stamp = ({ policyId }: LineRecord) => ({ policyHash: hashOf.get(policyId) ?? '', evaluation: number })
  await insertLines(tx, lines.flatMap(({ before, after }) => (before ? [] : [{ ...stored(after), regionId, ...stamp(after) }])))
  for (const { before, after } of lines) if (before) await rewriteLine(tx, { lineId: before.id, ...stored(after), regionId, ...stamp(after), policyHash: hashOf.get(after.policyId) ?? before.policyHash })
  await insertEvaluation(tx, {
    regionId,
    number,
    mode,
    by: actor.userId,
    byName: actor.displayName,
    reason,
    editions,
    settings: [...evaluation.basis.settings],
    changes: lines.map(({ before, after }) => ({ factId: after.factId, policyId: after.policyId, rule: after.rule, part: after.part, before: before && brief(recordOfRow(before)), after: brief(after) })),
  })
  await recordEvent(tx, { actor, regionId, kind: 'entitlementsEvaluated', subject: { type: 'region', id: regionId }, chain: regionChain(regionId), data: { evaluation: number, mode, facts: facts.length, lines: lines.length, ...(reason ? { reason } : {}) } })
}

function stored(record: LineRecord) {
  return { ...record, line: record.line as unknown as Record<string, unknown> }
}

function brief({ status, amountKind, amountFen, payeeType, payeeId, line }: LineRecord): Record<string, unknown> {
  return { status, amountKind, amountFen, payeeType, payeeId, reasons: line.reasons }
}
