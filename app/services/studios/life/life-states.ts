import type { StudioState } from '#db/schema/studios.ts'

/**
 * The life of a recognised studio as data: what a bureau may do in which state, and what stands in the way. An assessment moves a studio
 * to rectification by itself (reviews); everything else is a person's act with a reason.
 */
export type LifeAction = 'orderRectification' | 'endRectification' | 'exit' | 'recogniseAgain'

export type LifeBlocker = 'barred' | 'dueNotAfterToday'

export interface LifeTransition {
  action: LifeAction
  from: readonly StudioState[]
  to: StudioState
  /** Milestone that is written. */
  kind: string
}

export const STUDIO_LIFE: readonly LifeTransition[] = [
  { action: 'orderRectification', from: ['recognised'], to: 'rectification', kind: 'rectification' },
  { action: 'endRectification', from: ['rectification'], to: 'recognised', kind: 'rectified' },
  { action: 'exit', from: ['recognised', 'rectification'], to: 'exited', kind: 'exited' },
  { action: 'recogniseAgain', from: ['exited'], to: 'recognised', kind: 'recognised' },
]

export function lifeTransition(state: StudioState, action: LifeAction): LifeTransition | null {
  return STUDIO_LIFE.find((one) => one.action === action && one.from.includes(state)) ?? null
}

/** What forbids the act today. `barredUntil` is the first day on which a studio that was barred may come back. */
export function lifeBlocker(action: LifeAction, { today, barredUntil, dueOn }: { today: string; barredUntil: string | null; dueOn: string | null }): LifeBlocker | null {
  if (action === 'recogniseAgain' && barredUntil !== null && today < barredUntil) return 'barred'
  if (action === 'orderRectification' && (dueOn === null || dueOn <= today)) return 'dueNotAfterToday'
  return null
}
