import { useEffect, useState } from 'react'
import type { PublicBoard } from '#app/services/boards/public-board.server.ts'

/** A hall of telephones asks this often each, for bytes the server keeps. */
const EVERY_MS = 10_000

/** Keeps a public board up to date while somebody looks at it. `lost` while the server cannot be reached: what is shown then is old. */
export function usePublicBoard(first: PublicBoard): { board: PublicBoard; lost: boolean } {
  const [board, setBoard] = useState(first)
  const [lost, setLost] = useState(false)
  const { id } = first.event
  useEffect(() => setBoard(first), [first])
  useEffect(() => {
    let gone = false
    const read = async () => {
      if (document.visibilityState === 'hidden') return
      try {
        const response = await fetch(`/api/live/${id}`)
        if (gone) return
        // A board that was closed meanwhile says so when the page is opened again.
        if (response.status === 404) window.location.reload()
        else if (response.ok) {
          setBoard((await response.json()) as PublicBoard)
          setLost(false)
        } else setLost(true)
      } catch {
        if (!gone) setLost(true)
      }
    }
    const timer = setInterval(() => void read(), EVERY_MS)
    const look = () => void read()
    document.addEventListener('visibilitychange', look)
    return () => {
      gone = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [id])
  return { board, lost }
}
