import { describe, expect, test } from 'vitest'

import { listGrantTerms } from '#app/services/studios/grant-terms.ts'
import { studioSteps } from '#app/services/studios/state-tone.ts'
import { listPolicies, policyById } from '#scoring/policies/register.ts'

const WAN = 1_000_000

const terms = (policyId: string, tier: Parameters<typeof listGrantTerms>[1]) =>
  listGrantTerms(policyById(policyId)!, tier).map(({ ruleId, fact, grade, sum, capFen, once }) => ({ ruleId, fact, grade, sum, capFen, once }))

const exact = (fen: number) => ({ kind: 'exact', fen, perTime: false })

describe('what a policy grants a studio', () => {
  // 武政办〔2021〕46号 二、6
  test('Wuyi, county: 30,000 on recognition, then 20,000 or 10,000 a year, 100,000 in all', () => {
    expect(terms('wuyi-2021-46', 'county')).toEqual([
      { ruleId: 'WY-11', fact: 'studioRecognised', grade: null, sum: exact(3 * WAN), capFen: 10 * WAN, once: false },
      { ruleId: 'WY-11', fact: 'studioAssessed', grade: 'excellent', sum: exact(2 * WAN), capFen: 10 * WAN, once: false },
      { ruleId: 'WY-11', fact: 'studioAssessed', grade: 'qualified', sum: exact(WAN), capFen: 10 * WAN, once: false },
    ])
  })

  test('Wuyi, municipal: 50,000, and 150,000 in all', () => {
    expect(terms('wuyi-2021-46', 'municipal').map(({ sum, capFen }) => [sum, capFen])).toEqual([
      [exact(5 * WAN), 15 * WAN],
      [exact(2 * WAN), 15 * WAN],
      [exact(WAN), 15 * WAN],
    ])
  })

  test('Yuyao, municipal: as much as the higher level gives, once, and nothing for an assessment', () => {
    expect(terms('yuyao-2022-51', 'municipal')).toEqual([
      { ruleId: 'YY-6', fact: 'studioRecognised', grade: null, sum: { kind: 'elsewhere' }, capFen: null, once: true },
      { ruleId: 'YY-7', fact: 'apprenticeTrained', grade: null, sum: { kind: 'range', fromFen: 60_000, toFen: 390_000 }, capFen: null, once: false },
    ])
  })

  test('Shangyu, by tier: a row of the table for this tier and none for another', () => {
    expect(terms('shangyu-2023-19', 'provincial')).toEqual([{ ruleId: 'SY-9', fact: 'studioRecognised', grade: null, sum: exact(5 * WAN), capFen: null, once: true }])
    expect(terms('shangyu-2023-19', 'county').map(({ ruleId, grade }) => [ruleId, grade])).toEqual([['SY-7', null], ['SY-8', 'excellent']])
  })

  test('every term of every policy cites a row of that policy’s inventory', () => {
    for (const policy of listPolicies()) {
      const rows = new Set(policy.clauses.map((row) => `${row.id} ${row.clause}`))
      for (const tier of ['national', 'provincial', 'municipal', 'county'] as const) {
        for (const term of listGrantTerms(policy, tier)) expect(rows.has(`${term.ruleId} ${term.clause}`), `${policy.id} ${term.ruleId}`).toBe(true)
      }
    }
  })
})

describe('the line of a studio’s life', () => {
  test('is done behind, current here, ahead before', () => {
    expect(studioSteps('underReview')?.map(({ state }) => state)).toEqual(['done', 'current', 'ahead', 'ahead'])
    expect(studioSteps('draft')?.map(({ state }) => state)).toEqual(['ahead', 'ahead', 'ahead', 'ahead'])
  })

  test('a studio under rectification is still recognised; one that was refused or exited is on no line', () => {
    expect(studioSteps('rectification')?.at(-1)).toEqual({ key: 'recognised', state: 'current' })
    expect([studioSteps('refused'), studioSteps('exited')]).toEqual([null, null])
  })
})
