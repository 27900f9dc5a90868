import { useMessages } from '#app/messages/use-messages.tsx'
import type { EntrantsPage } from '#app/services/entries/list-entrants.server.ts'

import classes from './entrants.module.css'

/** How many there are, and how many of them will not be ranked. */
export function EntrantCounts({ all, byStatus }: Pick<EntrantsPage, 'all' | 'byStatus'>) {
  const m = useMessages()
  const others = (['absent', 'didNotFinish', 'withdrawn', 'disqualified'] as const).flatMap((status) => {
    const count = byStatus[status]
    return count ? [m.imports.entrants.byStatus(m.terms.entryStatus[status], count)] : []
  })
  return <p className={classes.counts}>{[m.imports.entrants.count(all), ...others].join(' · ')}</p>
}
