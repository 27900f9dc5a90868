import type { KeptConflict } from '#app/components/outbox/outbox-store.ts'
import type { GridChange, GridConflict, GridOutbox } from '#app/components/score-grid/outbox.ts'

/** IndexedDB as a map that outlives the page: what is in it is copied, as a real database would. */
export function memoryOutbox() {
  const changes = new Map<string, GridChange>()
  const conflicts = new Map<string, KeptConflict<GridConflict>>()
  const outbox: GridOutbox = {
    list: async () => ({ changes: structuredClone([...changes.values()]), conflicts: structuredClone([...conflicts.values()]) }),
    put: async (change, insteadOf = []) => {
      changes.set(change.id, structuredClone(change))
      for (const id of insteadOf) changes.delete(id)
    },
    remove: async (id) => void changes.delete(id),
    putConflict: async (conflict) => void conflicts.set(conflict.id, structuredClone(conflict)),
    removeConflict: async (id) => void conflicts.delete(id),
  }
  return { outbox, changes, conflicts }
}
