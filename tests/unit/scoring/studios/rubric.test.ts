import { describe, expect, test } from 'vitest'
import { computeRubric, type Facts } from '#scoring/studios/rubric.ts'
import { REPORT_FIELDS, reportFact, reportField, reportFault } from '#scoring/studios/report-form.ts'
import { RUBRICS, rubricByKey } from '#scoring/studios/rubrics/register.ts'

const whole: Facts = {
  premisesArea: 80, exchangePlace: true, signVisible: true, honourBoard: true, equipmentSufficient: true, matchingFunds: 20000, fundRules: true, accountsKept: true,
  rulesMade: true, rulesPosted: true, planDelivered: true, projectCount: 2, exchangeCount: 3, mechanism: true, apprenticeRoster: true, apprenticeCount: 10, trainedRoster: true, trainedCount: 3,
}
const hangzhou = rubricByKey('hangzhou-2017')!
const itemOf = (facts: Facts, key: string) => computeRubric(hangzhou, facts).items.find((item) => item.key === key)!

//  item        | fact                              | points
//  place       | sign not seen, no board           | 10 − 2 − 3
//  place       | no premises                       | 0
//  apprentices | 7 of 10, roster                   | 10 − 3
//  apprentices | 7 of 10, no roster                | 10 − 3 − 2
//  trained     | 1 of 3                            | 10 − 6
//  trained     | none                              | 0
//  means       | no money, no rules                | 0
describe('the Hangzhou sheet deducts as its text says', () => {
  test.each([
    ['place', { signVisible: false, honourBoard: false }, 500],
    ['place', { premisesArea: 0 }, 0],
    ['apprentices', { apprenticeCount: 7 }, 700],
    ['apprentices', { apprenticeCount: 7, apprenticeRoster: false }, 500],
    ['apprentices', { apprenticeCount: 14 }, 1000],
    ['trained', { trainedCount: 1 }, 400],
    ['trained', { trainedCount: 0 }, 0],
    ['means', { matchingFunds: 0, fundRules: false }, 0],
    ['rules', { rulesPosted: false }, 300],
  ])('%s with %j is worth %i hundredths', (key, change, points) => {
    const item = itemOf({ ...whole, ...change }, key)
    expect([item.sure, item.possible]).toEqual([points, points])
  })

  test('a report that says everything well is worth all hundred points, and what experts judge is named', () => {
    const { sure, possible, max, items } = computeRubric(hangzhou, whole)
    expect([sure, possible, max]).toEqual([10_000, 10_000, 10_000])
    expect(items.filter((item) => item.judged).map((item) => item.key)).toEqual(['accounts', 'materials', 'results', 'service', 'schools'])
  })

  test('what the report does not say is at risk and not yet lost', () => {
    const { sure, possible } = computeRubric(hangzhou, {})
    // Left: the three items that only an expert judges.
    expect([sure, possible]).toEqual([2_000, 10_000])
    expect(itemOf({ ...whole, apprenticeCount: null }, 'apprentices')).toMatchObject({ sure: 0, possible: 1000, open: ['apprenticeCount'] })
  })
})

test('each rubric adds up to a hundred and asks only for what the report form knows', () => {
  for (const rubric of RUBRICS) {
    expect(rubric.items.reduce((all, item) => all + item.points, 0)).toBe(10_000)
    const facts = rubric.items.flatMap((item) => item.deductions.flatMap((rule) => (rule.kind === 'judgement' ? [] : [rule.fact])))
    expect(facts.filter((fact) => reportField(fact) === null)).toEqual([])
  }
})

test('answers are read strictly, and an empty one is no fact', () => {
  const fault = (key: string, text: string) => reportFault(reportField(key)!, text)
  expect([fault('projectCount', '3.5'), fault('projectCount', '07'), fault('spent', '1e3'), fault('spent', '12.50'), fault('fundRules', 'maybe'), fault('premisesArea', '80.5')]).toEqual(['notWhole', 'notWhole', 'notMoney', null, 'notYesNo', null])
  const fact = (key: string, text?: string) => reportFact(reportField(key)!, text)
  expect([fact('projectCount', '3'), fact('projectCount', ''), fact('projectCount', 'x'), fact('fundRules', 'no'), fact('schoolCooperation', '无'), fact('summary', '做了很多')]).toEqual([3, null, null, false, false, true])
  expect(new Set(REPORT_FIELDS.map((field) => field.key)).size).toBe(REPORT_FIELDS.length)
})
