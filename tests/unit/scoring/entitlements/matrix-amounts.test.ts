import { expect, test } from 'vitest'
import { entitle, fact, type GivenFact, writeShort } from './vectors.ts'

const HZ = 'hangzhou-2019-167'
const SY = 'shangyu-2023-19'
const YY = 'yuyao-2022-51'
const GS = 'gongshu-2018-draft'
const WY = 'wuyi-2021-46'

const DAY: Record<string, string> = { [HZ]: '2023-06-01', [SY]: '2024-06-01', [YY]: '2024-06-01', [GS]: '2018-06-01', [WY]: '2022-06-01' }

/** What the clause names for one fact alone, line by line: rule and amount. */
function amountsOf(policy: string, kind: string, fields: Record<string, unknown>, before: GivenFact[] = []): string[] {
  const { lines } = entitle(policy, [...before, fact(kind, DAY[policy]!, fields)])
  return lines.slice(-1 * (lines.length - before.length)).map((line) => writeShort(line).split(' ').filter((_, at) => at === 1 || at === 3).join(' '))
}

const recognised = (tier: string) => ({ studio: 'S1', tier })
const assessed = (tier: string, grade: string) => ({ studio: 'S1', tier, grade })
const hosted = (tier: string, more: Record<string, unknown> = {}) => ({ competition: 'C1', tier, organiser: 'U1', ...more })

//  studios                | HZ       | SY              | YY            | GS (draft) | WY
test.each([
  [HZ, 'studioRecognised', recognised('municipal'), ['HZ-11 100000.00']],
  [SY, 'studioRecognised', recognised('county'), ['SY-7 30000.00']],
  [SY, 'studioRecognised', recognised('municipal'), ['SY-7 30000.00']],
  [SY, 'studioRecognised', recognised('provincial'), ['SY-9 50000.00']],
  [SY, 'studioRecognised', recognised('national'), ['SY-9 200000.00']],
  [YY, 'studioRecognised', recognised('county'), ['YY-5 30000.00']],
  [YY, 'studioRecognised', recognised('municipal'), ['YY-6 ?']],
  [GS, 'studioRecognised', recognised('county'), ['GS-2 20000.00']],
  [GS, 'studioRecognised', recognised('municipal'), ['GS-3 50000.00']],
  [GS, 'studioRecognised', recognised('national'), ['GS-3 50000.00']],
  [WY, 'studioRecognised', recognised('county'), ['WY-11 30000.00']],
  [WY, 'studioRecognised', recognised('municipal'), ['WY-10 50000.00']],
  [HZ, 'studioAssessed', assessed('municipal', 'excellent'), ['HZ-12 100000.00']],
  [SY, 'studioAssessed', assessed('county', 'excellent'), ['SY-8 20000.00']],
  [YY, 'studioAssessed', assessed('county', 'excellent'), ['YY-8 20000.00']],
  [YY, 'studioAssessed', assessed('county', 'qualified'), []],
  [WY, 'studioAssessed', assessed('county', 'excellent'), ['WY-11 20000.00']],
  [WY, 'studioAssessed', assessed('county', 'qualified'), ['WY-11 10000.00']],
  [WY, 'studioAssessed', assessed('municipal', 'excellent'), ['WY-10 20000.00']],
  [WY, 'studioAssessed', assessed('municipal', 'qualified'), ['WY-10 10000.00']],
  [WY, 'studioAssessed', assessed('county', 'unqualified'), []],
  [HZ, 'studioService', { studio: 'S1', person: 'P1', times: 1, organisedByBureau: true }, ['HZ-14 1000.00']],
  [YY, 'apprenticeTrained', { studio: 'S1', apprentice: 'A1', level: 'technician' }, ['YY-7 600.00–3900.00']],
] as const)('studios, %s %s %o', (policy, kind, fields, expected) => {
  expect(amountsOf(policy, kind, fields)).toEqual(expected)
})

