import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/**
 * One change as it is kept in the browser until the server has answered. `id` is its idempotency key: sent twice, it takes effect once.
 * As soon as it has been sent, its content stays as it is; only then does a repetition mean the same thing.
 */
export interface OutboxChange<Payload> {
  id: string
  userId: string
  /** What it is written into, for example `marks/<event id>`: a page takes back what belongs to its own place. */
  place: string
  /** Order of writing. */
  at: number
  payload: Payload
  sent: boolean
}

/** What its writer has still to decide, in the words of the place. Kept, so that a closed tab loses nothing. */
export interface KeptConflict<Conflict> {
  id: string
  userId: string
  place: string
  conflict: Conflict
}

export interface OutboxStore<Payload, Conflict = never> {
  list(): Promise<{ changes: OutboxChange<Payload>[]; conflicts: KeptConflict<Conflict>[] }>
  /** Keeps a change; those it stands for from now on leave in the same moment, so that a page that dies has either them or it. */
  put(change: OutboxChange<Payload>, insteadOf?: readonly string[]): Promise<void>
  remove(id: string): Promise<void>
  putConflict(conflict: KeptConflict<Conflict>): Promise<void>
  removeConflict(id: string): Promise<void>
}

interface OutboxSchema extends DBSchema {
  changes: { key: string; value: OutboxChange<unknown>; indexes: { place: [string, string] } }
  conflicts: { key: string; value: KeptConflict<unknown>; indexes: { place: [string, string] } }
}

const NAME = 'jiangheng'
let opened: Promise<IDBPDatabase<OutboxSchema>> | undefined

function open(): Promise<IDBPDatabase<OutboxSchema>> {
  opened ??= openDB<OutboxSchema>(NAME, 1, {
    upgrade(database) {
      database.createObjectStore('changes', { keyPath: 'id' }).createIndex('place', ['userId', 'place'])
      database.createObjectStore('conflicts', { keyPath: 'id' }).createIndex('place', ['userId', 'place'])
    },
    blocking: () => void opened?.then((database) => database.close()).then(() => (opened = undefined)),
  })
  return opened
}

/** For drawing on the server, where nothing is written and nothing is waiting. */
const NOTHING_KEPT = {
  list: () => Promise.resolve({ changes: [], conflicts: [] }),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  putConflict: () => Promise.resolve(),
  removeConflict: () => Promise.resolve(),
}

/**
 * What one person has written into one place and the server has not answered yet, in IndexedDB: it outlives a reload, a closed tab and
 * an empty battery. Another person at the same browser neither sees nor sends it.
 */
export function openOutboxStore<Payload, Conflict = never>(owner: { userId: string; place: string }): OutboxStore<Payload, Conflict> {
  if (typeof indexedDB === 'undefined') return NOTHING_KEPT
  const place: [string, string] = [owner.userId, owner.place]
  return {
    async list() {
      const database = await open()
      const [changes, conflicts] = await Promise.all([database.getAllFromIndex('changes', 'place', place), database.getAllFromIndex('conflicts', 'place', place)])
      // What lies under this person and place was put there by this very type of page.
      return { changes: (changes as OutboxChange<Payload>[]).sort((a, b) => a.at - b.at), conflicts: conflicts as KeptConflict<Conflict>[] }
    },
    async put(change, insteadOf = []) {
      const { store, done } = (await open()).transaction('changes', 'readwrite')
      await Promise.all([store.put(change), ...insteadOf.map((id) => store.delete(id)), done])
    },
    remove: async (id) => (await open()).delete('changes', id),
    putConflict: async (conflict) => void (await (await open()).put('conflicts', conflict)),
    removeConflict: async (id) => (await open()).delete('conflicts', id),
  }
}
