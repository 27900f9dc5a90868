import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { marksMayBeWritten } from '#app/services/competitions/states.ts'
import { markColumns } from '#app/services/marks/cell-rules.ts'
import { announceGridChange } from '#app/services/marks/grid-changes.server.ts'
import { readDb } from '#db/client.ts'
import { allowReading, findSealedCode, getReading, insertReading, listLayers, setFirstOpener, setSecondOpener } from '#db/queries/blind-codes.ts'
import { listEventSummaries, requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { mayOpenTogether } from './two-people.server.ts'

interface CodeAct {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
}

/** How long both see the name behind a code that was read. */
export const READING_MINUTES = 10

export type AskRefusal = 'unknownCode'

/** One person asks to read who is behind one sealed code, and says why. Nothing is shown before another person allows it. */
export async function askReading({ actor, idempotencyKey, eventId, code, reason }: CodeAct & { code: string; reason: string }): Promise<Outcome<AskRefusal>> {
  const { regionId } = actor
  const scope = { regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'codes.ask', idempotencyKey, input: { eventId, code, reason } }, async (tx): Promise<Outcome<AskRefusal>> => {
    const found = await findSealedCode(tx, { ...scope, code })
    if (!found) return fail('unknownCode')
    const id = await insertReading(tx, { ...scope, layerId: found.layerId, code, reason, askedBy: actor.userId })
    await recordEvent(tx, { actor, regionId, kind: 'codeReadingAsked', subject: { type: 'blindReading', id }, chain: { type: 'competition', id: competitionId }, data: { eventId, code, reason } })
    return done()
  })
}

export type AllowRefusal = 'samePerson' | 'notWaiting'

/** The second person allows a reading; both see the name for some minutes. @throws AppError 404 */
export async function allowCodeReading({ actor, idempotencyKey, eventId, readingId }: CodeAct & { readingId: string }): Promise<Outcome<AllowRefusal>> {
  const { regionId } = actor
  const scope = { regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'codes.allow', idempotencyKey, input: { eventId, readingId } }, async (tx): Promise<Outcome<AllowRefusal>> => {
    const reading = required(await getReading(tx, { ...scope, readingId }))
    if (!(await mayOpenTogether(tx, reading.askedBy, actor.userId))) return fail('samePerson')
    if (!(await allowReading(tx, { ...scope, readingId, by: actor.userId, minutes: READING_MINUTES }))) return fail('notWaiting')
    await recordEvent(tx, { actor, regionId, kind: 'codeRead', subject: { type: 'blindReading', id: readingId }, chain: { type: 'competition', id: competitionId }, data: { eventId, code: reading.code, reason: reading.reason } })
    return done()
  })
}

export type UnsealRefusal = 'notScoring' | 'marksOpen' | 'nothingSealed' | 'samePerson'

/**
 * Opens the topmost sealed layer, in two acts of two people: the first one's word waits for the second. Only when every mark is in, so that nobody
 * marks a person. `opened` says whether this was the second.
 */
export async function unsealLayer({ actor, idempotencyKey, eventId }: CodeAct): Promise<Outcome<UnsealRefusal, { layer: number; opened: boolean }>> {
  const { regionId } = actor
  const scope = { regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  const outcome = await runCommand({ actor, name: 'codes.unseal', idempotencyKey, input: { eventId } }, async (tx): Promise<Outcome<UnsealRefusal, { layer: number; opened: boolean }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const event = await requireEvent(tx, scope)
    if (!marksMayBeWritten(event.competition.state)) return fail('notScoring')
    const summary = required((await listEventSummaries(tx, { regionId, competitionIds: [competitionId] })).find((candidate) => candidate.id === eventId))
    if (summary.competing * markColumns(event.rules).length > summary.competingCells) return fail('marksOpen')
    const top = (await listLayers(tx, scope)).filter((layer) => layer.unsealedAt === null).at(-1)
    if (!top) return fail('nothingSealed')
    const opened = top.unsealFirstBy !== null
    if (top.unsealFirstBy === null) await setFirstOpener(tx, top.id, actor.userId)
    else if (await mayOpenTogether(tx, top.unsealFirstBy, actor.userId)) await setSecondOpener(tx, top.id, actor.userId)
    else return fail('samePerson')
    await recordEvent(tx, {
      actor,
      regionId,
      kind: opened ? 'codesUnsealed' : 'codesUnsealAsked',
      subject: { type: 'event', id: eventId },
      chain: { type: 'competition', id: competitionId },
      data: { eventId, layer: top.layer },
    })
    return done({ layer: top.layer, opened })
  })
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}
