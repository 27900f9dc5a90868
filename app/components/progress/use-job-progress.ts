import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'

import type { JobProgress } from './progress-bar.tsx'

const pollEvery = 2000

/**
 * Follows a job: listens to its event stream (each event is a JobProgress as JSON), and asks once in a while where streams do not
 * come through. When the job ends the page's loaders run again, so that it shows the outcome. Without JavaScript the page shows
 * what the loader knew.
 *
 * @param href address that answers with an event stream, and with JSON when asked for `application/json`
 */
export function useJobProgress(href: string | null, initial: JobProgress): { progress: JobProgress; lost: boolean } {
  const [progress, setProgress] = useState(initial)
  const [lost, setLost] = useState(false)
  const { revalidate } = useRevalidator()
  const over = initial.status === 'done' || initial.status === 'failed'
  useEffect(() => {
    if (!href || over) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const source = new EventSource(href)
    const take = (next: JobProgress) => {
      setLost(false)
      setProgress(next)
      if (next.status === 'done' || next.status === 'failed') {
        stop()
        revalidate()
      }
    }
    const ask = async () => {
      try {
        const response = await fetch(href, { headers: { accept: 'application/json' } })
        if (response.ok && !stopped) take((await response.json()) as JobProgress)
      } catch {
        setLost(true)
      }
      if (!stopped) timer = setTimeout(ask, pollEvery)
    }
    const stop = () => {
      stopped = true
      source.close()
      clearTimeout(timer)
    }
    source.onmessage = (event: MessageEvent<string>) => {
      clearTimeout(timer)
      take(JSON.parse(event.data) as JobProgress)
    }
    source.onerror = () => {
      if (stopped || timer) return
      setLost(true)
      timer = setTimeout(ask, pollEvery)
    }
    return stop
  }, [href, over, revalidate])
  return { progress: over ? initial : progress, lost }
}
