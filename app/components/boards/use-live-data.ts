import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

/** Whether the board follows: before the first answer, while the stream stands, and after it was lost (the browser reconnects by itself). */
export type LiveState = 'starting' | 'live' | 'lost'

/** Whether the server answers now. Data asked for without a network would put the error page in the place of this one. */
async function reachable(): Promise<boolean> {
  return fetch('/healthcheck', { cache: 'no-store' }).then(({ ok }) => ok, () => false)
}

/**
 * Reads the page's data again whenever the stream at this address says that something changed, without reloading the page; at most once in `everyMs`, and
 * while there is no network not before it is back.
 */
export function useLiveData(address: string, everyMs: number): LiveState {
  const [state, setState] = useState<LiveState>('starting')
  const { revalidate } = useRevalidator()
  const read = useRef(revalidate)
  read.current = revalidate
  useEffect(() => {
    const stream = new EventSource(address)
    let timer: ReturnType<typeof setTimeout> | undefined
    let wasLost = false
    let left = false
    const refresh = () => {
      timer ??= setTimeout(() => {
        void reachable().then((there) => {
          timer = undefined
          if (left) return
          if (there) read.current()
          else refresh()
        })
      }, everyMs)
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
      left = true
      clearTimeout(timer)
      stream.close()
    }
  }, [address, everyMs])
  return state
}
