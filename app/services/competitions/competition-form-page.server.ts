import type { RegionActor } from '#app/auth/actor.ts'
import type { CompetitionTier } from '#db/schema/competitions.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listCompetitions, requireCompetitionWithUnits } from '#db/queries/competitions.ts'
import { listOrganisations } from '#db/queries/organisations.ts'
import { requireRegion } from '#db/queries/regions.ts'
import type { Day } from '#scoring/numbers/days.ts'
import { competitionValuesOf } from './edit-competition.server.ts'
import { summarisePolicies } from './policy-summary.ts'
import { rulesAreEditable } from './states.ts'

/** What the form needs besides its values: the region's policies as they stand on the day of the final, and its units. */
export async function getCompetitionFormChoices({ regionId, finalOn }: { regionId: string; finalOn: Day }, db: DbOrTx = readDb) {
  const [region, units] = await Promise.all([requireRegion(db, regionId), listOrganisations(db, { regionId })])
  return {
    policies: summarisePolicies(region.policyIds, finalOn),
    units: units.map((unit) => unit.name),
    tier: region.tier satisfies CompetitionTier,
  }
}

/** A code nobody uses yet, for a new competition of that year: `2024-03` after two others. */
export async function suggestCode({ regionId, year }: { regionId: string; year: number }, db: DbOrTx = readDb): Promise<string> {
  const { rows } = await listCompetitions(db, { regionId, filter: { text: `${year}-` }, sort: 'code', descending: true, offset: 0, limit: 500 })
  const taken = new Set(rows.map((row) => row.code))
  for (let number = rows.length + 1; ; number += 1) {
    const code = `${year}-${String(number).padStart(2, '0')}`
    if (!taken.has(code)) return code
  }
}

/** A stored competition for its form, with which fields are frozen. Throws AppError 404 for another region's competition. */
export async function getCompetitionToEdit(actor: RegionActor, competitionId: string, db: DbOrTx = readDb) {
  const row = await requireCompetitionWithUnits(db, { competitionId, regionId: actor.regionId })
  return { id: row.id, version: row.version, state: row.state, values: competitionValuesOf(row), frozen: !rulesAreEditable(row.state) }
}
