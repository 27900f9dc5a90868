import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import type { Locale } from '#app/messages/locale.ts'
import { citedClauses } from '#app/services/competitions/cited-clauses.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { hasOpenRequest } from '#db/queries/studio-requests.ts'
import { getStudio, listOwnStudios, listStudioMilestones, listStudioTeam, type StudioWithNames } from '#db/queries/studios.ts'
import { policyById } from '#scoring/policies/register.ts'
import { listGrantTerms } from './grant-terms.ts'
import { HANDED_IN } from './requests/request-states.ts'
import { studioRights, studioScopeOf } from './studio-access.server.ts'

export const STUDIOS_PER_PAGE = 50

export type StudioLine = ReturnType<typeof studioLine>

function studioLine(row: StudioWithNames, locale: Locale) {
  const { id, name, tier, tierLabel, trade, hostName, leadName, state, recognitionDocument, recognisedOn } = row
  return { id, name, tier, tierLabel, trade, hostName, leadName, state, recognitionDocument, recognisedOn, policy: policyLine(row, locale) }
}

/** The policy a studio goes by, with the clauses that grant something to its tier. */
function policyLine(row: StudioWithNames, locale: Locale) {
  const policy = row.policyId === null ? null : policyById(row.policyId)
  if (!policy) return null
  const rows = [...new Map(listGrantTerms(policy, row.tier).map((term) => [term.ruleId, term])).values()]
  return {
    id: policy.id,
    documentNumber: policy.documentNumber,
    cites: rows.flatMap(({ clause, ruleId }) => citedClauses(locale, [{ policy: policy.id, clause }], ruleId)),
  }
}

/** The studios somebody leads or confirms for, or those of the region. Two queries, whatever their number. */
export async function getOwnStudios(actor: RegionActor, { locale, page }: { locale: Locale; page: number }, db: DbOrTx = readDb) {
  const { rows, total } = await listOwnStudios(db, { ...studioScopeOf(actor), limit: STUDIOS_PER_PAGE, offset: (page - 1) * STUDIOS_PER_PAGE })
  return { rows: rows.map((row) => studioLine(row, locale)), total }
}

/** One studio with its team, its milestones and what its policy grants. @throws AppError 404 for a studio this person may not see */
export async function getStudioPage(actor: RegionActor, studioId: string, locale: Locale, db: DbOrTx = readDb) {
  const scope = studioScopeOf(actor)
  const studio = required(await getStudio(db, { ...scope, studioId }))
  const place = { regionId: actor.regionId, studioId }
  const [team, milestones, reported] = await Promise.all([
    listStudioTeam(db, place),
    listStudioMilestones(db, place),
    studio.state === 'rectification' ? hasOpenRequest(db, { ...place, kinds: ['rectify'], states: HANDED_IN }) : false,
  ])
  const { occupationCode, occupationEdition, place: address, rectificationDueOn, exitedOn, barredUntil } = studio
  return {
    own: scope.studioIds !== undefined,
    rights: studioRights(actor, studioId),
    studio: { ...studioLine(studio, locale), occupationCode, occupationEdition, address, rectificationDueOn, exitedOn, barredUntil },
    team,
    /** Whether a report of what was put right waits for the bureau. */
    reported,
    milestones: milestones.map(({ data, ...milestone }) => ({ ...milestone, reason: typeof data.reason === 'string' && typeof data.after !== 'string' ? data.reason : null, grade: typeof data.grade === 'string' ? data.grade : null, changed: typeof data.before === 'string' && typeof data.after === 'string' ? { before: data.before, after: data.after } : null })),
    grants: grantLines(studio, locale),
  }
}

export type StudioPage = Awaited<ReturnType<typeof getStudioPage>>
export type GrantLine = StudioPage['grants'][number]

function grantLines(studio: StudioWithNames, locale: Locale) {
  const policy = studio.policyId === null ? null : policyById(studio.policyId)
  if (!policy) return []
  return listGrantTerms(policy, studio.tier).map((term) => ({
    ...term,
    funds: [...term.funds],
    uses: term.uses.map((wording) => wordingIn(locale, wording)),
    cites: citedClauses(locale, [{ policy: policy.id, clause: term.clause }], term.ruleId),
  }))
}
