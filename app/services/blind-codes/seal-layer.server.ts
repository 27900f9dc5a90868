import { randomCode } from '#app/lib/codes.server.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import type { RegionActor } from '#app/auth/actor.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb } from '#db/client.ts'
import { insertSealedLayer, listCodable, listLayers } from '#db/queries/blind-codes.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { drawCodes } from './draw-codes.ts'

export interface SealLayer {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
}

/** One line of the paper that is printed with the draw. From the second layer on it says the code before and never a name. */
export interface CodeSlip {
  from: string
  name: string | null
  code: string
}

export type SealRefusal = 'notCheckedIn' | 'allDrawn' | 'nobody' | 'sameOfficer'

/**
 * Draws the next layer of codes, seals it and gives the paper to print, in one act. The paper is in this answer and nowhere else: afterwards the
 * mapping is read only by two people together. Each layer is drawn by another officer, so that nobody holds the whole chain.
 *
 * @throws AppError 404 for another region's event
 */
export async function sealLayer({ actor, idempotencyKey, eventId }: SealLayer): Promise<Outcome<SealRefusal, { layer: number; slips: CodeSlip[] }>> {
  const { regionId } = actor
  const scope = { regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'codes.seal', idempotencyKey, input: { eventId } }, async (tx): Promise<Outcome<SealRefusal, { layer: number; slips: CodeSlip[] }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const event = await requireEvent(tx, scope)
    if (event.competition.state !== 'checkedIn') return fail('notCheckedIn')
    const layers = await listLayers(tx, scope)
    if (layers.length >= event.competition.blindLayers) return fail('allDrawn')
    if (layers.some((layer) => layer.sealedBy === actor.userId)) return fail('sameOfficer')
    const people = await listCodable(tx, scope, layers.at(-1)?.id ?? null)
    if (people.length === 0) return fail('nobody')
    const layer = layers.length + 1
    const seed = randomCode(128)
    const codes = drawCodes(people.map((person) => person.entryId), layer, seed)
    await insertSealedLayer(tx, { ...scope, layer, seed, sealedBy: actor.userId }, codes)
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'codesSealed',
      subject: { type: 'event', id: eventId },
      chain: { type: 'competition', id: competitionId },
      data: { eventId, layer, codes: codes.length },
    })
    const person = new Map(people.map((one) => [one.entryId, one]))
    const slips = codes.map(({ entryId, code }): CodeSlip => {
      const { number, name, previous } = person.get(entryId)!
      return layer === 1 ? { from: number, name, code } : { from: previous ?? '', name: null, code }
    })
    return done({ layer, slips: slips.sort((a, b) => (a.from < b.from ? -1 : 1)) })
  })
}
