import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { DbOrTx } from '#db/client.ts'
import { insertSetting, listSettings } from '#db/queries/entitlements.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { policyById } from '#scoring/policies/register.ts'
import { lockGrants } from './apply-evaluation.server.ts'
import { asksForShortage, SHORTAGE_KEY, type ShortageCatalogue } from './shortage-occupations.ts'

/** Every catalogue of shortage occupations the bureau has entered, the newest of each text first. */
export async function listShortageCatalogues(db: DbOrTx, { regionId }: { regionId: string }): Promise<ShortageCatalogue[]> {
  const rows = await listSettings(db, { regionId })
  return rows
    .filter(({ key }) => key === SHORTAGE_KEY)
    .map(({ policyId, value, documentNumber, effectiveFrom }) => ({ policyId, ...(value as Pick<ShortageCatalogue, 'edition' | 'occupations'>), documentNumber, effectiveFrom }))
}

/**
 * Enters the catalogue of shortage occupations that a text goes by, with its document and first day. An entry is never changed; a later document
 * makes a later entry. @throws AppError 404 for a text that the region does not use or that asks for no catalogue
 */
export async function enterShortageCatalogue(input: { actor: RegionActor; idempotencyKey: string } & ShortageCatalogue): Promise<Outcome<'alreadyEntered'>> {
  const { actor, idempotencyKey, ...entry } = input
  const { policyId, edition, occupations, documentNumber, effectiveFrom } = entry
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.enterShortageCatalogue', idempotencyKey, input: entry }, async (tx): Promise<Outcome<'alreadyEntered'>> => {
    await lockGrants(tx, regionId)
    const region = await requireRegion(tx, regionId)
    const policy = region.policyIds.includes(policyId) ? policyById(policyId) : null
    if (!policy || !asksForShortage(policy)) throw notFound()
    const id = await insertSetting(tx, { regionId, policyId, key: SHORTAGE_KEY, value: { edition, occupations }, documentNumber, effectiveFrom, enteredBy: actor.userId })
    if (id === null) return fail('alreadyEntered')
    await recordEvent(tx, { actor, regionId, kind: 'policySettingListed', subject: { type: 'policySetting', id }, chain: regionChain(regionId), data: { policyId, edition, occupations: [...occupations], count: occupations.length, documentNumber, effectiveFrom } })
    return done()
  })
}
