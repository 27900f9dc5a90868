import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { announceGridChange } from '#app/services/marks/grid-changes.server.ts'
import { whyClosed } from '#app/services/marks/save-grid.server.ts'
import { schemesOf } from '#app/services/schemes/scheme-of.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listUserNames } from '#db/queries/line-history.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import { readMarkingState } from '#db/queries/marking-state.ts'
import { getPaperSheet, listPaperNumbers, putSheetAway, type PaperSheetRow } from '#db/queries/paper-sheets.ts'
import type { PaperTyping } from '#db/schema/marks.ts'
import { sameNumber } from './paper-number.ts'
import { sheetKinds } from './paper-sheet.ts'
import { withdrawSheetMarks } from './withdraw-sheet-marks.server.ts'

export interface ReopenSheet {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  partKey: string
  /** Code or entrant number as it stands on the paper. */
  number: string
  reason: string
}

export type ReopenSheetRefusal = 'notScoring' | 'marksLocked' | 'unknownNumber' | 'notSettled'

/**
 * Opens a sheet that two people have typed alike, or a third has decided, to be typed again by two: it was typed from the wrong paper. What was
 * typed is put away and can be read; the marks that came from this paper are withdrawn until the new typings agree. Marks that somebody has given in another way since stay,
 * and the new typings are compared with them.
 *
 * @returns `notSettled` while the sheet is not typed twice or waits for its decision; `marksLocked` once a result is confirmed
 * @throws AppError 404 for a sheet the event does not have
 */
export async function reopenSheet({ actor, idempotencyKey, eventId, partKey, number, reason }: ReopenSheet): Promise<Outcome<ReopenSheetRefusal, { number: string }>> {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const event = await requireEvent(readDb, scope)
  const kinds = async (db: DbOrTx) => sheetKinds(event.rules, await schemesOf(db, scope, event.rules)).find(({ key }) => key === partKey)
  if (!(await kinds(readDb))) throw notFound()
  const named = (await listPaperNumbers(readDb, scope)).numbers.find((candidate) => sameNumber(candidate.number, number))
  if (!named) return fail('unknownNumber')
  const { entryId } = named
  const command = { actor, name: 'paper.reopen', idempotencyKey, input: { eventId, partKey, entryId, reason } }
  const outcome = await runCommand(command, async (tx): Promise<Outcome<ReopenSheetRefusal, { number: string }>> => {
    await lockCompetition(tx, event.competitionId, 'shared')
    await lockKey(tx, `paper:${entryId}:${partKey}`)
    const closed = whyClosed(await readMarkingState(tx, { ...scope, entryIds: [entryId] }))
    if (closed) return fail(closed)
    const sheet = await getPaperSheet(tx, { ...scope, entryId, partKey })
    const kind = await kinds(tx)
    if (!kind || (sheet?.state !== 'agreed' && sheet?.state !== 'decided')) return fail('notSettled')
    const withdrawn = await withdrawSheetMarks(tx, { actor, eventId, entryId, idempotencyKey, reason }, kind)
    await putSheetAway(tx, { sheetId: sheet.id, ...scope, entryId, partKey, typings: await typingsOf(tx, sheet), reason, reopenedBy: actor.userId, reopenedByName: actor.displayName })
    await recordEvent(tx, {
      actor, regionId, kind: 'paperReopened', subject: { type: 'paperSheet', id: sheet.id }, chain: { type: 'competition', id: event.competitionId },
      data: { eventId, partKey, entryId, number: named.number, was: sheet.state, withdrawn, reason },
    })
    return done({ number: named.number })
  })
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}

async function typingsOf(tx: DbOrTx, sheet: PaperSheetRow): Promise<PaperTyping[]> {
  const names = await listUserNames(tx, [sheet.firstBy, sheet.secondBy, sheet.decidedBy])
  const typing = (round: PaperTyping['round'], byId: string | null, at: Date | null, values: PaperTyping['values'] | null, sum: number | null, reason: string | null = null): PaperTyping[] =>
    byId === null || at === null || values === null ? [] : [{ round, byId, byName: names.get(byId) ?? '', at: at.toISOString(), values, sum, reason }]
  return [
    ...typing('first', sheet.firstBy, sheet.firstAt, sheet.firstValues, sheet.firstSum),
    ...typing('second', sheet.secondBy, sheet.secondAt, sheet.secondValues, sheet.secondSum),
    ...typing('decided', sheet.decidedBy, sheet.decidedAt, sheet.decidedValues, sheet.decidedSum, sheet.decidedReason),
  ]
}
