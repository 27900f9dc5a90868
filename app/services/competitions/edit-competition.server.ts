import type { RegionActor } from '#app/auth/actor.ts'
import { AppError } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { isCompetitionCodeTaken, requireCompetitionWithUnits, updateCompetition } from '#db/queries/competitions.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { changedFields } from './changed-fields.ts'
import { FROZEN_WITH_RULES, type CompetitionField, type CompetitionValues } from './competition-form.ts'
import { competitionColumns, resolveUnits } from './create-competition.server.ts'
import { rulesAreEditable } from './states.ts'
import { versionConflict } from './version-conflict.ts'

export interface EditCompetition {
  actor: RegionActor
  idempotencyKey: string
  competitionId: string
  /** The version the form was opened with. */
  version: number
  values: CompetitionValues
}

export type EditCompetitionRefusal = 'conflict' | 'codeTaken' | 'policyNotOffered' | 'frozenField'

/** What a conflict shows beside what was typed: the stored values and the version they stand at. */
export interface CompetitionConflict {
  version: number
  stored: CompetitionValues
}

/**
 * Changes a competition's facts. What decides promotions (tier, class, policy, day of the final) is frozen with the rules;
 * an archived competition is closed altogether. A version that is no longer the newest is refused with the stored values.
 *
 * @throws AppError 404 for another region's competition, 409 competitionArchived
 */
export async function editCompetition(input: EditCompetition): Promise<Outcome<EditCompetitionRefusal, { version: number }>> {
  const { actor, idempotencyKey, competitionId, version, values } = input
  const command = { actor, name: 'editCompetition', idempotencyKey, input: { competitionId, version, values } }
  return runCommand(command, async (tx) => {
    const { regionId } = actor
    await lockCompetition(tx, competitionId, 'exclusive')
    const stored = await requireCompetitionWithUnits(tx, { competitionId, regionId })
    if (stored.state === 'archived') throw new AppError({ code: 'competitionArchived', status: 409 })
    const before = competitionValuesOf(stored)
    if (stored.version !== version) return fail('conflict', { version: stored.version, stored: before })

    const changes = changedFields(before, values)
    if (Object.keys(changes).length === 0) return done({ version })
    const frozen = FROZEN_WITH_RULES.filter((field) => field in changes)
    if (!rulesAreEditable(stored.state) && frozen.length > 0) return fail('frozenField', { fields: frozen satisfies CompetitionField[] })
    if ('policyId' in changes && values.policyId !== null && !(await requireRegion(tx, regionId)).policyIds.includes(values.policyId)) return fail('policyNotOffered')
    if (await isCompetitionCodeTaken(tx, { regionId, code: values.code, exceptId: competitionId })) return fail('codeTaken')

    const units = await resolveUnits(tx, regionId, values)
    if (!(await updateCompetition(tx, { competitionId, regionId, version }, { ...competitionColumns(values), ...units }))) throw versionConflict()
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'competitionEdited',
      subject: { type: 'competition', id: competitionId },
      chain: { type: 'competition', id: competitionId },
      data: { changes },
    })
    return done({ version: version + 1 })
  })
}

/** A stored competition in the shape of the form. */
export function competitionValuesOf(row: Awaited<ReturnType<typeof requireCompetitionWithUnits>>): CompetitionValues {
  const { organiserName, hostName } = row
  return { ...competitionColumns({ ...row, organiserName, hostName }), organiserName, hostName }
}
