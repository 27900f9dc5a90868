import type { StatusTone } from '#app/components/page/status-badge.tsx'
import type { ResultEditionState } from '#db/schema/results.ts'

/** How an edition's state looks: red for what the public sees, quiet for what no longer counts. */
export function editionTone(state: ResultEditionState): StatusTone {
  if (state === 'published') return 'decided'
  return state === 'confirmed' ? 'active' : 'void'
}
