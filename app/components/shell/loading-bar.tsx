import { useNavigation } from '@remix-run/react'

import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './loading-bar.module.css'

/** A thin line while the next page is on its way. It waits a moment first, so that quick pages do not flicker. */
export function LoadingBar() {
  const m = useMessages().shell
  const busy = useNavigation().state !== 'idle'
  return (
    <div role="status" className={classes.place} data-no-print>
      {busy ? (
        <>
          <span className="visually-hidden">{m.pageLoading}</span>
          <span className={classes.bar} />
        </>
      ) : null}
    </div>
  )
}
