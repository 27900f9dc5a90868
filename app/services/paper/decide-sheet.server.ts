import type { RegionActor } from '#app/auth/actor.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { announceGridChange } from '#app/services/marks/grid-changes.server.ts'
import { whyClosed } from '#app/services/marks/save-grid.server.ts'
import { schemesOf } from '#app/services/schemes/scheme-of.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import { readMarkingState } from '#db/queries/marking-state.ts'
import { getPaperSheet, listPaperNumbers, updatePaperSheet } from '#db/queries/paper-sheets.ts'
import { markableScheme, type SchemeRefusal } from './markable-scheme.server.ts'
import { readTypedSheet, sheetKinds } from './paper-sheet.ts'
import { writeSheetItems } from './write-sheet-items.server.ts'
import { writeSheetMarks } from './write-sheet-marks.server.ts'

export interface DecideSheet {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  partKey: string
  number: string
  texts: Readonly<Record<string, string>>
  reason: string
}

export type DecideSheetRefusal = 'notScoring' | 'marksLocked' | 'faults' | 'disputed' | 'sameHands' | 'nothingToDecide' | SchemeRefusal

/**
 * Decides a sheet on which two typings differ, from the paper or its scan: by somebody who typed neither. The decision becomes the marks,
 * with its reason; both typings stay as they were.
 *
 * @throws AppError 404 for a sheet that is not there
 */
export async function decideSheet({ actor, idempotencyKey, eventId, partKey, number, texts, reason }: DecideSheet): Promise<Outcome<DecideSheetRefusal>> {
  const scope = { eventId, regionId: actor.regionId }
  const event = await requireEvent(readDb, scope)
  const kind = sheetKinds(event.rules, await schemesOf(readDb, scope, event.rules)).find(({ key }) => key === partKey)
  const named = (await listPaperNumbers(readDb, scope)).numbers.find((candidate) => candidate.number === number)
  if (!kind || !named) throw notFound()
  const read = readTypedSheet(kind, texts, event.rules.decimals)
  if (!read.ok) return fail('faults', { faults: read.faults })
  const { values, sum, oddities, items } = read.value
  // Judgements too far apart bring nobody a mark: the panel judges again on the paper before anybody decides.
  if (oddities.some((odd) => odd.kind === 'disputed')) return fail('disputed', { oddities })
  const { entryId } = named
  const outcome = await runCommand({ actor, name: 'paper.decide', idempotencyKey, input: { eventId, partKey, entryId, values, sum, reason } }, async (tx): Promise<Outcome<DecideSheetRefusal>> => {
    await lockCompetition(tx, event.competitionId, 'shared')
    await lockKey(tx, `paper:${entryId}:${partKey}`)
    const closed = whyClosed(await readMarkingState(tx, { ...scope, entryIds: [entryId] }))
    if (closed) return fail(closed)
    const sheet = required(await getPaperSheet(tx, { ...scope, entryId, partKey }))
    if (sheet.state !== 'differs') return fail('nothingToDecide')
    if (sheet.firstBy === actor.userId || sheet.secondBy === actor.userId) return fail('sameHands')
    const byItems = kind.items ? await markableScheme(tx, scope, event.rules, kind.items) : null
    if (byItems && !byItems.ok) return byItems
    const written = { actor, event, entryId, idempotencyKey, over: true, reason }
    if (byItems && items) await writeSheetItems(tx, written, byItems.value, items)
    else await writeSheetMarks(tx, written, values)
    await updatePaperSheet(tx, { id: sheet.id, regionId: actor.regionId }, { state: 'decided', decidedBy: actor.userId, decidedByName: actor.displayName, decidedAt: await databaseNow(tx), decidedValues: values, decidedSum: sum, decidedReason: reason })
    await recordEvent(tx, {
      actor, regionId: actor.regionId, kind: 'paperDecided', subject: { type: 'paperSheet', id: sheet.id }, chain: { type: 'competition', id: event.competitionId },
      data: { eventId, partKey, entryId, values, sum, sumIsRight: oddities.length === 0, reason },
    })
    return done()
  })
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}
