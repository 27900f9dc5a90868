import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { announceGridChange } from '#app/services/marks/grid-changes.server.ts'
import { whyClosed } from '#app/services/marks/save-grid.server.ts'
import { schemesOf } from '#app/services/schemes/scheme-of.server.ts'
import { freezeAtFirstMark } from '#app/services/schemes/write-item-values.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import { readMarkingState } from '#db/queries/marking-state.ts'
import { getPaperSheet, insertPaperSheet, listPaperNumbers, updatePaperSheet } from '#db/queries/paper-sheets.ts'
import { markableScheme, type SchemeRefusal } from './markable-scheme.server.ts'
import { sameNumber } from './paper-number.ts'
import { differingColumns, readTypedSheet, sheetKinds } from './paper-sheet.ts'
import { writeSheetItems } from './write-sheet-items.server.ts'
import { writeSheetMarks } from './write-sheet-marks.server.ts'

export interface TypeSheet {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  partKey: string
  /** Code or entrant number as it stands on the paper. */
  number: string
  /** Texts by column id, `sum` among them. */
  texts: Readonly<Record<string, string>>
  /** The clerk has seen what the paper itself has wrong (a sum, judgements too far apart) and typed what stands there. */
  wrongSumSeen: boolean
}

export type TypeSheetRefusal = 'notScoring' | 'marksLocked' | 'unknownNumber' | 'notCompeting' | 'faults' | 'wrongSum' | 'disputed' | 'typedTwice' | SchemeRefusal

/**
 * Takes one paper sheet as a clerk typed it. The first typing waits, the second must be another person's and is compared with it; equal
 * sheets become marks, others wait for a third person. The answer is the same either way: whether the two agree is not for a typist.
 *
 * @returns `typedTwice` when two people have typed this sheet; own values may be corrected until the other has typed
 */
export async function typeSheet(input: TypeSheet): Promise<Outcome<TypeSheetRefusal, { number: string }>> {
  const { actor, eventId, partKey, number, texts, wrongSumSeen } = input
  const scope = { eventId, regionId: actor.regionId }
  const event = await requireEvent(readDb, scope)
  const kind = sheetKinds(event.rules, await schemesOf(readDb, scope, event.rules)).find(({ key }) => key === partKey)
  if (!kind) throw notFound()
  const { numbers } = await listPaperNumbers(readDb, scope)
  const named = numbers.find((candidate) => sameNumber(candidate.number, number))
  if (!named) return fail('unknownNumber')
  if (!named.competing) return fail('notCompeting')
  const read = readTypedSheet(kind, texts, event.rules.decimals)
  if (!read.ok) return fail('faults', { faults: read.faults })
  const { values, sum, oddities, items } = read.value
  if (oddities.length > 0 && !wrongSumSeen) return fail(oddities.some((odd) => odd.kind === 'sum') ? 'wrongSum' : 'disputed', { oddities })
  const { entryId } = named
  const command = { actor, name: 'paper.type', idempotencyKey: input.idempotencyKey, input: { eventId, partKey, entryId, values, sum } }
  const outcome = await runCommand(command, async (tx): Promise<Outcome<TypeSheetRefusal, { number: string; wrote: boolean }>> => {
    await lockCompetition(tx, event.competitionId, 'shared')
    await lockKey(tx, `paper:${entryId}:${partKey}`)
    const closed = whyClosed(await readMarkingState(tx, { ...scope, entryIds: [entryId] }))
    if (closed) return fail(closed)
    const byItems = kind.items ? await markableScheme(tx, scope, event.rules, kind.items) : null
    if (byItems && !byItems.ok) return byItems
    const part = byItems?.value ?? null
    const sheet = await getPaperSheet(tx, { ...scope, entryId, partKey })
    const log = (kindOfEvent: string, sheetId: string, data: Record<string, unknown>) =>
      recordEvent(tx, { actor, regionId: actor.regionId, kind: kindOfEvent, subject: { type: 'paperSheet', id: sheetId }, chain: { type: 'competition', id: event.competitionId }, data: { eventId, partKey, entryId, ...data } })
    if (sheet?.secondBy != null) return fail('typedTwice')
    // From the first sheet on, what was typed by it can be read by it.
    const frozen = part ? await freezeAtFirstMark(tx, { ...scope, by: actor.userId }, [part]) : []
    if (sheet === null) {
      const id = await insertPaperSheet(tx, { ...scope, entryId, partKey, firstBy: actor.userId, firstValues: values, firstSum: sum })
      await log('paperTyped', id, { round: 1, values, sum, ...(frozen.length === 0 ? {} : { frozen }) })
      return done({ number: named.number, wrote: false })
    }
    if (sheet.firstBy === actor.userId) {
      await updatePaperSheet(tx, { id: sheet.id, regionId: actor.regionId }, { firstValues: values, firstSum: sum, firstAt: await databaseNow(tx) })
      await log('paperTyped', sheet.id, { round: 1, again: true, values, sum })
      return done({ number: named.number, wrote: false })
    }
    const differing = differingColumns({ values: sheet.firstValues, sum: sheet.firstSum }, { values, sum })
    const written = { actor, event, entryId, idempotencyKey: input.idempotencyKey, over: false }
    // What is wrong on the paper itself is the judges' to put right, however alike the two typings are.
    const agreed = differing.length === 0 && oddities.length === 0 && (part && items ? await writeSheetItems(tx, written, part, items) : await writeSheetMarks(tx, written, values))
    await updatePaperSheet(tx, { id: sheet.id, regionId: actor.regionId }, { secondBy: actor.userId, secondAt: await databaseNow(tx), secondValues: values, secondSum: sum, state: agreed ? 'agreed' : 'differs' })
    await log('paperTyped', sheet.id, { round: 2, values, sum, agreed, differing })
    return done({ number: named.number, wrote: agreed })
  })
  if (outcome.ok && outcome.value.wrote) announceGridChange(eventId)
  return outcome.ok ? done({ number: outcome.value.number }) : outcome
}
