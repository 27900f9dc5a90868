import type { Messages } from '#app/messages/index.ts'
import { OUTSIDE_USES } from './log-draft.ts'

/** A use of money in words: as the policy calls it, outside its list, or none given. */
export function usageLabel(m: Messages, key: string, label: string | null): string {
  if (label !== null) return label
  const words = m.studioLog.money
  return key === OUTSIDE_USES ? words.outside : key === '' ? words.noUse : key
}
