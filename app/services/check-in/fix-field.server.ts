import type { Tx } from '#db/client.ts'
import { countAsAbsent, setFieldSizes, takeBackAbsence, unsetFieldSizes, type FixedField } from '#db/queries/check-in.ts'
import type { CompetitionRow } from '#db/queries/competitions.ts'

/** Written into the status of whoever was not there, so that reopening check-in finds exactly these again. */
const NOT_CHECKED_IN = '未检录'

/**
 * Fixes who takes part in every event: with check-in, whoever has not come is absent; N is everybody left. The caller holds the
 * competition's exclusive lock.
 */
export async function fixField(tx: Tx, competition: CompetitionRow): Promise<FixedField[]> {
  const scope = { regionId: competition.regionId, competitionId: competition.id }
  if (competition.usedSteps.includes('checkIn')) await countAsAbsent(tx, { ...scope, reason: NOT_CHECKED_IN })
  return setFieldSizes(tx, scope)
}

/** Opens check-in again: the fixed numbers go, and whoever was absent only for not checking in stands as before. */
export async function releaseField(tx: Tx, competition: CompetitionRow): Promise<void> {
  const scope = { regionId: competition.regionId, competitionId: competition.id }
  await takeBackAbsence(tx, { ...scope, reason: NOT_CHECKED_IN })
  await unsetFieldSizes(tx, scope)
}
