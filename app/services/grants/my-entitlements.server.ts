import type { RegionActor } from '#app/auth/actor.ts'
import { roleGrants } from '#app/auth/permissions.ts'
import type { Locale } from '#app/messages/locale.ts'
import { today } from '#app/services/clock.server.ts'
import { isBefore } from '#app/services/competitions/plan.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listGrantLines } from '#db/queries/grant-lines.ts'
import { listFacts } from '#db/queries/entitlements.ts'
import { listEnteredContests, listNames } from '#db/queries/grant-sources.ts'
import type { PayeeType } from '#db/schema/grants.ts'
import type { Tier } from '#scoring/policies/facts.ts'
import { policyById } from '#scoring/policies/register.ts'
import { intakeOf } from './claim-rules.ts'
import { basisOf, inOrder } from './evaluation.server.ts'
import { viewLine } from './line-view.ts'
import { rivalsOf } from './rival-lines.ts'
import { contestSuppositions, simulate, suppositionsFor } from './simulate.ts'
import type { OpenContest } from './suppose-contest.ts'

/** Whose entitlements somebody sees: their own, those of the studios they lead, and those of the unit they act for. */
export function ownPayees(actor: RegionActor): Array<{ type: PayeeType; ids: string[] }> {
  const own = actor.assignments.filter(({ role }) => roleGrants(role, 'grant:own'))
  const ids = (key: 'studioId' | 'organisationId') => [...new Set(own.flatMap((assignment) => (assignment[key] ? [assignment[key]] : [])))]
  return [
    { type: 'person', ids: actor.personId ? [actor.personId] : [] },
    { type: 'studio', ids: ids('studioId') },
    { type: 'organisation', ids: ids('organisationId') },
  ]
}

/**
 * What this person (or their studio, or their unit) is due and why, what stands in the way, what to bring and when it is paid; and what a supposed fact
 * would bring. Writes nothing.
 */
export async function getMyEntitlements(actor: RegionActor, { suppose, locale }: { suppose: string | null; locale: Locale }, db: DbOrTx = readDb) {
  const { regionId } = actor
  const payees = ownPayees(actor)
  const [rows, basis, facts, day, names, open] = await Promise.all([
    listGrantLines(db, { regionId, filter: { payees } }),
    basisOf(db, regionId),
    listFacts(db, { regionId }),
    today(db),
    listNames(db, { regionId, personIds: payees[0]!.ids, studioIds: payees[1]!.ids, organisationIds: payees[2]!.ids }),
    openContests(db, regionId, actor.personId),
  ])
  const lines = rows.map((row) => ({
    ...viewLine(row, locale),
    intake: intakeOf(policyById(row.row.policyId), day),
    paidInstead: rivalsOf(row, rows).flatMap(({ row: other, relation, clause }) => (relation === 'paid' ? [{ line: viewLine(other, locale), clause }] : [])),
  }))
  const standing = inOrder(facts.filter(({ supersededAt }) => supersededAt === null).map(({ fact, ...rest }) => ({ ...rest, fields: fact })))
  const tiers = new Map(standing.flatMap((fact) => (fact.kind === 'studioRecognised' ? [[String(fact.studio), fact.tier as Tier] as const] : [])))
  const own = actor.personId === null ? [] : contestSuppositions(actor.personId, open.employerId, open.contests)
  const choices = [...own, ...suppositionsFor(payees, names, day, (studioId) => tiers.get(studioId) ?? 'county')]
  const chosen = choices.find(({ key }) => key === suppose) ?? null
  return {
    name: actor.displayName,
    day,
    lines,
    choices: choices.map(({ key, kind, values, payeeName }) => ({ key, kind, values, payeeName })),
    supposed: chosen && { key: chosen.key, lines: simulate(chosen, { basis, facts: standing, locale }) },
  }
}

/** The contests the person has entered and whose result is still to come, with the present size of their fields. */
async function openContests(db: DbOrTx, regionId: string, personId: string | null): Promise<{ employerId: string | null; contests: OpenContest[] }> {
  if (personId === null) return { employerId: null, contests: [] }
  const rows = (await listEnteredContests(db, { regionId, personId })).filter(({ state }) => isBefore(state, 'published'))
  const contests = rows.map(({ entryId, competitionName, eventName, competition, rules, skillLevel, fieldSize }): OpenContest => ({ entryId, eventName: `${competitionName} ${eventName}`, competition, rules, skillLevel, fieldSize }))
  return { employerId: rows[0]?.employerId ?? null, contests }
}

export type MyEntitlements = Awaited<ReturnType<typeof getMyEntitlements>>
