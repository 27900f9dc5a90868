import { reachOf, type RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { Tx } from '#db/client.ts'
import { insertCompetition } from '#db/queries/competitions.ts'
import { findOrInsertOrganisation } from '#db/queries/organisations.ts'
import { requireRegion } from '#db/queries/regions.ts'
import type { CompetitionValues } from './competition-form.ts'

export interface CreateCompetition {
  actor: RegionActor
  idempotencyKey: string
  values: CompetitionValues
}

/** Each refusal names the field it is about: `code`, `policyId`, `hostName`. */
export type CompetitionRefusal = 'codeTaken' | 'policyNotOffered' | 'hostOutOfReach'

/** Enters a competition as a draft of the actor's region. Units that are new to the region are entered with it. */
export async function createCompetition({ actor, idempotencyKey, values }: CreateCompetition): Promise<Outcome<CompetitionRefusal, { competitionId: string }>> {
  const command = { actor, name: 'createCompetition', idempotencyKey, input: values }
  return runCommand(command, async (tx) => {
    const { regionId } = actor
    const region = await requireRegion(tx, regionId)
    if (values.policyId !== null && !region.policyIds.includes(values.policyId)) return fail('policyNotOffered')

    const units = await resolveUnits(tx, regionId, values)
    if (!mayHost(actor, units)) return fail('hostOutOfReach')

    const row = await insertCompetition(tx, { ...competitionColumns(values), ...units, regionId, createdBy: actor.userId })
    if (!row) return fail('codeTaken')
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'competitionCreated',
      subject: { type: 'competition', id: row.id },
      chain: { type: 'competition', id: row.id },
      data: { ...values },
    })
    return done({ competitionId: row.id })
  })
}

/** The columns that come straight from the form. */
export function competitionColumns(values: CompetitionValues) {
  const { code, name, nameEn, year, tier, competitionClass, policyId, startsOn, finalOn, place } = values
  return { code, name, nameEn, year, tier, competitionClass, policyId, startsOn, finalOn, place }
}

export interface Units {
  organiserId: string | null
  hostId: string | null
}

/** Finds the named units of the region, or enters them. */
export async function resolveUnits(tx: Tx, regionId: string, values: Pick<CompetitionValues, 'organiserName' | 'hostName'>): Promise<Units> {
  const find = async (name: string | null) => (name === null ? null : (await findOrInsertOrganisation(tx, { regionId, name })).id)
  return { organiserId: await find(values.organiserName), hostId: await find(values.hostName) }
}

/** Somebody who organises for one unit only enters competitions of that unit. */
function mayHost(actor: RegionActor, { organiserId, hostId }: Units): boolean {
  const reach = reachOf(actor, 'competition:create')
  return reach.all || [organiserId, hostId].some((id) => id !== null && reach.organisationIds.includes(id))
}
