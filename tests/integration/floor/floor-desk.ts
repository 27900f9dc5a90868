import type { Sql } from 'postgres'
import type { RegionActor } from '#app/auth/actor.ts'
import type { Role } from '#app/auth/permissions.ts'
import type { Outcome } from '#app/lib/outcome.ts'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import type { CompetitionPlan } from '#app/services/competitions/plan.ts'
import { setPlan } from '#app/services/competitions/set-plan.server.ts'
import type { CompetitionAction } from '#app/services/competitions/states.ts'
import { makeIdentityNumber } from '#db/factories/identity-number.ts'
import type { EligibilityRules } from '#db/schema/competitions.ts'
import { enterCompetition, enterEvent, insertDesk, insertEntrants, newKey, type Desk } from '#tests/support/competition-desk.ts'

/** Unwraps what a service did; a refusal fails the test with its reason. */
export function must<Value>(outcome: Outcome<string, Value>): Value {
  if (!outcome.ok) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.data ?? {})}`)
  return outcome.value
}

export interface FloorDay {
  desk: Desk
  competitionId: string
  eventId: string
  entries: string[]
  step(action: CompetitionAction): Promise<void>
  /** A person with the role and the row of it, as two-person acts ask for. */
  officer(role: Role): Promise<RegionActor>
}

/** A competition with one event, its plan and some accepted entrants, open for registration. */
export async function openFloor(owner: Sql, { plan, eligibility = {}, count = 4 }: { plan: CompetitionPlan; eligibility?: EligibilityRules; count?: number }): Promise<FloorDay> {
  const desk = await insertDesk(owner)
  const competitionId = await enterCompetition(desk)
  const eventId = await enterEvent(desk, competitionId)
  must(await setPlan({ actor: desk.officer, idempotencyKey: newKey(), competitionId, version: 1, plan, appealMinutes: 120, registrationOpensAt: null, registrationClosesAt: null, eligibility }))
  const step: FloorDay['step'] = async (action) => void must(await changeState({ actor: desk.officer, idempotencyKey: newKey(), competitionId, action, reason: action.startsWith('re') || action.startsWith('back') ? '测试' : null }))
  const officer: FloorDay['officer'] = async (role) => {
    const actor = await desk.person(role)
    await owner`insert into role_assignments (user_id, role, region_id) values (${actor.userId}, ${role}, ${desk.regionId})`
    return actor
  }
  await step('openRegistration')
  const entries = count === 0 ? [] : await insertEntrants(owner, { desk, competitionId, eventId, count })
  return { desk, competitionId, eventId, entries, step, officer }
}

let drawn = 0

/** A resident's number that checks out and belongs to nobody, another with every call. */
export function identityNumber(birthDay = '1990-03-07'): string {
  drawn += 1
  return makeIdentityNumber(birthDay, drawn, 'male')
}
