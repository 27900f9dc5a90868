import { readMarkText, type MarkTextFault } from '#app/lib/mark-text.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import type { RegionActor } from '#app/auth/actor.ts'
import type { SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { updateEntryStatus } from '#db/queries/field.ts'
import { competitionLock } from '#db/queries/locks.ts'
import { listEntriesWithMarks, writeMarks, type MarkWrite, type StoredMark } from '#db/queries/marks.ts'
import { markingStateQuery, readMarkingState, toMarkingState, type MarkingState } from '#db/queries/marking-state.ts'
import type { EntryStatus } from '#db/schema/entries.ts'
import { recordEvent, recordEventWithCommit } from '../audit/record-event.server.ts'
import { marksMayBeWritten } from '../competitions/states.ts'
import { runCommand } from '../command.server.ts'
import { columnId, markColumns, type MarkColumn } from './cell-rules.ts'
import { announceGridChange } from './grid-changes.server.ts'
import { knownMarkingEvent, readMarkingEvent, type MarkingEvent } from './marking-event.server.ts'

/** One typed cell: its text as typed (never a number, so that nothing is rounded on the way) and the version its writer saw. */
export interface TypedCell {
  entryId: string
  column: string
  text: string
  absentJudge: boolean
  baseVersion: number
}

/** A status given by one key in the grid. Disqualifying is a decision with a reason and has its own act. */
export interface TypedStatus {
  entryId: string
  status: Exclude<EntryStatus, 'disqualified'>
  baseVersion: number
}

export interface SaveGridInput {
  actor: RegionActor
  eventId: string
  idempotencyKey: string
  cells: readonly TypedCell[]
  statuses: readonly TypedStatus[]
}

/** Why a writer's question was answered with no, and which cells it is about. */
export interface WriterRefusal<Reason extends string> {
  reason: Reason
  faults: Array<{ entryId: string; column: string; fault: Reason }>
}

/** One more question asked under the locks, after all others. Its statement travels with them and runs behind them; `refuse` reads what it answered. */
export interface LockedQuestion<Reason extends string> {
  statement: SQL
  refuse: (tx: Tx, rows: readonly unknown[]) => Promise<WriterRefusal<Reason> | null>
}

/** Somebody who writes through a sheet of their own: where the marks come from, and what else must be asked. */
export interface SheetWriter<Reason extends string> {
  source: 'judge'
  question: LockedQuestion<Reason>
}

/** `fromItems`: the part has a marking scheme, so its number is the sum of its items and is not typed. */
export type CellFault = MarkTextFault | 'unknownColumn' | 'unknownEntry' | 'entryIsAbsent' | 'fromItems'

export interface SavedGrid {
  cells: Array<{ entryId: string; column: string; version: number }>
  statuses: Array<{ entryId: string; status: EntryStatus; version: number }>
  /** Cells that somebody else changed meanwhile: what is stored, by whom and when. The writer decides. */
  conflicts: Array<{ entryId: string; column: string; version: number; value: number | null; absentJudge: boolean; byName: string; at: string }>
  statusConflicts: Array<{ entryId: string; status: EntryStatus; version: number }>
  /** Absence was asked for an entry that holds marks. */
  refusedStatuses: Array<{ entryId: string; reason: 'hasMarks' }>
}

export type SaveGridRefusal = 'notScoring' | 'marksLocked' | 'invalidCells' | 'nothingToSave'

type ReadCell = MarkWrite & { column: string }

/**
 * Saves cells and statuses of one event's grid in one transaction: shared lock of the competition, then its state, then each cell over
 * the version its writer saw. Conflicts leave the other cells standing and come back with what is stored, so that a pasted column is not
 * lost to one cell. An invalid cell refuses the whole request: the browser has checked it before, so it is a mistake of a program.
 *
 * @returns `notScoring` outside the state `scoring`, `marksLocked` once a result is confirmed and no correction is open
 */
export async function saveGrid(input: SaveGridInput): Promise<Outcome<SaveGridRefusal, SavedGrid>>
export async function saveGrid<Reason extends string>(input: SaveGridInput, writer: SheetWriter<Reason>): Promise<Outcome<SaveGridRefusal | Reason, SavedGrid>>
export async function saveGrid<Reason extends string>(input: SaveGridInput, writer?: SheetWriter<Reason>): Promise<Outcome<SaveGridRefusal | Reason, SavedGrid>> {
  const { actor, eventId, cells, statuses } = input
  if (cells.length + statuses.length === 0) return fail('nothingToSave')
  const scope = { regionId: actor.regionId, eventId }
  const asKnown = await knownMarkingEvent(scope)
  const entryIds = [...cells, ...statuses].map((change) => change.entryId)
  const outcome = await runCommand(
    {
      actor, name: 'marks.save', idempotencyKey: input.idempotencyKey, input: { eventId, cells, statuses },
      opening: [competitionLock(asKnown.competitionId, 'shared'), markingStateQuery({ ...scope, entryIds }), ...(writer ? [writer.question.statement] : [])],
    },
    async (tx, { opened }): Promise<Outcome<SaveGridRefusal | Reason, SavedGrid>> => {
      const state = toMarkingState(opened[1] ?? [])
      const closed = whyClosed(state)
      if (closed) return fail(closed)
      const event = asKnown.version === state.eventVersion ? asKnown : await readMarkingEvent(tx, scope)
      const read = readCells(event, cells, state)
      if (!read.ok) return fail('invalidCells', { faults: read.faults })
      const refused = await writer?.question.refuse(tx, opened[2] ?? [])
      if (refused) return fail(refused.reason, { faults: refused.faults })
      return done(await write(tx, input, { ...event, correctionReason: state.correctionReason, chainBegun: state.chainBegun }, read.cells, writer?.source ?? 'grid'))
    },
  )
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}

/** Why no mark may be changed now, or null. The same answer serves the grid, imports and the judge's sheet. */
export function whyClosed(state: Pick<MarkingState, 'competitionState' | 'marksLocked'>): 'notScoring' | 'marksLocked' | null {
  if (!marksMayBeWritten(state.competitionState)) return 'notScoring'
  if (state.marksLocked) return 'marksLocked'
  return null
}

function readCells(event: MarkingEvent, cells: readonly TypedCell[], state: MarkingState) {
  const columns = new Map<string, MarkColumn>(markColumns(event.rules).map((column) => [column.id, column]))
  const faults: Array<{ entryId: string; column: string; fault: CellFault }> = []
  const read: ReadCell[] = []
  for (const cell of cells) {
    const column = columns.get(cell.column)
    const status = state.entryStatus.get(cell.entryId)
    const refuse = (fault: CellFault) => faults.push({ entryId: cell.entryId, column: cell.column, fault })
    if (!column || (cell.absentJudge && column.kind !== 'panel')) {
      refuse('unknownColumn')
      continue
    }
    if (status === undefined) {
      refuse('unknownEntry')
      continue
    }
    const text = readMarkText(cell.absentJudge ? '' : cell.text, { maximum: column.maximum, decimals: column.kind === 'metric' ? 2 : event.rules.decimals })
    if (!text.ok) {
      refuse(text.fault)
      continue
    }
    if (status === 'absent' && (text.value !== null || cell.absentJudge)) {
      refuse('entryIsAbsent')
      continue
    }
    if (text.value !== null && column.kind !== 'metric' && state.schemeParts.has(column.key)) {
      refuse('fromItems')
      continue
    }
    read.push({
      entryId: cell.entryId, column: cell.column, kind: column.kind, key: column.key, slot: column.slot,
      baseVersion: cell.baseVersion, value: text.value, absentJudge: cell.absentJudge,
    })
  }
  return faults.length > 0 ? { ok: false as const, faults } : { ok: true as const, cells: read }
}

async function write(tx: Tx, input: SaveGridInput, event: MarkingEvent & Pick<MarkingState, 'correctionReason' | 'chainBegun'>, cells: readonly ReadCell[], source: 'grid' | 'judge'): Promise<SavedGrid> {
  const { actor, eventId, idempotencyKey, statuses } = input
  const scope = { regionId: actor.regionId, eventId }
  const reason = event.correctionReason ?? undefined
  const { written, conflicts } = await writeMarks(
    tx,
    { ...scope, enteredBy: actor.userId, source: reason === undefined ? source : 'correction', idempotencyKey, ...(reason === undefined ? {} : { reason }) },
    cells,
  )
  const saved: SavedGrid = {
    cells: cells.flatMap((cell) => {
      const version = written.get(`${cell.entryId} ${cell.kind} ${cell.key} ${cell.slot}`)
      return version === undefined ? [] : [{ entryId: cell.entryId, column: cell.column, version }]
    }),
    statuses: [],
    conflicts: conflicts.map(toConflict),
    statusConflicts: [],
    refusedStatuses: [],
  }
  await writeStatuses(tx, scope, statuses, saved)
  if (saved.cells.length + saved.statuses.length > 0) {
    const values = new Map(cells.map((cell) => [`${cell.entryId} ${cell.column}`, cell]))
    const record = event.chainBegun ? recordEventWithCommit : recordEvent
    await record(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'marksSaved',
      subject: { type: 'event', id: eventId },
      chain: { type: 'competition', id: event.competitionId },
      data: {
        cells: saved.cells.map(({ entryId, column, version }) => {
          const cell = values.get(`${entryId} ${column}`)
          return { entryId, column, version, value: cell?.value ?? null, ...(cell?.absentJudge ? { absentJudge: true } : {}) }
        }),
        statuses: saved.statuses,
        ...(reason === undefined ? {} : { reason }),
      },
    })
  }
  return saved
}

