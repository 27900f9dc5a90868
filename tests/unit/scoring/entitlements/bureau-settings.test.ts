import { expect, test } from 'vitest'
import { type AmountSetting, entitleFacts, readEntitleInput } from '#scoring/entitlements/index.ts'
import { policyById, withFirstDay } from '#scoring/policies/register.ts'
import { type GivenFact, fact, writeShort } from './vectors.ts'

const setting = (key: string, yuan: number, effectiveFrom = '2022-07-01'): AmountSetting => ({
  key,
  fen: yuan * 100,
  documentNumber: '余人社发〔2022〕1号（示例）',
  effectiveFrom,
})

function linesOf(policy: string, facts: GivenFact[], settings: AmountSetting[]): string[] {
  const read = readEntitleInput({ policy, facts: facts.map((given, at) => ({ id: `f${at + 1}`, ...given })) })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return entitleFacts(read.value, settings).lines.map(writeShort)
}

const hosted = (on: string, tier: string, projects = 1) => fact('competitionHosted', on, { competition: 'C1', tier, organiser: 'U1', projects })
const award = (tier: string, place: number | string) => fact('competitionAward', '2023-05-01', { person: 'P1', tier, place })

test('a tier that the bureau has a value for is due, another still waits', () => {
  expect(linesOf('yuyao-2022-51', [hosted('2023-05-01', 'county', 2), hosted('2023-05-01', 'national')], [setting('YY-1.county', 20_000)])).toEqual([
    'f1 YY-1 organiser:U1 40000.00 due | bureauTable',
    'f2 YY-1 organiser:U1 20000.00–50000.00 needsInput | tableMissing',
  ])
})

test('the value in force on the day of the fact is taken', () => {
  const settings = [setting('YY-1.county', 30_000, '2024-01-01'), setting('YY-1.county', 20_000, '2023-01-01')]
  const days = ['2022-12-31', '2023-01-01', '2023-12-31', '2024-01-01']
  expect(linesOf('yuyao-2022-51', days.map((on) => hosted(on, 'county')), settings)).toEqual([
    'f1 YY-1 organiser:U1 20000.00–50000.00 needsInput | tableMissing',
    'f2 YY-1 organiser:U1 20000.00 due | bureauTable',
    'f3 YY-1 organiser:U1 20000.00 due | bureauTable',
    'f4 YY-1 organiser:U1 30000.00 due | bureauTable',
  ])
})

test('a value outside the range of the text is not used', () => {
  const at = (yuan: number) => linesOf('yuyao-2022-51', [hosted('2023-05-01', 'county')], [setting('YY-1.county', yuan)])
  expect(at(19_999)).toEqual(['f1 YY-1 organiser:U1 20000.00–50000.00 needsInput | settingOutsideRange'])
  expect(at(20_000)).toEqual(['f1 YY-1 organiser:U1 20000.00 due | bureauTable'])
  expect(at(50_000)).toEqual(['f1 YY-1 organiser:U1 50000.00 due | bureauTable'])
  expect(at(50_001)).toEqual(['f1 YY-1 organiser:U1 20000.00–50000.00 needsInput | settingOutsideRange'])
})

test('a value for tier and place goes before one for the tier alone', () => {
  const settings = [setting('YY-3.national', 10_000), setting('YY-3.national.1', 50_000)]
  expect(linesOf('yuyao-2022-51', [award('national', 1), award('national', 2), award('provincial', 1)], settings)).toEqual([
    'f1 YY-3 person:P1 50000.00 due | bureauTable',
    'f2 YY-3 person:P1 10000.00 due | bureauTable',
    'f3 YY-3 person:P1 2000.00–50000.00 needsInput | tableMissing',
  ])
})

test('an amount that stands in a higher text becomes due once it is entered, and once per studio', () => {
  const recognised = (on: string) => fact('studioRecognised', on, { studio: 'S1', tier: 'municipal' })
  expect(linesOf('yuyao-2022-51', [recognised('2023-01-01'), recognised('2024-01-01')], [setting('YY-6.municipal', 100_000)])).toEqual([
    'f1 YY-6 studio:S1 100000.00 due | bureauTable',
    'f2 YY-6 studio:S1 100000.00 notDue | oncePerStudio, bureauTable',
  ])
})

test('a first day that the bureau entered takes the doubt away on both sides', () => {
  const shangyu = withFirstDay(policyById('shangyu-2023-19')!, '2023-06-15')
  const facts = ['2023-06-14', '2023-06-15'].map((on, at) => ({ ...hosted(on, 'county'), id: `f${at + 1}` }))
  const read = readEntitleInput({ policy: 'shangyu-2023-19', facts }, new Map([[shangyu.id, shangyu]]))
  const output = read.ok ? entitleFacts(read.value) : null
  expect(output?.lines.map(writeShort)).toEqual([
    'f1 SY-3 organiser:U1 ≤50000.00 notDue | policyNotInForce, approvedAmountNeeded',
    'f2 SY-3 organiser:U1 ≤50000.00 due | approvedAmountNeeded',
  ])
  expect(output?.warnings).toEqual([])
})
