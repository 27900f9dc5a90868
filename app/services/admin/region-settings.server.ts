import type { Actor } from '#app/auth/actor.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { numberPatternFault, type NumberPatternFault } from '#app/services/certificates/certificate-number.ts'
import { today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { changedFields } from '#app/services/competitions/changed-fields.ts'
import { summariseAllPolicies } from '#app/services/competitions/policy-summary.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listRegions, requireRegion, type RegionRow } from '#db/queries/regions.ts'
import { lockRegion, updateRegionSettings } from '#db/queries/region-settings.ts'
import { listPolicies } from '#scoring/policies/register.ts'

/** What a bureau sets itself. */
export interface SettingsValues {
  issuerName: string
  shortName: string
  certificateNumberPattern: string
  /** In the order of the register. */
  policyIds: string[]
}

/**
 * The region whose settings somebody may change: their own, or, for an administrator of the installation, the one they name.
 *
 * @throws AppError 404 for a region of somebody else
 */
export async function settingsRegion(actor: Actor, named: string | null, db: DbOrTx = readDb): Promise<{ region: RegionRow | null; regions: Array<{ id: string; name: string; nameEn: string }> }> {
  if (actor.regionId !== null) {
    if (named !== null && named !== actor.regionId) throw notFound()
    return { region: await requireRegion(db, actor.regionId), regions: [] }
  }
  const all = await listRegions(db)
  const region = named === null ? (all[0] ?? null) : required(all.find(({ id }) => id === named))
  return { region, regions: all.map(({ id, name, nameEn }) => ({ id, name, nameEn })) }
}

/** What the page of settings shows: the stored values and every policy the product knows, with its standing today. */
export async function getSettingsPage(actor: Actor, named: string | null, db: DbOrTx = readDb) {
  const [{ region, regions }, day] = await Promise.all([settingsRegion(actor, named, db), today(db)])
  return {
    regions,
    policies: summariseAllPolicies(day),
    year: Number(day.slice(0, 4)),
    region: region && { id: region.id, name: region.name, nameEn: region.nameEn, version: region.version, values: valuesOf(region) },
  }
}

function valuesOf({ settings, policyIds }: RegionRow): SettingsValues {
  // A region made before its bureau filled anything in has no settings at all.
  const { issuerName = '', shortName = '', certificateNumberPattern = '' } = settings as Partial<RegionRow['settings']>
  return { issuerName, shortName, certificateNumberPattern, policyIds: inRegisterOrder(policyIds) }
}

function inRegisterOrder(ids: readonly string[]): string[] {
  return listPolicies().flatMap(({ id }) => (ids.includes(id) ? [id] : []))
}

export interface ChangeSettings {
  actor: Actor
  idempotencyKey: string
  regionId: string
  /** The version the writer saw. */
  version: number
  values: SettingsValues
}

export type SettingsRefusal = 'conflict' | NumberPatternFault

/**
 * Changes the settings of a region. A version that is no longer the newest is refused with the stored values; a pattern that would
 * repeat a number or cannot be printed is refused by its fault. Certificates already issued keep their number and issuer.
 *
 * @throws AppError 404 for a region of somebody else
 */
export async function changeSettings({ actor, idempotencyKey, regionId, version, values }: ChangeSettings): Promise<Outcome<SettingsRefusal, { changed: number }>> {
  if (actor.regionId !== null && actor.regionId !== regionId) throw notFound()
  const wanted: SettingsValues = { ...values, policyIds: inRegisterOrder(values.policyIds) }
  return runCommand({ actor, name: 'changeSettings', idempotencyKey, input: { regionId, version, values: wanted } }, async (tx) => {
    const region = required(await lockRegion(tx, regionId))
    const stored = valuesOf(region)
    if (region.version !== version) return fail('conflict', { version: region.version, stored })
    const fault = numberPatternFault(wanted.certificateNumberPattern)
    if (fault) return fail(fault)
    const changes = changedFields(stored, wanted)
    if (Object.keys(changes).length === 0) return done({ changed: 0 })
    const { policyIds, ...settings } = wanted
    if (!(await updateRegionSettings(tx, { regionId, version }, { settings, policyIds: [...policyIds, ...unknownTo(region.policyIds)] }))) return fail('conflict', { version: region.version, stored })
    await recordEvent(tx, { actor, regionId, kind: 'regionSettingsChanged', subject: { type: 'region', id: regionId }, chain: regionChain(regionId), data: { changes } })
    return done({ changed: Object.keys(changes).length })
  })
}

/** Ids the register does not know (a county's own text, loaded elsewhere) cannot be ticked here, so they stay as they are. */
function unknownTo(ids: readonly string[]): string[] {
  const known = new Set(listPolicies().map(({ id }) => id))
  return ids.filter((id) => !known.has(id))
}
