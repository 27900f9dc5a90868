import { StatusBadge, type StatusTone } from '#app/components/page/status-badge.tsx'
import type { Locale, Messages } from '#app/messages/index.ts'
import type { DueKind, DueRank } from '#db/queries/studio-due.ts'

import { formatDay } from '../format/format-day.ts'

const TONES: Readonly<Record<DueRank, StatusTone>> = { overdue: 'attention', waiting: 'active', soon: 'plain', later: 'plain', none: 'plain' }

/** What comes next with a studio and when, in words; overdue ones are marked. */
export function DueText({ m, locale, row: { dueKind, dueOn, dueRank } }: { m: Messages; locale: Locale; row: { dueKind: DueKind | null; dueOn: string | null; dueRank: DueRank } }) {
  const words = m.studios.due
  if (dueKind === null) return <>{words.nothing}</>
  const day = dueOn === null ? '' : formatDay(locale, dueOn)
  return (
    <span>
      {dueRank === 'overdue' || dueRank === 'waiting' ? <StatusBadge tone={TONES[dueRank]}>{words.rank[dueRank]}</StatusBadge> : null}{' '}
      {day === '' ? words.kind[dueKind] : m.common.withNote(words.kind[dueKind], dueRank === 'waiting' ? words.since(day) : words.by(day))}
    </span>
  )
}
