import type { RegionActor } from '#app/auth/actor.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { insertSetting } from '#db/queries/entitlements.ts'
import { insertRegisteredFact, withdrawRegisteredFact } from '#db/queries/registered-facts.ts'
import { putBudget } from '#db/queries/payments.ts'
import { requireRegion } from '#db/queries/regions.ts'
import type { FundSource } from '#scoring/policies/rule.ts'
import { listPolicies, policyById } from '#scoring/policies/register.ts'
import { readEntitleInput } from '#scoring/entitlements/index.ts'
import { lockGrants } from './apply-evaluation.server.ts'
import { FIRST_DAY_KEY } from './compute-records.ts'
import { tableFor } from './open-tables.ts'

export type SettingRefusal = 'unknownKey' | 'outsideRange' | 'alreadyEntered'

/**
 * Enters what a text leaves to the bureau: a sum of a table, or the first day of a text that prints none. An entry is never changed; a later document
 * makes a later entry. @throws AppError 404 for a policy that the region does not use
 */
export async function enterSetting(input: { actor: RegionActor; idempotencyKey: string; policyId: string; key: string; fen: number; documentNumber: string; effectiveFrom: string }): Promise<Outcome<SettingRefusal>> {
  const { actor, idempotencyKey, ...entry } = input
  const { policyId, key, fen, documentNumber, effectiveFrom } = entry
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.enterSetting', idempotencyKey, input: entry }, async (tx): Promise<Outcome<SettingRefusal>> => {
    await lockGrants(tx, regionId)
    const region = await requireRegion(tx, regionId)
    const policy = region.policyIds.includes(policyId) ? policyById(policyId) : null
    if (!policy) throw notFound()
    const isFirstDay = key === FIRST_DAY_KEY && policy.effectiveFrom === null
    const table = tableFor(policy, key)
    if (!isFirstDay && !table) return fail('unknownKey')
    if (table?.range && (fen < table.range.fromFen || fen > table.range.toFen)) return fail('outsideRange', { ...table.range })
    const id = await insertSetting(tx, { regionId, policyId, key, value: { fen: isFirstDay ? 0 : fen }, documentNumber, effectiveFrom, enteredBy: actor.userId })
    if (id === null) return fail('alreadyEntered')
    await recordEvent(tx, { actor, regionId, kind: 'policySettingEntered', subject: { type: 'policySetting', id }, chain: regionChain(regionId), data: { policyId, key, fen, documentNumber, effectiveFrom } })
    return done()
  })
}

/** Enters a fund's budget of a year; a later entry replaces it and both stand in the audit record. */
export async function enterBudget(input: { actor: RegionActor; idempotencyKey: string; year: number; fund: FundSource; fen: number; documentNumber: string }): Promise<Outcome<never>> {
  const { actor, idempotencyKey, ...entry } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.enterBudget', idempotencyKey, input: entry }, async (tx) => {
    await lockGrants(tx, regionId)
    const { year, fund, fen, documentNumber } = entry
    await putBudget(tx, { regionId, year, fund, amountFen: fen, documentNumber })
    await recordEvent(tx, { actor, regionId, kind: 'budgetEntered', subject: { type: 'region', id: regionId }, chain: regionChain(regionId), data: { year, fund, fen, documentNumber } })
    return done()
  })
}

export type RegisterRefusal = 'notAFact'

/** Registers a fact that happened elsewhere, with the document that says so. Its fields are those of the engine's JSON input (money as text) and are read as strictly. */
export async function registerFact(input: { actor: RegionActor; idempotencyKey: string; kind: string; on: string; fields: Record<string, unknown>; documentNumber: string }): Promise<Outcome<RegisterRefusal>> {
  const { actor, idempotencyKey, kind, on, fields, documentNumber } = input
  const { regionId } = actor
  const read = readEntitleInput({ policy: listPolicies()[0]!.id, facts: [{ ...fields, id: 'registered', kind, on }] })
  const parsed = read.ok ? read.value.facts[0] : undefined
  if (!read.ok || !parsed) return fail('notAFact', { problems: read.ok ? [] : read.problems })
  const { id: _, kind: __, on: ___, ...fact } = parsed
  return runCommand({ actor, name: 'grants.registerFact', idempotencyKey, input: { kind, on, fields, documentNumber } }, async (tx): Promise<Outcome<RegisterRefusal>> => {
    const id = await insertRegisteredFact(tx, { regionId, kind, on, fact, documentNumber, enteredBy: actor.userId })
    await recordEvent(tx, { actor, regionId, kind: 'factRegistered', subject: { type: 'registeredFact', id }, chain: regionChain(regionId), data: { kind, on, documentNumber } })
    return done()
  })
}

/** Takes a registered fact back; what rests on it waits on the page of differences. @throws AppError 404 */
export async function withdrawFact(input: { actor: RegionActor; idempotencyKey: string; factId: string; reason: string }): Promise<Outcome<never>> {
  const { actor, idempotencyKey, factId, reason } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.withdrawFact', idempotencyKey, input: { factId, reason } }, async (tx) => {
    required(await withdrawRegisteredFact(tx, { regionId, factId, reason }))
    await recordEvent(tx, { actor, regionId, kind: 'factWithdrawn', subject: { type: 'registeredFact', id: factId }, chain: regionChain(regionId), data: { reason } })
    return done()
  })
}
