import { expect, test } from 'vitest'
import { readEntitleInput } from '#scoring/entitlements/index.ts'

const problemsOf = (json: unknown): string[] => {
  const read = readEntitleInput(json)
  return read.ok ? [] : read.problems
}
const withFacts = (...facts: unknown[]) => problemsOf({ policy: 'wuyi-2021-46', facts })

const recognised = { id: 'f1', kind: 'studioRecognised', on: '2022-01-01', studio: 'S1', tier: 'county' }
const honour = { id: 'f1', kind: 'honourAwarded', on: '2022-01-01', person: 'P1', honour: 'craftsman', by: 'zhejiang' }
const worldSkills = { id: 'f1', kind: 'worldSkillsResult', on: '2022-01-01', person: 'P1', role: 'competitor', medal: 'gold' }

test('a complete fact of every kind is read', () => {
  const facts = [
    { ...recognised, id: 'a', firstApplication: false },
    { id: 'b', kind: 'studioAssessed', on: '2022-01-01', studio: 'S1', tier: 'county', grade: 'excellent' },
    { id: 'c', kind: 'studioService', on: '2022-01-01', studio: 'S1', person: 'P1', times: 2, organisedByBureau: true },
    { id: 'd', kind: 'apprenticeTrained', on: '2022-01-01', studio: 'S1', apprentice: 'A1', level: 'seniorWorker' },
    { id: 'e', kind: 'competitionHosted', on: '2022-01-01', competition: 'C1', tier: 'county', organiser: 'U1', projects: 2, listedClassA: true, certificates: 0 },
    { id: 'f', kind: 'competitionAward', on: '2022-01-01', person: 'P1', tier: 'county', place: 1 },
    { id: 'g', kind: 'nominated', on: '2022-01-01', person: 'P1', sender: 'U1', tier: 'national' },
    { id: 'h', kind: 'titleWon', on: '2022-01-01', person: 'P1', title: 'skillModel' },
    { ...honour, id: 'i', employer: 'U1', higherBonuses: ['1.00', '0.5', '20000'] },
    { ...worldSkills, id: 'j', team: 'T1', payee: 'P1', higherBonuses: [] },
    { id: 'k', kind: 'certificateObtained', on: '2022-01-01', person: 'P1', employer: 'U1', level: 'technician', shortage: true, newly: false },
  ]
  expect(withFacts(...facts)).toEqual([])
})

test('all problems are told at once, each with its path', () => {
  expect(
    withFacts(
      { ...recognised, on: '2022-02-30', tier: 'town', extra: 1 },
      { ...honour, id: 'f2', higherBonuses: ['1.234', 5, '-1.00'] },
      { id: 'f3', kind: 'studioService', on: '2022-01-01', studio: 'S1', times: 0, organisedByBureau: 'yes' },
      'fact',
      { ...recognised, id: '' },
    ),
  ).toEqual([
    'facts[0].extra: unknown key',
    'facts[0].on: not a day of the form YYYY-MM-DD',
    'facts[0].tier: must be one of national, provincial, municipal, county, enterprise',
    'facts[1].higherBonuses[0]: more than two decimals',
    'facts[1].higherBonuses[1]: must be a string',
    'facts[1].higherBonuses[2]: must not be negative',
    'facts[2].person: missing',
    'facts[2].times: must lie between 1 and 1000000',
    'facts[2].organisedByBureau: must be true or false',
    'facts[3]: must be an object',
    'facts[4].id: must not be empty',
  ])
})

test('a field of another kind of fact is an unknown key', () => {
  expect(withFacts({ ...recognised, grade: 'excellent' })).toEqual(['facts[0].grade: unknown key'])
})

test('a kind that does not exist is one problem, not one for each of its keys', () => {
  expect(withFacts({ ...recognised, kind: 'studioRecognized' })).toEqual([expect.stringContaining('facts[0].kind: must be one of studioRecognised,')])
  expect(withFacts({ ...recognised, kind: 'toString' })).toHaveLength(1)
})

test('an id is used once', () => {
  expect(withFacts(recognised, recognised)).toEqual(['facts[1].id: the same as facts[0].id'])
})

test('an unknown policy is a problem beside those of the facts', () => {
  expect(problemsOf({ policy: 'wuyi-2022', facts: [{ ...recognised, tier: 1 }] })).toEqual([
    expect.stringContaining('policy: no such policy; known are wuyi-2021-46,'),
    expect.stringContaining('facts[0].tier: must be one of'),
  ])
})

test('the input itself is looked at first', () => {
  expect(problemsOf([])).toEqual(['$: must be an object'])
  expect(problemsOf({ facts: [], asOf: '2022-01-01' })).toEqual(['asOf: unknown key', 'policy: missing'])
  expect(problemsOf({ policy: 'wuyi-2021-46' })).toEqual(['facts: missing'])
})

test('a misspelt giver of an honour is a problem and not a fact nobody speaks of', () => {
  expect(withFacts({ ...honour, by: 'zhejaing' })).toEqual(['facts[0].by: must be one of zhejiang, yuyao'])
})

test('a WorldSkills result names a person or a team, and a base or an employer to be paid', () => {
  const { person: _person, ...nobody } = worldSkills
  expect(withFacts(nobody)).toEqual(['facts[0].person: missing (a person or a team is needed)'])
  expect(withFacts({ ...worldSkills, role: 'trainingBase' })).toEqual(['facts[0].payee: missing'])
  expect(withFacts({ ...worldSkills, payee: { kind: 'unit' } })).toEqual(['facts[0].payee.id: missing'])
})

test('who is paid for a WorldSkills result follows from the role unless it is said', () => {
  const payeeOf = (fields: Record<string, unknown>) => {
    const read = readEntitleInput({ policy: 'hangzhou-2019-167', facts: [{ ...worldSkills, ...fields }] })
    const first = read.ok ? read.value.facts[0] : undefined
    return first && 'payee' in first ? first.payee : undefined
  }
  expect(payeeOf({})).toEqual({ kind: 'person', id: 'P1' })
  expect(payeeOf({ team: 'T1' })).toEqual({ kind: 'person', id: 'P1' })
  expect(payeeOf({ team: 'T1', payee: 'T1' })).toEqual({ kind: 'team', id: 'T1' })
  expect(payeeOf({ role: 'expertTeam', team: 'T1' })).toEqual({ kind: 'team', id: 'T1' })
  expect(payeeOf({ role: 'trainingBase', payee: 'U1' })).toEqual({ kind: 'trainingBase', id: 'U1' })
  expect(payeeOf({ role: 'introducingEmployer', payee: 'U1' })).toEqual({ kind: 'employer', id: 'U1' })
  expect(payeeOf({ payee: { kind: 'guardian', id: 'P9' } })).toEqual({ kind: 'guardian', id: 'P9' })
})