async function writeStatuses(tx: Tx, scope: { regionId: string; eventId: string }, statuses: readonly TypedStatus[], saved: SavedGrid): Promise<void> {
  if (statuses.length === 0) return
  const absentees = statuses.filter((change) => change.status === 'absent').map((change) => change.entryId)
  const withMarks = new Set(await listEntriesWithMarks(tx, { ...scope, entryIds: absentees }))
  // Everybody locks rows in one order, whatever order they were typed in: two saves that cross would wait for each other.
  const inLockOrder = [...statuses].sort((a, b) => (a.entryId < b.entryId ? -1 : 1))
  for (const { entryId, status, baseVersion } of inLockOrder) {
    if (status === 'absent' && withMarks.has(entryId)) {
      saved.refusedStatuses.push({ entryId, reason: 'hasMarks' })
      continue
    }
    const version = await updateEntryStatus(tx, scope, { entryId, baseVersion, status, reason: null })
    if (version !== null) saved.statuses.push({ entryId, status, version })
    else {
      const current = await readMarkingState(tx, { ...scope, entryIds: [entryId] })
      saved.statusConflicts.push({ entryId, status: current.entryStatus.get(entryId) ?? status, version: current.entryVersion.get(entryId) ?? 0 })
    }
  }
}

function toConflict(mark: StoredMark): SavedGrid['conflicts'][number] {
  const { entryId, version, value, absentJudge, enteredByName } = mark
  return { entryId, column: columnId(mark), version, value, absentJudge, byName: enteredByName, at: mark.updatedAt.toISOString() }
}
