import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, recordEventWithCommit } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { Tx } from '#db/client.ts'
import { entriesLock, itemMarkKey, listItemMarks, type ItemMarkWrite, type StoredItemMark } from '#db/queries/item-marks.ts'
import { competitionLock } from '#db/queries/locks.ts'
import { markingStateQuery, toMarkingState, type MarkingState } from '#db/queries/marking-state.ts'
import { concernsPanel, slotOf } from '#scoring/schemes/compute-item-marks.ts'
import { markOfValue } from '#scoring/schemes/item-mark.ts'
import { readItemValue, type ItemValueFault } from '#scoring/schemes/item-value.ts'
import { itemsOf } from '#scoring/schemes/scheme.ts'
import { announceGridChange } from '../marks/grid-changes.server.ts'
import { knownMarkingEvent, readMarkingEvent } from '../marks/marking-event.server.ts'
import { whyClosed, type LockedQuestion } from '../marks/save-grid.server.ts'
import { schemesUnder } from './known-schemes.server.ts'
import type { EntryPartMarks } from './part-marks.server.ts'
import type { EventSchemes } from './scheme-of.server.ts'
import { unsoundSchemes, writeItemValues } from './write-item-values.server.ts'

/** One typed value: its text as typed and the version its writer saw, 0 where nothing stood. An empty text takes the value back. */
export interface TypedItem {
  entryId: string
  partKey: string
  itemKey: string
  text: string
  baseVersion: number
}

export interface SaveItemMarks {
  actor: RegionActor
  eventId: string
  idempotencyKey: string
  /** The judge's place in the panel; values of group items go to the group by themselves. */
  slot: number
  cells: readonly TypedItem[]
}

/** Who writes: a judge on the own sheet or a clerk for one, and what else must be asked. */
export interface ItemWriter<Reason extends string> {
  source: 'judge' | 'clerk'
  question?: LockedQuestion<Reason>
}

export type ItemCellFault = ItemValueFault | 'unknownItem' | 'unknownEntry' | 'entryIsAbsent'

/** One judge's sum of one part of one entry after the save; `mark` is null while the set is incomplete or disputed. */
export interface SavedSum {
  entryId: string
  partKey: string
  mark: number | null
  missing: string[]
  disputed: string[]
}

export interface SavedItemMarks {
  cells: Array<{ entryId: string; partKey: string; itemKey: string; version: number; value: number | null; mark: number | null }>
  /** Values somebody else changed meanwhile: what stands there, by whom and when. The writer decides. */
  conflicts: Array<{ entryId: string; partKey: string; itemKey: string; version: number; value: number | null; byName: string; at: string }>
  sums: SavedSum[]
}

export type SaveItemMarksRefusal = 'notScoring' | 'marksLocked' | 'invalidCells' | 'nothingToSave' | 'schemeIncomplete'

/**
 * Saves values of items for one judge's place, in one transaction: the competition's shared lock, its state, the entries' locks, each value
 * over the version its writer saw; then each judge's sum goes into the marks of the part. The first value freezes the scheme's edition.
 * Conflicts leave the other values standing and come back with what is stored. An invalid value refuses the whole request.
 *
 * @returns `notScoring`, `marksLocked` as the grid; `schemeIncomplete` with `problems` while the scheme cannot be marked by
 */
export async function saveItemMarks<Reason extends string = never>(input: SaveItemMarks, writer: ItemWriter<Reason>): Promise<Outcome<SaveItemMarksRefusal | Reason, SavedItemMarks>> {
  const { actor, eventId, cells, slot } = input
  if (cells.length === 0) return fail('nothingToSave')
  const scope = { regionId: actor.regionId, eventId }
  const asKnown = await knownMarkingEvent(scope)
  const entryIds = [...new Set(cells.map((cell) => cell.entryId))]
  const outcome = await runCommand(
    {
      actor, name: 'itemMarks.save', idempotencyKey: input.idempotencyKey, input: { eventId, slot, cells },
      opening: [competitionLock(asKnown.competitionId, 'shared'), markingStateQuery({ ...scope, entryIds }), entriesLock(scope, entryIds), ...(writer.question ? [writer.question.statement] : [])],
    },
    async (tx, { opened }): Promise<Outcome<SaveItemMarksRefusal | Reason, SavedItemMarks>> => {
      const state = toMarkingState(opened[1] ?? [])
      const closed = whyClosed(state)
      if (closed) return fail(closed)
      const event = asKnown.version === state.eventVersion ? asKnown : await readMarkingEvent(tx, scope)
      const schemes = await schemesUnder(tx, scope, event, state.schemeStamp)
      const read = readItems(schemes, input, state)
      if (!read.ok) return fail('invalidCells', { faults: read.faults })
      const touched = new Map([...schemes].filter(([partKey]) => read.cells.some((cell) => cell.partKey === partKey)))
      const problems = unsoundSchemes(touched.values())
      if (problems.length > 0) return fail('schemeIncomplete', { problems })
      const refused = await writer.question?.refuse(tx, opened[3] ?? [])
      if (refused) return fail(refused.reason, { faults: refused.faults })
      return done(await write(tx, input, { competitionId: asKnown.competitionId, reason: state.correctionReason, chainBegun: state.chainBegun, schemes: touched, source: writer.source }, read.cells))
    },
  )
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}

