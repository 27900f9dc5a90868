import { marksMayBeWritten } from '#app/services/competitions/states.ts'
import type { FieldEntry } from '#db/queries/field.ts'
import type { CompetitionState } from '#db/schema/competitions.ts'
import type { ContestDecision } from '#scoring/ranking/decide-contest.ts'
import type { RankInput } from '#scoring/ranking/contest.ts'
import type { CheckingBlocker } from '../recheck/checking-blockers.server.ts'
import type { OpenTie } from './open-ties.ts'

/** A fact that forbids confirming for now, with the people or parts it is about. */
export type ConfirmBlocker =
  | { code: 'notFrozen' }
  | { code: 'notScoring' }
  | { code: 'codesSealed' }
  | { code: 'alreadyConfirmed' }
  | { code: 'nobodyRanked' }
  | { code: 'openMarks'; entryId: string; number: string; name: string; parts: string[] }
  | { code: 'openTie'; tie: Pick<OpenTie, 'subject' | 'awardKey' | 'rank'>; entryIds: string[] }
  | { code: 'spread'; entryId: string; part: string; aspect: number }
  | { code: 'unreadable'; problem: string }
  | CheckingBlocker

/** Where the event stands, for the blockers that need no computation. */
export interface EventStanding {
  competitionState: CompetitionState
  rulesFrozen: boolean
  marksLocked: boolean
  /** Blind codes are not opened yet: an edition names people. */
  sealed: boolean
}

export function standingBlockers({ competitionState, rulesFrozen, marksLocked, sealed }: EventStanding): ConfirmBlocker[] {
  if (!rulesFrozen) return [{ code: 'notFrozen' }]
  if (!marksMayBeWritten(competitionState)) return [{ code: 'notScoring' }]
  if (sealed) return [{ code: 'codesSealed' }]
  return marksLocked ? [{ code: 'alreadyConfirmed' }] : []
}

/**
 * What a computed ranking still lacks. Somebody who is said to have competed must have a mark in every part: an absence or a
 * withdrawal is written down by a person, never concluded from an empty cell.
 */
export function rankingBlockers(field: readonly FieldEntry[], input: RankInput, decision: ContestDecision, ties: readonly OpenTie[]): ConfirmBlocker[] {
  const blockers: ConfirmBlocker[] = []
  input.entries.forEach((entry, at) => {
    if (entry.status !== 'competed') return
    const parts = decision.field.columns.filter(({ values }) => Number.isNaN(values[at]!)).map(({ part }) => part.key)
    const { number, name } = field[at]!
    if (parts.length > 0) blockers.push({ code: 'openMarks', entryId: entry.id, number, name, parts })
  })
  for (const { id, part, aspect } of decision.problems) blockers.push({ code: 'spread', entryId: id, part, aspect })
  for (const { subject, awardKey, rank, candidates } of ties) blockers.push({ code: 'openTie', tie: { subject, awardKey, rank }, entryIds: candidates })
  if (decision.field.order.length === 0) blockers.push({ code: 'nobodyRanked' })
  return blockers
}
