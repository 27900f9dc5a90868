import type { EntryStatus } from '#db/schema/entries.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './entrants.module.css'

/** How many there are, and how many of them will not be ranked. */
export function EntrantCounts({ all, byStatus }: { all: number; byStatus: Partial<Record<EntryStatus, number>> }) {
  const m = useMessages()
  const others = (['absent', 'didNotFinish', 'withdrawn', 'disqualified'] as const).flatMap((status) => {
    const count = byStatus[status]
    return count ? [m.imports.entrants.byStatus(m.terms.entryStatus[status], count)] : []
  })
  return <p className={classes.counts}>{[m.imports.entrants.count(all), ...others].join(' · ')}</p>
}
