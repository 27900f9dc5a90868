import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'

import { newIdempotencyKey } from '#app/components/forms/idempotency-field.tsx'

export type QueuedEdit = { intent: 'cell'; row: string; column: string; text: string } | { intent: 'row'; row: string; leave: 'yes' | 'no' } | { intent: 'column'; column: string; field: string }

interface Answer {
  errors: Record<string, string>
}

/**
 * Sends corrections one after another, each over the version that the one before it made, so that somebody who types fast
 * never conflicts with themselves. What is on its way is shown as typed.
 */
export function useSheetEdits(version: number) {
  const fetcher = useFetcher<Answer>()
  const [queue, setQueue] = useState<QueuedEdit[]>([])
  const sending = useRef(false)
  const { state, submit, data } = fetcher

  useEffect(() => {
    if (state !== 'idle') return
    if (sending.current) {
      // The answer is here and the page has been read again: the next edit sees the new version.
      sending.current = false
      setQueue((edits) => edits.slice(1))
      return
    }
    const next = queue[0]
    if (!next) return
    sending.current = true
    submit({ ...next, version: String(version), idempotencyKey: newIdempotencyKey() }, { method: 'post', preventScrollReset: true })
  }, [state, queue, version, submit])

  const add = useCallback((edit: QueuedEdit) => setQueue((edits) => [...edits, edit]), [])
  const pendingText = (row: number, column: number): string | null => {
    for (let index = queue.length - 1; index >= 0; index -= 1) {
      const edit = queue[index]!
      if (edit.intent === 'cell' && edit.row === String(row) && edit.column === String(column)) return edit.text
    }
    return null
  }
  const error = state === 'idle' && queue.length === 0 ? Object.values(data?.errors ?? {})[0] : undefined
  return { add, pendingText, saving: queue.length > 0, error }
}
