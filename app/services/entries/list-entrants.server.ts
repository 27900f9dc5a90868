import type { RegionActor } from '#app/auth/actor.ts'
import { hasPermission, hasPermissionAt } from '#app/auth/actor.ts'
import { maskedPersonal } from '#app/lib/masked-personal.server.ts'
import { ownOrganisation } from '#app/services/competitions/competition-page.server.ts'
import { readItemHistory } from '#app/services/schemes/item-history.server.ts'
import { readDb } from '#db/client.ts'
import { countEntrants, countFound, getEntrant, listEntrants, type EntrantRecord, type EntrantSort } from '#db/queries/entries.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { required } from '#app/lib/errors.ts'
import type { EntryStatus } from '#db/schema/entries.ts'
import { entrantActs } from './entrant-acts.ts'
import { eventHead } from './event-head.ts'
import { refuseHiddenNames } from './names-hidden.ts'

/** One line of the list of entrants: what its columns show. Numbers of documents and phones are masks. */
export interface EntrantLine {
  id: string
  number: string
  name: string
  sex: 'male' | 'female' | null
  identity: string
  phone: string
  organisation: string
  team: string | null
  skillLevel: EntrantRecord['skillLevel']
  status: EntryStatus
}

/** One entrant as their own page shows them. */
export interface EntrantDetail extends EntrantLine {
  personId: string
  identityType: EntrantRecord['identityType']
  statusReason: string | null
  version: number
}

export interface ListEntrants {
  actor: RegionActor
  eventId: string
  text: string | null
  status: EntryStatus | null
  sort: { by: EntrantSort; descending: boolean }
  page: number
}

export const ENTRANTS_PER_PAGE = 50

/** The entrants of an event as their page shows them. @throws AppError 404 for another region's event */
export async function getEntrantsPage({ actor, eventId, text, status, sort, page }: ListEntrants) {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  refuseHiddenNames(actor, event)
  const search = { ...scope, text: text || null, status }
  const [rows, byStatus, found] = await Promise.all([
    listEntrants(readDb, { ...search, sort, limit: ENTRANTS_PER_PAGE, offset: (page - 1) * ENTRANTS_PER_PAGE }),
    countEntrants(readDb, scope),
    search.text === null ? null : countFound(readDb, search),
  ])
  const all = Object.values(byStatus).reduce((sum, count) => sum + count, 0)
  return {
    event: eventHead(event),
    rows: rows.map(toLine),
    total: found ?? (status === null ? all : (byStatus[status] ?? 0)),
    all,
    byStatus,
    acts: actsOf(event),
    may: mayOf(actor),
  }
}

export type EntrantsPage = Awaited<ReturnType<typeof getEntrantsPage>>

/** One entrant of an event as its page shows it. @throws AppError 404 */
export async function getEntrantPage({ actor, eventId, entryId }: { actor: RegionActor; eventId: string; entryId: string }) {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  refuseHiddenNames(actor, event)
  const entrant = toDetail(required(await getEntrant(readDb, { ...scope, entryId })))
  const place = { regionId: actor.regionId, competitionId: event.competitionId, eventId, ...ownOrganisation(actor, event.competition) }
  // While codes are sealed nobody reads marks beside a name, whatever office they hold.
  const items = !event.sealed && hasPermissionAt(actor, 'mark:read', place) ? await readItemHistory(readDb, { ...scope, entryId }, event.rules) : []
  return { event: eventHead(event), entrant, items, acts: actsOf(event), may: mayOf(actor) }
}

/** What the form for one more entrant needs to know. @throws AppError 404 */
export async function getNewEntrantPage({ actor, eventId }: { actor: RegionActor; eventId: string }) {
  const event = await requireEvent(readDb, { regionId: actor.regionId, eventId })
  return { event: eventHead(event), acts: actsOf(event) }
}

const actsOf = (event: EventWithCompetition) => entrantActs({ state: event.competition.state, marksLocked: event.marksLockedAt !== null })

const mayOf = (actor: RegionActor) => ({
  edit: hasPermission(actor, 'entrant:edit'),
  import: hasPermission(actor, 'entrant:import'),
  reveal: hasPermission(actor, 'identity:reveal'),
  issueCode: hasPermission(actor, 'activation:issue'),
})

function toLine({ id, number, name, sex, identityCipher, phoneCipher, organisation, team, skillLevel, status }: EntrantRecord): EntrantLine {
  return {
    id,
    number,
    name,
    sex,
    identity: maskedPersonal('identityNumber', identityCipher) ?? '',
    phone: maskedPersonal('phone', phoneCipher) ?? '',
    organisation,
    team,
    skillLevel,
    status,
  }
}

function toDetail(row: EntrantRecord): EntrantDetail {
  const { personId, identityType, statusReason, version } = row
  return { ...toLine(row), personId, identityType, statusReason, version }
}
