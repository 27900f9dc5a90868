import { groupBy } from '#app/lib/group-by.ts'
import type { RoundState } from '#db/queries/reviews.ts'
import type { GradeReason } from '#scoring/studios/assessment.ts'
import type { MeetingReading } from './read-meeting.server.ts'
import { WIDE_SPREAD } from './sheet.ts'

/** States in which scores may be looked at, as far as a studio's experts are all in. */
const SCORES_SHOWN: readonly RoundState[] = ['reviewing', 'meeting', 'publicNotice', 'closed']

/** One studio of a round as bureau and panel may see it. What its experts gave is there only when all of them have handed in. */
export interface RoundStudio {
  studioId: string
  name: string
  hostName: string | null
  leadName: string | null
  status: MeetingReading['candidates'][number]['status']
  statusReason: string | null
  selfScore: number | null
  /** Place in the order of the panel, from 1; null for a studio that is not assessed. */
  place: number | null
  complete: boolean
  score: number | null
  spread: number
  wide: boolean
  vetoed: boolean
  tied: boolean
  grade: 'excellent' | 'qualified' | 'unqualified' | 'undecided' | null
  because: GradeReason | null
  decidedGrade: 'excellent' | 'qualified' | null
  decisionReason: string | null
  experts: Array<{ id: string; personId: string; name: string; state: MeetingReading['assignments'][number]['state']; conflict: boolean; score: number | null }>
}

/** Every studio of a round by name, and the assessed ones in the order of the panel: by score, best first, then by name. */
export function roundRows(state: RoundState, { meeting, candidates, assignments }: MeetingReading): { studios: RoundStudio[]; ranked: RoundStudio[] } {
  const outcomeOf = new Map(meeting.outcomes.map((outcome) => [outcome.studioId, outcome]))
  const assignedTo = groupBy(assignments, (one) => one.studioId)
  const tied = new Set(meeting.tied)
  const shown = SCORES_SHOWN.includes(state)
  const studios = candidates.map((candidate): RoundStudio => {
    const { studioId } = candidate
    const own = assignedTo.get(studioId) ?? []
    const live = own.filter((one) => one.state !== 'declined')
    const complete = shown && live.length > 0 && live.every((one) => one.state === 'submitted')
    const outcome = complete ? outcomeOf.get(studioId) : undefined
    return {
      studioId, complete, place: null,
      name: candidate.name, hostName: candidate.hostName, leadName: candidate.leadName, status: candidate.status, statusReason: candidate.statusReason, selfScore: candidate.selfScore,
      score: outcome?.score ?? null,
      spread: outcome?.spread ?? 0,
      wide: (outcome?.spread ?? 0) >= WIDE_SPREAD,
      vetoed: outcome?.vetoed ?? false,
      tied: complete && tied.has(studioId),
      grade: outcome?.grade ?? null,
      because: outcome?.because ?? null,
      decidedGrade: candidate.decidedGrade,
      decisionReason: candidate.decidedGrade === null ? null : candidate.decisionReason,
      experts: own.map((one) => ({ id: one.id, personId: one.expertPersonId, name: one.expertName, state: one.state, conflict: one.conflict, score: complete ? one.score : null })),
    }
  })
  const ranked = studios.filter((one) => one.status === 'assessed').sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || a.name.localeCompare(b.name, 'zh'))
  for (const [at, studio] of ranked.entries()) studio.place = at + 1
  return { studios, ranked }
}

/** What a list of a round may be narrowed to. */
export const ROUND_SHOWS = ['waiting', 'outliers', 'tied', 'vetoed', 'excellent', 'qualified', 'unqualified', 'notAssessed'] as const
export type RoundShow = (typeof ROUND_SHOWS)[number]

const SHOWS: Readonly<Record<RoundShow, (studio: RoundStudio) => boolean>> = {
  waiting: (studio) => studio.status === 'assessed' && !studio.complete,
  outliers: (studio) => studio.wide,
  tied: (studio) => studio.tied,
  vetoed: (studio) => studio.vetoed,
  excellent: (studio) => studio.grade === 'excellent',
  qualified: (studio) => studio.grade === 'qualified',
  unqualified: (studio) => studio.grade === 'unqualified',
  notAssessed: (studio) => studio.status !== 'assessed',
}

export interface RoundFilter {
  /** Part of a studio's, host's, leader's or expert's name. */
  text: string
  show: RoundShow | null
}

export function matchesRoundFilter(studio: RoundStudio, { text, show }: RoundFilter): boolean {
  if (show !== null && !SHOWS[show](studio)) return false
  const wanted = text.toLowerCase()
  return wanted === '' || [studio.name, studio.hostName ?? '', studio.leadName ?? '', ...studio.experts.map(({ name }) => name)].some((words) => words.toLowerCase().includes(wanted))
}
