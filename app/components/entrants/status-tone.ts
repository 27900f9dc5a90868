import type { StatusTone } from '#app/components/page/status-badge.tsx'
import type { EntryStatus } from '#db/schema/entries.ts'

/** How the status of an entrant looks: out of the field is void, to be looked at is ochre. */
export const statusTone: Readonly<Record<EntryStatus, StatusTone>> = { competed: 'plain', absent: 'attention', didNotFinish: 'attention', withdrawn: 'void', disqualified: 'void' }
