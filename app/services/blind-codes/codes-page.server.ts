import { hasPermission, type RegionActor } from '#app/auth/actor.ts'
import { readDb } from '#db/client.ts'
import { listLayers, listOpenReadings, listReadings } from '#db/queries/blind-codes.ts'
import { requireEvent } from '#db/queries/events.ts'
import { eventHead } from '../entries/event-head.ts'

/**
 * The codes of one event as everybody with the page sees them: how many layers, who sealed and opened which, who asked to read what. Names come only with
 * readings that are open for this very person. @throws AppError 404
 */
export async function getCodesPage({ actor, eventId }: { actor: RegionActor; eventId: string }) {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  const [layers, readings, open] = await Promise.all([listLayers(readDb, scope), listReadings(readDb, scope), listOpenReadings(readDb, { ...scope, userId: actor.userId })])
  const top = layers.filter((layer) => layer.unsealedAt === null).at(-1) ?? null
  return {
    event: eventHead(event),
    wanted: event.competition.blindLayers,
    fieldSize: event.fieldSize,
    mayDraw: hasPermission(actor, 'code:draw') && event.competition.state === 'checkedIn' && layers.length < event.competition.blindLayers,
    mayOpen: hasPermission(actor, 'code:open'),
    topLayer: top?.layer ?? null,
    waitsForSecond: top !== null && top.unsealFirstBy !== null,
    layers: layers.map((layer) => ({
      layer: layer.layer, codes: layer.codes, sealedByName: layer.sealedByName, sealedAt: layer.sealedAt?.toISOString() ?? null,
      unsealFirstByName: layer.unsealFirstByName, unsealSecondByName: layer.unsealSecondByName, unsealedAt: layer.unsealedAt?.toISOString() ?? null,
    })),
    readings: readings.map((reading) => ({
      id: reading.id, at: reading.createdAt.toISOString(), code: reading.code, reason: reading.reason, askedByName: reading.askedByName, allowedByName: reading.allowedByName,
      waiting: reading.allowedBy === null, mine: reading.askedBy === actor.userId,
      shown: open.find((person) => person.readingId === reading.id) ?? null,
    })),
  }
}
