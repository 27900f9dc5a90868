import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { DbOrTx } from '#db/client.ts'
import { insertSetting, listSettings } from '#db/queries/entitlements.ts'
import { requireRegion } from '#db/queries/regions.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import { policyById } from '#scoring/policies/register.ts'
import { lockGrants } from './apply-evaluation.server.ts'
import { MOST_OCCUPATIONS, readCatalogue, SHORTAGE_KEY, type CatalogueOccupation, type ShortageCatalogue } from './shortage-catalogue.ts'

/** Whether a text pays by a catalogue of shortage occupations. */
export const asksForCatalogue = (policy: Policy): boolean => policy.rules.some(({ grants }) => grants.some(({ requires }) => requires?.some(({ field }) => field === 'shortage')))

/** Every catalogue a region has entered. */
export async function listShortageCatalogues(db: DbOrTx, { regionId }: { regionId: string }): Promise<ShortageCatalogue[]> {
  return catalogueEntries(await listSettings(db, { regionId }))
}

/** The catalogues among what a bureau has entered. */
export function catalogueEntries(rows: Awaited<ReturnType<typeof listSettings>>): ShortageCatalogue[] {
  return rows.flatMap(({ policyId, key, value, documentNumber, effectiveFrom }) =>
    key === SHORTAGE_KEY ? [{ policyId, documentNumber, effectiveFrom, occupations: (value as { occupations?: CatalogueOccupation[] }).occupations ?? [] }] : [],
  )
}

export type CatalogueRefusal = 'alreadyEntered' | 'noOccupations' | 'tooMany' | 'lineWithoutCode'

/**
 * Enters the catalogue of a document from its day on. An entry is never changed; the next document makes the next entry, and what rests on the former
 * one waits among the differences. @throws AppError 404 for a text that the region does not use or that knows no catalogue
 */
export async function enterShortageCatalogue(input: { actor: RegionActor; idempotencyKey: string; policyId: string; list: string; documentNumber: string; effectiveFrom: string }): Promise<Outcome<CatalogueRefusal>> {
  const { actor, idempotencyKey, ...entry } = input
  const { policyId, list, documentNumber, effectiveFrom } = entry
  const { regionId } = actor
  const { occupations, faults } = readCatalogue(list)
  if (faults.length > 0) return fail('lineWithoutCode', { lines: faults.slice(0, 5) })
  if (occupations.length === 0) return fail('noOccupations')
  if (occupations.length > MOST_OCCUPATIONS) return fail('tooMany')
  return runCommand({ actor, name: 'grants.enterCatalogue', idempotencyKey, input: entry }, async (tx): Promise<Outcome<CatalogueRefusal>> => {
    await lockGrants(tx, regionId)
    const region = await requireRegion(tx, regionId)
    const policy = region.policyIds.includes(policyId) ? policyById(policyId) : null
    if (!policy || !asksForCatalogue(policy)) throw notFound()
    const id = await insertSetting(tx, { regionId, policyId, key: SHORTAGE_KEY, value: { occupations }, documentNumber, effectiveFrom, enteredBy: actor.userId })
    if (id === null) return fail('alreadyEntered')
    await recordEvent(tx, { actor, regionId, kind: 'shortageCatalogueEntered', subject: { type: 'policySetting', id }, chain: regionChain(regionId), data: { policyId, occupations: occupations.length, documentNumber, effectiveFrom } })
    return done()
  })
}
