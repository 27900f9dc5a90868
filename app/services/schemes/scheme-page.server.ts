import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listSchemeEditions, type SchemeRow } from '#db/queries/schemes.ts'
import { itemsOf } from '#scoring/schemes/scheme.ts'
import { markColumns } from '../marks/cell-rules.ts'
import { ownOrganisation } from '../competitions/competition-page.server.ts'
import { eventHead } from '../entries/event-head.ts'
import { rehearseScheme } from './apply-scheme.server.ts'
import { schemeChanges } from './scheme-changes.ts'
import { countingEdition } from './scheme-of.server.ts'

/** One edition as a page lists it. */
function editionLine(row: SchemeRow) {
  const { edition, frozenAt, frozenByName, reason, schemeHash, scheme, updatedAt } = row
  return { edition, items: itemsOf(scheme).length, frozenAt: frozenAt?.toISOString() ?? null, by: frozenByName, reason, hash: schemeHash, savedAt: updatedAt.toISOString() }
}

/**
 * The marking schemes of an event: its parts with where each stands, and one part's editions with what may be edited.
 *
 * @throws AppError 404 for another region's event
 */
export async function getSchemePage({ actor, eventId, part }: { actor: RegionActor; eventId: string; part: string | null }, db: DbOrTx = readDb) {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(db, scope)
  const rows = await listSchemeEditions(db, scope)
  const columns = markColumns(event.rules).filter(({ kind }) => kind !== 'metric')
  const parts = event.rules.parts.map(({ key, name, nameEn }) => {
    const own = rows.filter(({ partKey }) => partKey === key)
    const frozen = own.findLast(({ frozenAt }) => frozenAt !== null)
    return { key, name, nameEn: nameEn ?? null, fullMark: columns.find((column) => column.key === key)?.maximum ?? 0, judges: columns.find((column) => column.key === key)?.judges ?? 0, frozenEdition: frozen?.edition ?? null, open: own.some(({ frozenAt }) => frozenAt === null) }
  })
  const chosen = parts.find(({ key }) => key === part) ?? parts.find(({ open, frozenEdition }) => open || frozenEdition !== null) ?? parts.find(({ judges }) => judges > 0) ?? parts[0]!
  const own = rows.filter(({ partKey }) => partKey === chosen.key)
  const counting = countingEdition(own)
  const open = own.find(({ frozenAt }) => frozenAt === null) ?? null
  const { competition } = event
  const place = { regionId: actor.regionId, competitionId: competition.id, eventId, ...ownOrganisation(actor, competition) }
  const mayEdit = competition.state !== 'archived' && hasPermissionAt(actor, 'scheme:edit', place)
  const proposed = open !== null && counting !== null && counting.frozenAt !== null
  return {
    event: eventHead(event),
    parts,
    part: chosen,
    editions: own.map(editionLine),
    /** What is marked by, and what the editor starts from: the draft or proposal, else that. */
    counting: counting && { edition: counting.edition, scheme: counting.scheme, frozen: counting.frozenAt !== null },
    open: open && { edition: open.edition, scheme: open.scheme, version: open.version, reason: open.reason },
    mayEdit,
    /** What a proposed edition would make of the results, for whoever may read the ranking; null while it cannot be marked by. */
    comparison: proposed && mayEdit && hasPermissionAt(actor, 'ranking:read', place) ? await rehearseScheme({ actor, eventId, partKey: chosen.key }) : null,
    changes: proposed ? schemeChanges(counting.scheme, open.scheme) : null,
  }
}

export type SchemePage = Awaited<ReturnType<typeof getSchemePage>>
