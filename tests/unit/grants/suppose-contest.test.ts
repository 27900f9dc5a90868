import { expect, test } from 'vitest'
import { placeFacts, type OpenContest } from '#app/services/grants/suppose-contest.ts'
import type { EventRules } from '#db/schema/competitions.ts'

const rules: EventRules = {
  format: 'individual',
  parts: [
    { key: 'theory', name: '理论', weight: 30, passMark: '60.00' },
    { key: 'practical', name: '实操', weight: 70, passMark: '60.00', panel: { judges: 5, dropHigh: 1, dropLow: 1, decimals: 2, minimumJudges: 3 } },
  ],
  metrics: [],
  tieBreaks: [],
  awards: [{ key: 'skillModel', name: '技能标兵', count: 1 }, { key: 'second', name: '二等奖', count: 2 }],
  readings: { secondTierCap: 'tier', cutFromFirstTier: 'others', requirePassForRank: false },
  decimals: 2,
}
const contest = (fieldSize: number, more: Partial<OpenContest> = {}): OpenContest => ({
  entryId: 'E1', eventName: '焊工', rules, fieldSize, skillLevel: null, ...more,
  competition: { tier: 'county', competitionClass: 1, policyId: 'wuyi-2021-46', finalOn: '2026-12-05' },
})
const supposed = (open: OpenContest, place: number) => placeFacts(open, place, { person: 'P1', employer: 'U1', id: 's' }).map((fact) => [fact.kind, 'title' in fact ? fact.title : 'level' in fact ? fact.level : 'place' in fact ? fact.place : null])

//  entrants | place | 武政办〔2021〕46号 二、3: one in ten for technician, of the first three
//  30       | 3     | technician
//  29       | 3     | beyond the tenth, passed both parts: senior worker
//  30       | 5     | senior worker by rank
//  4        | 5     | there is no fifth place
test('a place in a contest brings award and level by the event’s rules and the caps of its present field', () => {
  expect(supposed(contest(30), 1)).toEqual([['titleWon', 'skillModel'], ['certificateObtained', 'technician']])
  expect(supposed(contest(30), 3)).toEqual([['competitionAward', 3], ['certificateObtained', 'technician']])
  expect(supposed(contest(29), 3)).toEqual([['competitionAward', 3], ['certificateObtained', 'seniorWorker']])
  expect(supposed(contest(30), 5)).toEqual([['certificateObtained', 'seniorWorker']])
  expect(supposed(contest(4), 5)).toEqual([])
})

test('who holds the level already, a second-class contest and a team bring no level', () => {
  expect(supposed(contest(30, { skillLevel: 'technician' }), 3)).toEqual([['competitionAward', 3]])
  expect(supposed({ ...contest(30), competition: { ...contest(30).competition, competitionClass: 2 } }, 3)).toEqual([['competitionAward', 3]])
  expect(supposed(contest(30, { rules: { ...rules, format: 'team' } }), 3)).toEqual([])
})