function readItems(schemes: EventSchemes, { cells, slot }: SaveItemMarks, state: MarkingState) {
  const faults: Array<{ entryId: string; partKey: string; itemKey: string; fault: ItemCellFault }> = []
  const read: ItemMarkWrite[] = []
  for (const { entryId, partKey, itemKey, text, baseVersion } of cells) {
    const part = schemes.get(partKey)
    const item = part && itemsOf(part.scheme).find(({ key }) => key === itemKey)
    const status = state.entryStatus.get(entryId)
    const refuse = (fault: ItemCellFault) => faults.push({ entryId, partKey, itemKey, fault })
    if (!part || !item || !part.slots.includes(slot)) {
      refuse('unknownItem')
      continue
    }
    if (status === undefined) {
      refuse('unknownEntry')
      continue
    }
    const value = readItemValue(item, text)
    if (!value.ok) {
      refuse(value.fault)
      continue
    }
    if (status === 'absent' && value.value !== null) {
      refuse('entryIsAbsent')
      continue
    }
    const mark = value.value === null ? null : markOfValue(item, value.value).mark
    read.push({ entryId, partKey, itemKey, slot: slotOf(item, slot), baseVersion, value: value.value, mark, schemeEdition: part.edition })
  }
  return faults.length > 0 ? { ok: false as const, faults } : { ok: true as const, cells: read }
}

interface WriteContext {
  competitionId: string
  reason: string | null
  chainBegun: boolean
  schemes: EventSchemes
  source: 'judge' | 'clerk'
}

async function write(tx: Tx, { actor, eventId, idempotencyKey, slot }: SaveItemMarks, { competitionId, reason, chainBegun, schemes, source }: WriteContext, cells: readonly ItemMarkWrite[]): Promise<SavedItemMarks> {
  const scope = { regionId: actor.regionId, eventId, enteredBy: actor.userId, idempotencyKey, ...(reason === null ? {} : { reason }) }
  const entryIds = [...new Set(cells.map(({ entryId }) => entryId))]
  const markSource = reason === null ? (source === 'judge' ? 'judge' : 'grid') : 'correction'
  const slots = concernsOthers(schemes, cells) ? undefined : [slot]
  const { written, sums, frozen } = await writeItemValues(tx, { ...scope, source }, markSource, schemes, cells, { entryIds, slots })
  const missed = cells.filter((cell) => !written.has(itemMarkKey(cell)))
  const saved: SavedItemMarks = {
    cells: cells.flatMap((cell) => {
      const { entryId, partKey, itemKey, value, mark } = cell
      const version = written.get(itemMarkKey(cell))
      return version === undefined ? [] : [{ entryId, partKey, itemKey, version, value, mark }]
    }),
    conflicts: missed.length === 0 ? [] : await readConflicts(tx, scope, missed),
    sums: sums.map((sum) => sumOf(sum, slot)),
  }
  if (saved.cells.length > 0) {
    const record = chainBegun ? recordEventWithCommit : recordEvent
    await record(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'itemMarksSaved',
      subject: { type: 'event', id: eventId },
      chain: { type: 'competition', id: competitionId },
      data: {
        slot,
        cells: saved.cells,
        ...(frozen.length === 0 ? {} : { frozen }),
        ...(reason === null ? {} : { reason }),
      },
    })
  }
  return saved
}

/** Whether what is written may change what other judges' sheets add up to; else only the writer's is added up anew. */
function concernsOthers(schemes: EventSchemes, cells: readonly ItemMarkWrite[]): boolean {
  return cells.some(({ partKey, itemKey }) => itemsOf(schemes.get(partKey)!.scheme).some((item) => item.key === itemKey && concernsPanel(item)))
}

async function readConflicts(tx: Tx, scope: { regionId: string; eventId: string }, missed: readonly ItemMarkWrite[]): Promise<SavedItemMarks['conflicts']> {
  const asked = new Set(missed.map(itemMarkKey))
  const stored: StoredItemMark[] = await listItemMarks(tx, { ...scope, entryIds: [...new Set(missed.map(({ entryId }) => entryId))] })
  return stored
    .filter((mark) => asked.has(itemMarkKey(mark)))
    .map(({ entryId, partKey, itemKey, version, value, enteredByName, updatedAt }) => ({ entryId, partKey, itemKey, version, value, byName: enteredByName, at: updatedAt.toISOString() }))
}

function sumOf({ entryId, partKey, marks }: EntryPartMarks, slot: number): SavedSum {
  const own = marks.judges.find((judge) => judge.slot === slot)
  return { entryId, partKey, mark: own?.mark ?? null, missing: own?.missing ?? [], disputed: own?.disputed ?? [] }
}
