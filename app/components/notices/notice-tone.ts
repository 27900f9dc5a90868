import type { NoticeState } from '#app/services/notices/notice-content.ts'
import type { StatusTone } from '../page/status-badge.tsx'

/** How the state of a notice is drawn: what runs is public and decided, what is over is history. */
export function noticeTone(state: NoticeState): StatusTone {
  return state === 'open' ? 'decided' : state === 'closed' ? 'plain' : 'void'
}
