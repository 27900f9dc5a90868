import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import { minuteOf } from '#app/lib/dates.ts'
import { AppError, forbidden } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb } from '#db/client.ts'
import { requireCompetition, updateCompetition } from '#db/queries/competitions.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import type { EligibilityRules } from '#db/schema/competitions.ts'
import { ownOrganisation } from './competition-page.server.ts'
import { COMPETITION_STEPS, mayReplan, type CompetitionPlan } from './plan.ts'
import { versionConflict } from './version-conflict.ts'

export interface SetPlan {
  actor: RegionActor
  idempotencyKey: string
  competitionId: string
  version: number
  plan: CompetitionPlan
  appealMinutes: number
  /** When people may register; null follows the state alone. */
  registrationOpensAt: Date | null
  registrationClosesAt: Date | null
  eligibility: EligibilityRules
}

export type SetPlanRefusal = 'walked' | 'conflict'

/**
 * Says which steps a competition uses. What has been walked already stays; only what lies behind the present state can be changed.
 *
 * @throws AppError 404 for another region's competition, 409 competitionArchived
 */
export async function setPlan(input: SetPlan): Promise<Outcome<SetPlanRefusal>> {
  const { actor, idempotencyKey, competitionId, version, appealMinutes, registrationOpensAt, registrationClosesAt, eligibility } = input
  const plan = { usedSteps: COMPETITION_STEPS.filter((step) => input.plan.usedSteps.includes(step)), blindLayers: input.plan.blindLayers }
  const command = { actor, name: 'setCompetitionPlan', idempotencyKey, input: { competitionId, version, plan, appealMinutes, opensAt: registrationOpensAt?.toISOString() ?? null, closesAt: registrationClosesAt?.toISOString() ?? null, eligibility } }
  return runCommand(command, async (tx): Promise<Outcome<SetPlanRefusal>> => {
    const { regionId } = actor
    await lockCompetition(tx, competitionId, 'exclusive')
    const stored = await requireCompetition(tx, { competitionId, regionId })
    if (!hasPermissionAt(actor, 'competition:edit', { regionId, competitionId, ...ownOrganisation(actor, stored) })) throw forbidden()
    if (stored.state === 'archived') throw new AppError({ code: 'competitionArchived', status: 409 })
    if (stored.version !== version) return fail('conflict')
    if (!mayReplan(stored.state, stored, plan)) return fail('walked')
    if (!(await updateCompetition(tx, { competitionId, regionId, version }, { ...plan, appealMinutes, registrationOpensAt, registrationClosesAt, eligibility }))) throw versionConflict()
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'competitionPlanned',
      subject: { type: 'competition', id: competitionId },
      chain: { type: 'competition', id: competitionId },
      data: { ...plan, appealMinutes, registrationOpensAt: registrationOpensAt?.toISOString() ?? null, registrationClosesAt: registrationClosesAt?.toISOString() ?? null, eligibility },
    })
    return done()
  })
}

/** A competition's plan for its form. Throws AppError 404 for another region's competition. */
export async function getPlanPage(actor: RegionActor, competitionId: string) {
  const { id, name, nameEn, state, version, usedSteps, blindLayers, appealMinutes, registrationOpensAt, registrationClosesAt, eligibility } = await requireCompetition(readDb, { competitionId, regionId: actor.regionId })
  const minute = (at: Date | null) => (at === null ? null : minuteOf(at))
  return { id, name, nameEn, state, version, usedSteps, blindLayers, appealMinutes, opensAt: minute(registrationOpensAt), closesAt: minute(registrationClosesAt), eligibility }
}
