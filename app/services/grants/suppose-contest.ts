import type { EventRules } from '#db/schema/competitions.ts'
import type { SkillLevel } from '#db/schema/identity.ts'
import { buildRankFile, type GivenCell, type RankSource } from '#app/services/results/build-rank-input.ts'
import { vocabularyOf } from '#scoring/policies/vocabulary.ts'
import type { Fact } from '#scoring/policies/facts.ts'
import { shippedRegister } from '#scoring/policies/register.ts'
import { rankContest } from '#scoring/ranking/rank-contest.ts'
import { readRankInput } from '#scoring/ranking/read-rank-input.ts'

/** A contest somebody has entered and whose result is not published yet. */
export interface OpenContest {
  entryId: string
  eventName: string
  competition: RankSource['competition']
  rules: EventRules
  /** Entries accepted so far: the field the caps of a promotion go by. */
  fieldSize: number
  skillLevel: SkillLevel | null
}

/** Places worth supposing; behind them nothing hangs on the place. */
export const SUPPOSED_PLACES = [1, 2, 3, 5] as const

const MOST_SUPPOSED = 2000

/**
 * What coming in at this place would bring in facts: the engine ranks a field of the present size in which everybody passes and nobody is equal, and
 * gives the award and the promotion by the event's own rules and the policy's caps. Empty for a place the field does not have. Pure.
 */
export function placeFacts({ competition, rules, fieldSize, skillLevel }: OpenContest, place: number, { person, employer, id }: { person: string; employer: string | null; id: string }): Fact[] {
  if (place > fieldSize || fieldSize > MOST_SUPPOSED || rules.format !== 'individual') return []
  const read = readRankInput(fallingField({ competition, rules, fieldSize, place, skillLevel }))
  if (!read.ok) return []
  const result = rankContest(read.value)
  const own = String(place)
  const award = result.awards.find((line) => line.id === own)?.award ?? null
  const outcome = result.promotions?.find((line) => line.id === own)?.outcome
  const on = competition.finalOn
  const facts: Fact[] = []
  if (award !== null && vocabularyOf(shippedRegister()).titles.includes(award)) facts.push({ id: `${id}-title`, kind: 'titleWon', on, person, title: award } as Fact)
  else if (award !== null) facts.push({ id: `${id}-award`, kind: 'competitionAward', on, person, tier: competition.tier, place } as Fact)
  if (outcome === 'technician' || outcome === 'seniorWorker') facts.push({ id: `${id}-level`, kind: 'certificateObtained', on, person, ...(employer ? { employer } : {}), level: outcome, newly: true } as Fact)
  return facts
}

/** Everybody competed and passed every part, each a little behind the one before. */
function fallingField({ competition, rules, fieldSize, place, skillLevel }: Pick<OpenContest, 'competition' | 'rules' | 'fieldSize' | 'skillLevel'> & { place: number }) {
  const entries = Array.from({ length: fieldSize }, (_, at) => ({ id: String(at + 1), status: 'competed' as const, skillLevelHeld: at + 1 === place ? skillLevel : null }))
  const cells = entries.flatMap(({ id }, at) => rules.parts.flatMap((part): GivenCell[] => {
    const most = Math.round(Number(part.maximum ?? '100') * 100)
    const value = most - Math.round((most * 0.3 * at) / fieldSize)
    const cell = { entryId: id, key: part.key, value, absentJudge: false }
    return part.panel ? Array.from({ length: part.panel.judges }, (_, slot) => ({ ...cell, kind: 'panel' as const, slot: slot + 1 })) : [{ ...cell, kind: 'part' as const, slot: 0 }]
  }))
  return buildRankFile({ competition, rules, entries, cells })
}
