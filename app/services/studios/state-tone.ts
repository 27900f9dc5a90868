import type { StatusTone } from '#app/components/page/status-badge.tsx'
import type { StudioState } from '#db/schema/studios.ts'

/** States in the order of a studio's life; `refused` and `rectification` stand beside the line. */
export const STUDIO_STATES = ['draft', 'applied', 'underReview', 'publicNotice', 'recognised', 'rectification', 'exited', 'refused'] as const satisfies readonly StudioState[]

const TONES: Record<StudioState, StatusTone> = {
  draft: 'plain',
  applied: 'active',
  underReview: 'active',
  publicNotice: 'active',
  recognised: 'decided',
  rectification: 'attention',
  exited: 'void',
  refused: 'void',
}

export function studioTone(state: StudioState): StatusTone {
  return TONES[state]
}

/** The plain way of a studio: what is behind it, where it stands, what is ahead. Null for one that left that way. */
export function studioSteps(state: StudioState): Array<{ key: 'applied' | 'underReview' | 'publicNotice' | 'recognised'; state: 'done' | 'current' | 'ahead' }> | null {
  const line = ['applied', 'underReview', 'publicNotice', 'recognised'] as const
  if (state === 'refused' || state === 'exited') return null
  // A studio under rectification keeps its recognition until somebody decides otherwise.
  const at = state === 'rectification' ? line.length - 1 : line.findIndex((key) => key === state)
  return line.map((key, index) => ({ key, state: index < at ? 'done' : index === at ? 'current' : 'ahead' }))
}
