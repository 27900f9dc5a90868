import { useBeforeUnload, useBlocker } from '@remix-run/react'
import { useEffect } from 'react'

/** Asks before a page with unsaved changes is left, inside the product and by the browser. */
export function useLeaveWarning(dirty: boolean, question: string) {
  useBeforeUnload((event) => {
    if (dirty) event.preventDefault()
  })
  const blocker = useBlocker(({ currentLocation, nextLocation, historyAction }) => dirty && historyAction !== 'REPLACE' && currentLocation.pathname !== nextLocation.pathname)
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (window.confirm(question)) blocker.proceed()
    else blocker.reset()
  }, [blocker, question])
}
