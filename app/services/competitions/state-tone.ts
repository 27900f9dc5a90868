import type { StatusTone } from '#app/components/page/status-badge.tsx'
import type { CompetitionState } from '#db/schema/competitions.ts'

/** How a state looks: red only for what is published, quiet for what has not begun or is over. */
export function competitionTone(state: CompetitionState): StatusTone {
  if (state === 'published') return 'decided'
  return state === 'draft' || state === 'archived' ? 'plain' : 'active'
}
