import { describe, expect, test } from 'vitest'
import { checkPolicy } from '#scoring/policies/check-policy.ts'
import { listPolicies, policyById } from '#scoring/policies/register.ts'

/** How many clauses of each text speak of contests, studios, honours, levels, forms or procedure. */
const inventory = [
  { policy: 'hangzhou-2019-167', prefix: 'HZ', rows: 19 },
  { policy: 'shangyu-2023-19', prefix: 'SY', rows: 20 },
  { policy: 'yuyao-2022-51', prefix: 'YY', rows: 21 },
  { policy: 'gongshu-2018-draft', prefix: 'GS', rows: 13 },
  { policy: 'wuyi-2021-46', prefix: 'WY', rows: 22 },
]

describe.each(inventory)('$policy', ({ policy: id, prefix, rows }) => {
  const policy = policyById(id)!

  test('every clause of the text is in the inventory, once', () => {
    const expected = Array.from({ length: rows }, (_, at) => `${prefix}-${at + 1}`)
    expect(policy.clauses.map((row) => row.id).sort(byNumber)).toEqual(expected)
  })

  test('every clause is modelled somewhere or left out with a reason', () => {
    expect(checkPolicy(policy)).toEqual([])
    for (const { id, reason } of policy.notModelled) expect([id, reason.zh, reason.en].every((text) => text !== '')).toBe(true)
  })

  test('a clause that is left out grants nothing', () => {
    const granting = new Set(policy.rules.map((rule) => rule.id))
    expect(policy.notModelled.filter((row) => granting.has(row.id))).toEqual([])
  })

  test('every clause has a gist in both languages, shorter than a paragraph', () => {
    for (const { gist } of policy.clauses) {
      expect(gist.zh.length).toBeGreaterThan(3)
      expect(gist.en.length).toBeGreaterThan(3)
      expect(gist.zh.length).toBeLessThan(80)
    }
  })

  test('promotion and assessment cite the policy they stand in', () => {
    for (const { policy: cited } of [...(policy.promotion?.cites ?? []), ...(policy.assessment?.cites ?? [])]) expect(cited).toBe(id)
  })

  test('nothing in it is code: it survives a trip through JSON', () => {
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy)
  })
})

test('each kind of rule has one policy that states it, or is an explicit none', () => {
  const grid = Object.fromEntries(
    listPolicies().map((policy) => [
      policy.id,
      {
        promotion: policy.promotion?.id ?? null,
        assessment: policy.assessment && { every: policy.assessment.cycleYears, excellent: policy.assessment.excellentShare },
        rules: policy.rules.length,
      },
    ]),
  )
  expect(grid).toEqual({
    'wuyi-2021-46': { promotion: 'WY-9', assessment: { every: 1, excellent: null }, rules: 10 },
    'yuyao-2022-51': { promotion: null, assessment: { every: 2, excellent: 2000 }, rules: 10 },
    'shangyu-2023-19': { promotion: null, assessment: { every: null, excellent: null }, rules: 10 },
    'hangzhou-2019-167': { promotion: null, assessment: { every: null, excellent: null }, rules: 12 },
    'gongshu-2018-draft': { promotion: null, assessment: null, rules: 5 },
  })
})

test('no file carries a phone number or an address of a person', () => {
  const text = JSON.stringify(listPolicies())
  expect(text).not.toMatch(/1[3-9]\d{9}|0\d{2,3}-\d{7,8}|[\w.]+@[\w.]+/)
})

function byNumber(a: string, b: string): number {
  return Number(a.split('-')[1]) - Number(b.split('-')[1])
}
