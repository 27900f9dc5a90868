import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import { forbidden } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { Tx } from '#db/client.ts'
import { requireCompetition, updateCompetitionState, type CompetitionRow } from '#db/queries/competitions.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { requireRegion } from '#db/queries/regions.ts'
import type { CompetitionState } from '#db/schema/competitions.ts'
import { readCompetitionFacts } from './competition-facts.server.ts'
import { listEvents } from '#db/queries/events.ts'
import { announceEditions } from '../results/announce-edition.server.ts'
import { fixField, releaseField } from '../check-in/fix-field.server.ts'
import { freezeRules, releaseRules } from './freeze-rules.server.ts'
import { judgeTransition, type CompetitionAction, type Transition } from './states.ts'

export type StateRefusal = 'illegalTransition' | 'blocked' | 'reasonMissing'

export interface ChangeState {
  actor: RegionActor
  idempotencyKey: string
  competitionId: string
  action: CompetitionAction
  /** Required for a step back. */
  reason: string | null
}

/**
 * Moves a competition to its next state, or back. The state is read under the exclusive lock, so that no mark, entrant or rule is
 * written between the look and the change. `blocked` carries the blockers.
 *
 * @throws AppError 404 for another region's competition, 403 when the actor may not do this step
 */
export async function changeState(input: ChangeState): Promise<Outcome<StateRefusal, { state: CompetitionState }>> {
  const { actor, idempotencyKey, competitionId, action, reason } = input
  const command = { actor, name: 'changeCompetitionState', idempotencyKey, input: { competitionId, action, reason } }
  return runCommand(command, (tx) => changeStateIn(tx, { actor, competitionId, action, reason }))
}

/**
 * The same inside somebody else's transaction: publishing the last event's result publishes the competition. It takes the exclusive
 * lock itself (harmless when it is held already) and ends with an audit event.
 */
export async function changeStateIn(tx: Tx, input: Omit<ChangeState, 'idempotencyKey'>): Promise<Outcome<StateRefusal, { state: CompetitionState }>> {
  const { actor, competitionId, action, reason } = input
  const { regionId } = actor
  await lockCompetition(tx, competitionId, 'exclusive')
  const competition = await requireCompetition(tx, { competitionId, regionId })
  const region = await requireRegion(tx, regionId)
  const facts = await readCompetitionFacts(tx, competition, region.policyIds)
  const verdict = judgeTransition(competition.state, action, facts)
  if (!verdict.ok) return verdict.reason === 'blocked' ? fail('blocked', { blockers: verdict.blockers }) : fail(verdict.reason)

  const { transition } = verdict
  if (!mayStep(actor, transition, competition)) throw forbidden()
  if (transition.direction === 'back' && !reason) return fail('reasonMissing')

  const effects = await applyEffects(tx, actor, competition, transition)
  await updateCompetitionState(tx, { competitionId, regionId }, transition.to)
  await recordEvent(tx, {
    actor,
    regionId,
    kind: 'competitionStateChanged',
    subject: { type: 'competition', id: competitionId },
    chain: { type: 'competition', id: competitionId },
    data: { action, from: transition.from, to: transition.to, ...(reason ? { reason } : {}), ...effects },
  })
  return done({ state: transition.to })
}

/** Whether the actor's roles carry this step at this competition. */
export function mayStep(actor: RegionActor, transition: Transition, competition: Pick<CompetitionRow, 'id' | 'regionId' | 'hostId' | 'organiserId'>): boolean {
  const { id: competitionId, regionId } = competition
  // A unit's own organiser is assigned by the unit, which is either the host or the organiser of the competition.
  return [competition.hostId, competition.organiserId, null].some((organisationId) =>
    hasPermissionAt(actor, transition.permission, { regionId, competitionId, ...(organisationId === null ? {} : { organisationId }) }),
  )
}

/** What a step does besides moving the state; the answer goes into its audit event. */
async function applyEffects(tx: Tx, actor: RegionActor, competition: CompetitionRow, transition: Transition): Promise<Record<string, unknown>> {
  switch (transition.action) {
    case 'startScoring': {
      const frozenRules = await freezeRules(tx, { actor, competition })
      return frozenRules.length > 0 ? { frozenRules } : {}
    }
    case 'backToRegistration':
      await releaseRules(tx, competition)
      return {}
    case 'publishProvisionally':
      return { announced: await announceEditions(tx, actor, competition, (await listEvents(tx, { regionId: actor.regionId, competitionId: competition.id })).map(({ id }) => id)) }
    case 'fixField':
      return { field: await fixField(tx, competition) }
    case 'reopenField':
      await releaseField(tx, competition)
      return {}
    default:
      return {}
  }
}
