import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import { ROLES, roleGrants, type Role } from '#app/auth/permissions.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireCompetitionWithUnits } from '#db/queries/competitions.ts'
import { listEventSummaries, type EventSummary } from '#db/queries/events.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { policyById } from '#scoring/policies/register.ts'
import type { Blocker } from './blockers.ts'
import { mayStep } from './change-state.server.ts'
import { competitionFactsOf } from './competition-facts.server.ts'
import { eventProgressOf } from './event-progress.ts'
import { eventSteps, type EventStepKey } from './event-steps.ts'
import { stateLine } from './plan.ts'
import { judgeTransition, rulesAreEditable, transitionsFrom, type Transition } from './states.ts'
import { summarisePolicy } from './policy-summary.ts'

/** A step that could be taken from here: what is missing, whether this person may take it, and who else may. */
export interface OfferedStep {
  action: Transition['action']
  direction: Transition['direction']
  blockers: Blocker[]
  mine: boolean
  roles: Role[]
}

/** Everything the page of one competition shows. Throws AppError 404 for another region's competition. */
export async function getCompetitionPage(actor: RegionActor, competitionId: string, db: DbOrTx = readDb) {
  const { regionId } = actor
  const competition = await requireCompetitionWithUnits(db, { competitionId, regionId })
  const [region, events] = await Promise.all([requireRegion(db, regionId), listEventSummaries(db, { regionId, competitionIds: [competitionId] })])
  const facts = competitionFactsOf(competition, events, region.policyIds)
  const policy = competition.policyId === null ? null : policyById(competition.policyId)
  const place = { regionId, competitionId, ...ownOrganisation(actor, competition) }
  const may = (permission: 'competition:edit' | 'event:edit') => hasPermissionAt(actor, permission, place)
  const steps = transitionsFrom(competition.state, facts.plan).map((transition): OfferedStep => {
    const verdict = judgeTransition(competition.state, transition.action, facts)
    return {
      action: transition.action,
      direction: transition.direction,
      blockers: verdict.ok || verdict.reason !== 'blocked' ? [] : verdict.blockers,
      mine: mayStep(actor, transition, competition),
      roles: rolesWith(transition),
    }
  })
  return {
    competition: pageFields(competition),
    policy: policy && summarisePolicy(policy, competition.finalOn),
    policyStanding: facts.policy,
    line: stateLine(facts.plan),
    steps,
    // Who is assigned to single events sees the others' names in what the competition waits for, and nothing more of them.
    events: events.filter(({ id }) => hasPermissionAt(actor, 'competition:read', { ...place, eventId: id })).map((event) => toEventRow(event, competition)),
    mayEdit: may('competition:edit') && competition.state !== 'archived',
    mayEditEvents: may('event:edit') && rulesAreEditable(competition.state),
  }
}

function pageFields(row: Awaited<ReturnType<typeof requireCompetitionWithUnits>>) {
  const { id, version, code, name, nameEn, year, tier, competitionClass, startsOn, finalOn, place, state, stateChangedAt, organiserName, hostName } = row
  return { id, version, code, name, nameEn, year, tier, competitionClass, startsOn, finalOn, place, state, stateChangedAt, organiserName, hostName }
}

function toEventRow(event: EventSummary, competition: { state: Parameters<typeof rulesAreEditable>[0] }) {
  const progress = eventProgressOf(event, competition.state)
  const next: EventStepKey | null = eventSteps(progress).find((step) => step.state === 'now')?.key ?? null
  return {
    id: event.id,
    name: event.name,
    nameEn: event.nameEn,
    division: event.division,
    occupationCode: event.occupationCode,
    occupationName: event.occupationName,
    parts: event.rules.parts.map(({ name, nameEn, weight }) => ({ name, nameEn: nameEn ?? null, weight })),
    entrants: event.entrants,
    cells: progress.cells,
    frozen: event.rulesFrozenAt !== null,
    latestEdition: event.latestEdition,
    publishedEdition: event.publishedEdition,
    certificates: event.certificates,
    correctionOpen: event.correctionOpenedAt !== null,
    next,
  }
}

export type CompetitionEventRow = ReturnType<typeof toEventRow>

/** Roles that carry a step, for telling a person who may take it. */
export function rolesWith({ permission }: Pick<Transition, 'permission'>): Role[] {
  return ROLES.filter((role) => roleGrants(role, permission))
}

/** The unit of the competition through which an organiser is assigned, when it is theirs. */
export function ownOrganisation(actor: RegionActor, competition: { hostId: string | null; organiserId: string | null }): { organisationId?: string } {
  const own = new Set(actor.assignments.map((assignment) => assignment.organisationId))
  const id = [competition.organiserId, competition.hostId].find((candidate) => candidate !== null && own.has(candidate))
  return id ? { organisationId: id } : {}
}
