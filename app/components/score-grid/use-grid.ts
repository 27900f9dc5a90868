import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { GridData, GridPage } from '#app/services/marks/read-grid.server.ts'
import { openOutboxStore } from '../outbox/outbox-store.ts'
import { useSending } from '../outbox/use-sending.ts'
import { cellKey, type CellView } from './grid-model.ts'
import { GridStore } from './grid-store.ts'
import { gridPlace } from './outbox.ts'

const REFRESH_AFTER_MS = 150

/** The grid's store with its life on the page: outbox, live changes of others, the network's coming and going. */
export function useGridStore(page: GridPage, userId: string): GridStore {
  const [store] = useState(
    () =>
      new GridStore({
        userId,
        data: page,
        columns: page.columns,
        decimals: page.rules.decimals,
        outbox: openOutboxStore({ userId, place: gridPlace(page.eventId) }),
      }),
  )
  useSending(store)
  useEffect(() => follow(page.eventId, (data) => store.refresh(data)), [store, page.eventId])
  useEffect(() => store.refresh(page), [store, page])
  return store
}

/** Listens for "something changed" and then reads the grid; the browser itself reconnects the stream. */
function follow(eventId: string, take: (data: GridData) => void): () => void {
  const stream = new EventSource(`/api/events/${eventId}/stream`)
  let timer: ReturnType<typeof setTimeout> | undefined
  const read = async () => {
    try {
      const response = await fetch(`/api/events/${eventId}/board`, { credentials: 'same-origin' })
      if (response.ok) take((await response.json()) as GridData)
    } catch {
      // Without a network there is nothing new to show; the stream tells when it is back.
    }
  }
  stream.addEventListener('changed', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void read(), REFRESH_AFTER_MS)
  })
  return () => {
    clearTimeout(timer)
    stream.close()
  }
}

/** One cell; the component that shows it is drawn again only when this cell changes. */
export function useCell(store: GridStore, entryId: string, column: string): CellView {
  const key = cellKey(entryId, column)
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key])
  const read = () => store.cell(key)
  return useSyncExternalStore(subscribe, read, read)
}

/** Draws again with every change of the grid: for the line under it and the ranking beside it. */
export function useGeneration(store: GridStore): number {
  const subscribe = useCallback((listener: () => void) => store.subscribeAny(listener), [store])
  const read = () => store.generation()
  return useSyncExternalStore(subscribe, read, read)
}
