import { useEffect, useState } from 'react'
import type { OwnSheet } from '#app/services/sheets/own-sheet.server.ts'

import { useLiveData } from '../boards/use-live-data.ts'
import { openOutboxStore } from '../outbox/outbox-store.ts'
import { useOfflinePage } from '../outbox/use-offline-page.ts'
import { useSending } from '../outbox/use-sending.ts'
import { GridStore } from '../score-grid/grid-store.ts'
import { sendCells } from '../score-grid/send-change.ts'
import { useGeneration } from '../score-grid/use-grid.ts'

/** A panel of judges saves all the time; each sheet looks this often whether something was returned or has to be judged again. */
const REFRESH_MS = 4_000

/** A judge's sheet outside React: the grid's store with the judge's own columns, an outbox of its own and its own address. */
export function useSheetStore(sheet: OwnSheet, userId: string): GridStore {
  const place = `sheet/${sheet.data.eventId}`
  const [store] = useState(
    () =>
      new GridStore({
        userId,
        data: sheet.data,
        columns: sheet.columns,
        decimals: sheet.rules.decimals,
        place,
        outbox: openOutboxStore({ userId, place }),
        send: (change) => sendCells(`/api/events/${sheet.data.eventId}/sheet`, change.id, change.payload),
      }),
  )
  useSending(store)
  useOfflinePage(useGeneration(store))
  useLiveData(`/api/events/${sheet.data.eventId}/sheet-changes`, REFRESH_MS)
  useEffect(() => store.refresh(sheet.data), [store, sheet.data])
  return store
}
