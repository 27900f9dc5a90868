import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { EntryStatus } from '#db/schema/entries.ts'
import { cellKey, STATUS_COLUMN, type CellKey, type StoredCell } from './grid-model.ts'

/**
 * One change as it is kept in the browser until the server has answered. `id` is its idempotency key: sent twice, it takes effect once.
 * As soon as it has been sent, its content stays as it is; only then does a repetition mean the same thing.
 */
export interface OutboxChange {
  id: string
  userId: string
  eventId: string
  /** Order of typing. */
  at: number
  cells: OutboxCell[]
  statuses: OutboxStatus[]
  sent: boolean
}

export interface OutboxCell {
  entryId: string
  column: string
  text: string
  absentJudge: boolean
  /** Version the writer saw; null where an earlier change of this outbox decides it. */
  baseVersion: number | null
}

export interface OutboxStatus {
  entryId: string
  status: Exclude<EntryStatus, 'disqualified'>
  baseVersion: number | null
}

/** A cell whose writer has still to decide between two values. Kept, so that a closed tab loses nothing. */
export interface KeptConflict {
  id: string
  userId: string
  eventId: string
  entryId: string
  column: string
  text: string
  absentJudge: boolean
  stored: StoredCell
}

interface OutboxSchema extends DBSchema {
  changes: { key: string; value: OutboxChange; indexes: { place: [string, string] } }
  conflicts: { key: string; value: KeptConflict; indexes: { place: [string, string] } }
}

export interface Outbox {
  list(): Promise<{ changes: OutboxChange[]; conflicts: KeptConflict[] }>
  put(change: OutboxChange): Promise<void>
  remove(id: string): Promise<void>
  putConflict(conflict: KeptConflict): Promise<void>
  removeConflict(id: string): Promise<void>
}

const NAME = 'jiangheng-outbox'
let opened: Promise<IDBPDatabase<OutboxSchema>> | undefined

function open(): Promise<IDBPDatabase<OutboxSchema>> {
  opened ??= openDB<OutboxSchema>(NAME, 1, {
    upgrade(database) {
      database.createObjectStore('changes', { keyPath: 'id' }).createIndex('place', ['userId', 'eventId'])
      database.createObjectStore('conflicts', { keyPath: 'id' }).createIndex('place', ['userId', 'eventId'])
    },
    blocking: () => void opened?.then((database) => database.close()).then(() => (opened = undefined)),
  })
  return opened
}

/**
 * What one person has typed into one event's grid and the server has not answered yet, in IndexedDB: it outlives a reload, a closed tab
 * and an empty battery. Another person at the same browser neither sees nor sends it.
 */
export function openOutbox(userId: string, eventId: string): Outbox {
  const place = IDBKeyRangeOf([userId, eventId])
  return {
    async list() {
      const database = await open()
      const [changes, conflicts] = await Promise.all([database.getAllFromIndex('changes', 'place', place), database.getAllFromIndex('conflicts', 'place', place)])
      return { changes: changes.sort((a, b) => a.at - b.at), conflicts }
    },
    put: async (change) => void (await (await open()).put('changes', change)),
    remove: async (id) => (await open()).delete('changes', id),
    putConflict: async (conflict) => void (await (await open()).put('conflicts', conflict)),
    removeConflict: async (id) => (await open()).delete('conflicts', id),
  }
}

function IDBKeyRangeOf(place: [string, string]): IDBKeyRange {
  return IDBKeyRange.only(place)
}

/** The cells a change touches. */
export function keysOf(change: OutboxChange): CellKey[] {
  return [...change.cells.map((cell) => cellKey(cell.entryId, cell.column)), ...change.statuses.map((status) => cellKey(status.entryId, STATUS_COLUMN))]
}
