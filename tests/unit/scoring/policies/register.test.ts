import { describe, expect, test } from 'vitest'
import type { Policy } from '#scoring/policies/policy.ts'
import { listPolicies, makeRegister, policyById, policyStatusOn, withFirstDay } from '#scoring/policies/register.ts'

const wuyi = policyById('wuyi-2021-46')!
const hangzhou = policyById('hangzhou-2019-167')!
const shangyu = policyById('shangyu-2023-19')!
const gongshu = policyById('gongshu-2018-draft')!

const statuses = (policy: Policy, ...days: string[]) => days.map((day) => policyStatusOn(policy, day))

describe('status on a day', () => {
  test('the day before the first, the first, and long after', () => {
    expect(statuses(wuyi, '2021-07-31', '2021-08-01', '2021-08-02', '2099-01-01')).toEqual(['notYetInForce', 'inForce', 'inForce', 'inForce'])
  })

  test('the last day still counts, the day after does not', () => {
    expect(statuses(hangzhou, '2020-01-31', '2020-02-01', '2024-01-31', '2024-02-01')).toEqual(['notYetInForce', 'inForce', 'inForce', 'expired'])
  })

  test('a text without a printed first day is uncertain within its year only', () => {
    expect(statuses(shangyu, '2022-12-31', '2023-01-01', '2023-12-30', '2023-12-31', '2024-01-01')).toEqual([
      'notYetInForce',
      'startUncertain',
      'startUncertain',
      'inForce',
      'inForce',
    ])
    expect(statuses(withFirstDay(shangyu, '2023-06-15'), '2023-06-14', '2023-06-15')).toEqual(['notYetInForce', 'inForce'])
  })

  test('a draft is a draft on every day', () => {
    expect(statuses(gongshu, '2017-12-31', '2018-01-01', '2026-01-01')).toEqual(['draft', 'draft', 'draft'])
  })

  test('a repealed text stands for the days before its repeal, when it has a last day', () => {
    const repealed: Policy = { ...wuyi, status: 'repealed', effectiveTo: '2025-12-31' }
    expect(statuses(repealed, '2021-07-31', '2025-12-31', '2026-01-01')).toEqual(['notYetInForce', 'inForce', 'repealed'])
    expect(statuses({ ...repealed, effectiveTo: null }, '2022-01-01')).toEqual(['repealed'])
  })
})

describe('register', () => {
  test('lists the five shipped policies with their days', () => {
    expect(listPolicies().map(({ id, documentNumber, status, effectiveFrom, effectiveTo }) => [id, documentNumber, status, effectiveFrom, effectiveTo])).toEqual([
      ['wuyi-2021-46', '武政办〔2021〕46号', 'inForce', '2021-08-01', null],
      ['yuyao-2022-51', '余党办〔2022〕51号', 'inForce', '2022-07-01', null],
      ['shangyu-2023-19', '虞人社〔2023〕19号', 'inForce', null, null],
      ['hangzhou-2019-167', '杭人社发〔2019〕167号', 'expired', '2020-02-01', '2024-01-31'],
      ['gongshu-2018-draft', '拱墅区征求意见稿（2018年2月）', 'draft', '2018-01-01', null],
    ])
  })

  test('an id is taken once', () => {
    expect(() => makeRegister([wuyi, wuyi])).toThrow('two policies are called wuyi-2021-46')
  })

  test('an unknown id gives null, also one that objects have by nature', () => {
    expect([policyById('wuyi'), policyById('constructor')]).toEqual([null, null])
  })
})
