import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

/** Whether the board follows: before the first answer, while the stream stands, and after it was lost (the browser reconnects by itself). */
export type LiveState = 'starting' | 'live' | 'lost'

const REFRESH_AFTER_MS = 150

/** Reads the page's data again whenever the server says that something changed, without reloading the page. */
export function useLiveBoard(eventId: string): LiveState {
  const [state, setState] = useState<LiveState>('starting')
  const { revalidate } = useRevalidator()
  const read = useRef(revalidate)
  read.current = revalidate
  useEffect(() => {
    const stream = new EventSource(`/api/events/${eventId}/panel-board`)
    let timer: ReturnType<typeof setTimeout> | undefined
    let wasLost = false
    const refresh = () => {
      clearTimeout(timer)
      timer = setTimeout(() => read.current(), REFRESH_AFTER_MS)
    }
    stream.addEventListener('open', () => {
      // What changed while the line was broken was told to nobody.
      if (wasLost) refresh()
      wasLost = false
      setState('live')
    })
    stream.addEventListener('error', () => {
      wasLost = true
      setState('lost')
    })
    stream.addEventListener('changed', refresh)
    return () => {
      clearTimeout(timer)
      stream.close()
    }
  }, [eventId])
  return state
}