//  contests               | host                                  | winner        | sender
test.each([
  [SY, 'competitionHosted', hosted('provincial'), ['SY-1 ≤300000.00']],
  [SY, 'competitionHosted', hosted('municipal'), ['SY-2 ≤100000.00']],
  [SY, 'competitionHosted', hosted('county'), ['SY-3 ≤50000.00']],
  [SY, 'competitionHosted', hosted('enterprise'), ['SY-4 ≤30000.00']],
  [YY, 'competitionHosted', hosted('county'), ['YY-1 20000.00–50000.00']],
  [GS, 'competitionHosted', hosted('county', { listedClassA: true, certificates: 12 }), ['GS-1 6000.00']],
  [WY, 'competitionHosted', hosted('municipal'), ['WY-5 ≤50000.00']],
  [WY, 'competitionHosted', hosted('county'), ['WY-6 20000.00']],
  [YY, 'competitionAward', { person: 'P1', tier: 'national', place: 1 }, ['YY-3 2000.00–50000.00']],
  [YY, 'competitionAward', { person: 'P1', tier: 'county', place: 1 }, []],
  [YY, 'nominated', { person: 'P1', sender: 'U1', tier: 'national' }, ['YY-4 5000.00']],
  [YY, 'nominated', { person: 'P1', sender: 'U1', tier: 'provincial' }, ['YY-4 2000.00']],
  [YY, 'nominated', { person: 'P1', sender: 'U1', tier: 'municipal' }, ['YY-4 1000.00']],
] as const)('contests, %s %s %o', (policy, kind, fields, expected) => {
  expect(amountsOf(policy, kind, fields)).toEqual(expected)
})

test.each([
  [HZ, 'trainingBase', { gold: 1_000_000, silver: 700_000, bronze: 500_000, medallion: 300_000, participant: 200_000 }, 'HZ-6'],
  [HZ, 'introducingEmployer', { gold: 100_000, silver: 70_000, bronze: 50_000, medallion: 30_000, participant: 20_000 }, 'HZ-7'],
  [HZ, 'competitor', { gold: 500_000, silver: 350_000, bronze: 250_000, medallion: 150_000 }, 'HZ-8'],
  [HZ, 'expertTeam', { gold: 500_000, silver: 350_000, bronze: 250_000, medallion: 150_000 }, 'HZ-9'],
  [GS, 'competitor', { nationalSquad: 50_000, silver: 80_000, gold: 100_000 }, 'GS-4'],
] as const)('WorldSkills, %s %s', (policy, role, table, rule) => {
  for (const [medal, yuan] of Object.entries(table)) expect(amountsOf(policy, 'worldSkillsResult', { person: 'P1', role, medal, payee: 'X' })).toEqual([`${rule} ${yuan}.00`])
})

//  bonus above | match, one to one
//  99999.99    | all of it
//  100000.00   | all of it, at the cap
//  100000.01   | cut at 100,000; for WorldSkills at 300,000
test('Wuyi matches the highest single bonus one to one, to the fen, up to each cap', () => {
  const match = (higherBonuses: string[]) => amountsOf(WY, 'honourAwarded', { person: 'P1', honour: 'nationalTechnicalExpert', higherBonuses }).at(-1)
  expect([['99999.99', '0.01'], ['100000.00'], ['100000.01']].map(match)).toEqual(['WY-7 99999.99', 'WY-7 100000.00', 'WY-7 100000.00'])
  const medal = (higherBonuses: string[]) => amountsOf(WY, 'worldSkillsResult', { person: 'P1', role: 'competitor', medal: 'gold', payee: 'P1', higherBonuses })
  expect([['300000.00'], ['300000.01']].map(medal)).toEqual([['WY-8 300000.00'], ['WY-8 300000.00']])
})

test('all grants of a Wuyi studio add up to its cap: 县 30,000 with four excellent years, 市 50,000 with five', () => {
  const path = (tier: string, years: number) =>
    entitle(WY, [fact('studioRecognised', '2022-01-01', recognised(tier)), ...Array.from({ length: years }, (_, at) => fact('studioAssessed', `${2022 + at}-12-01`, assessed(tier, 'excellent')))]).lines.map((line) => writeShort(line).split(' ').slice(3, 5).join(' '))
  expect(path('county', 5)).toEqual(['30000.00 due', '20000.00 due', '20000.00 due', '20000.00 due', '10000.00 reduced', '20000.00 notDue'])
  expect(path('municipal', 6)).toEqual(['50000.00 due', ...Array<string>(5).fill('20000.00 due'), '20000.00 notDue'])
})
