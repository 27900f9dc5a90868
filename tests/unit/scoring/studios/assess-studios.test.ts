import { describe, expect, test } from 'vitest'
import { assessStudios } from '#scoring/studios/assess-studios.ts'
import { readAssessInput } from '#scoring/studios/read-assess-input.ts'
import { fc } from '#tests/unit/scoring/fast-check.ts'

type Studio = Record<string, unknown>

const assessment = (studios: readonly Studio[], overrides: Studio = {}): Studio => ({
  policy: 'yuyao-2022-51',
  asOf: '2024-11-30',
  thresholds: { excellent: '85.00', qualified: '60.00' },
  studios,
  ...overrides,
})

const scored = (...scores: string[]): Studio[] => scores.map((score, at) => ({ id: `S${at + 1}`, status: 'assessed', score, vetoed: false }))

function assess(studios: readonly Studio[], overrides: Studio = {}) {
  const read = readAssessInput(assessment(studios, overrides))
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return assessStudios(read.value)
}

const grades = (...args: Parameters<typeof assess>) => assess(...args).grades.map(({ grade }) => grade)

describe('grades by score and quota', () => {
  test('20 % of 14 assessed are two excellent ones; the third above the line is qualified because the quota is used up', () => {
    const result = assess(scored('91.50', '90.00', '89.99', '85.00', '84.99', '60.00', '59.99', '70', '70', '70', '70', '70', '70', '70'))
    expect([result.assessed, result.excellentQuota]).toEqual([14, 2])
    expect(result.grades.slice(0, 7).map(({ grade }) => grade)).toEqual(['excellent', 'excellent', 'qualified', 'qualified', 'qualified', 'qualified', 'unqualified'])
    expect(result.grades[2]).toEqual({
      id: 'S3', grade: 'qualified', reason: '达到优秀线，但优秀名额2个已满，评为合格', cites: [{ policy: 'yuyao-2022-51', clause: '三(三)8' }],
    })
    expect(result.warnings).toEqual([])
  })

  test('a group that straddles the last place is undecided, and what is below it is qualified', () => {
    const result = assess(scored('95', '90', '90', '88', '70', '70', '70', '70', '70', '70'))
    expect(result.excellentQuota).toBe(2)
    expect(result.grades.slice(0, 4).map(({ grade }) => grade)).toEqual(['excellent', 'undecided', 'undecided', 'qualified'])
    expect(result.warnings).toEqual(['S2、S3同为90.00分，优秀名额只余1个，待裁决'])
  })

  test('a group that begins where the quota is full is qualified, not undecided', () => {
    expect(grades(scored('95', '94', '90', '90', '60', '60', '60', '60', '60', '60')).slice(0, 4)).toEqual(['excellent', 'excellent', 'qualified', 'qualified'])
  })

  test('below five assessed studios the quota is 0 and nobody is excellent', () => {
    const result = assess(scored('95', '94', '90', '85'))
    expect(result.excellentQuota).toBe(0)
    expect(result.grades.map(({ grade }) => grade)).toEqual(['qualified', 'qualified', 'qualified', 'qualified'])
    expect(result.warnings).toEqual(['参加考核4家，按20%计算优秀名额为0'])
  })

  test('a veto makes unqualified whatever the score; it counts among the assessed and takes no excellent place', () => {
    const studios = scored('99', '95', '90', '60', '60')
    studios[0]!.vetoed = true
    expect(assess(studios).excellentQuota).toBe(1)
    expect(grades(studios)).toEqual(['unqualified', 'excellent', 'qualified', 'qualified', 'qualified'])
    expect(grades([{ id: 'no score', status: 'assessed', vetoed: true }])).toEqual(['unqualified'])
  })

  test('who is not assessed has no grade and does not count', () => {
    const result = assess([...scored('95', '94', '93', '92', '91'), { id: 'new', status: 'firstYear' }, { id: 'out', status: 'suspended', score: '99' }])
    expect([result.assessed, result.excellentQuota]).toEqual([5, 1])
    expect(result.grades.slice(5)).toEqual([
      { id: 'new', grade: null, reason: '状态为 firstYear，不评等次', cites: [] },
      { id: 'out', grade: null, reason: '状态为 suspended，不评等次', cites: [] },
    ])
    expect(result.warnings).toEqual(['状态为 firstYear 的有1家，不评等次', '状态为 suspended 的有1家，不评等次'])
  })
})

describe('where the quota comes from', () => {
  test('a policy without a share sets no quota: everybody at the line is excellent', () => {
    const result = assess(scored('95', '85', '84.99'), { policy: 'wuyi-2021-46' })
    expect(result.excellentQuota).toBeNull()
    expect(result.grades.map(({ grade }) => grade)).toEqual(['excellent', 'excellent', 'qualified'])
  })

  test('a share of its own replaces that of the policy, by exact rational', () => {
    const result = assess(scored(...new Array<string>(20).fill('70')), { excellentShare: '15%' })
    expect(result.excellentQuota).toBe(3)
    expect(result.warnings).toEqual(['优秀比例按15%计算，yuyao-2022-51 规定为20%'])
    // 0.07 × 100 is 7.000000000000001 in doubles, 0.29 × 100 is 28.999999999999996.
    expect(assess(scored(...new Array<string>(100).fill('70')), { excellentShare: '29%' }).excellentQuota).toBe(29)
    expect(assess(scored(...new Array<string>(3).fill('70')), { policy: null, excellentShare: '33.33%' }).excellentQuota).toBe(0)
  })

  test('the day before the policy, the day, and a policy that is no longer in force', () => {
    const five = scored('95', '94', '93', '92', '91')
    expect(assess(five, { asOf: '2022-06-30' }).excellentQuota).toBeNull()
    expect(assess(five, { asOf: '2022-06-30' }).warnings).toEqual(['yuyao-2022-51 在 2022-06-30：文件尚未施行，不按其优秀比例控制'])
    expect(assess(five, { asOf: '2022-07-01' }).excellentQuota).toBe(1)
    expect(assess(five, { policy: 'hangzhou-2019-167', asOf: '2024-02-01' }).warnings[0]).toContain('文件已过有效期')
  })
})

test('problems of the input come together', () => {
  const read = readAssessInput({
    policy: 'nobody',
    thresholds: { excellent: '60', qualified: '85', good: '70' },
    excellentShare: '0.2',
    studios: [{ id: 'A', status: 'assessed' }, { id: 'A', status: 'assessed', score: '100.01', vetoed: 'no' }, { id: 'B', status: 'assessed', score: 91.5 }],
  })
  expect(read.ok ? [] : read.problems).toEqual([
    'policy: no such policy',
    'asOf: missing',
    'thresholds.good: unknown key',
    'thresholds.qualified: must not be above excellent',
    'excellentShare: not a percentage such as "10%" with at most two decimals',
    'studios[0].score: missing',
    'studios[1].id: the same as studios[0].id',
    'studios[1].vetoed: must be true or false',
    'studios[1].score: above the maximum of 100',
    'studios[2].score: must be a string',
  ])
})

test('3,000 studios with hundreds of ties: the quota is never passed and equal scores get equal grades', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 55, max: 95 }), fc.boolean()), { minLength: 3_000, maxLength: 3_000 }), (rows) => {
    const studios = rows.map(([score, vetoed], at) => ({ id: `S${at}`, status: 'assessed', score: `${score}.00`, vetoed }))
    const result = assess(studios)
    expect(result.excellentQuota).toBe(600)
    expect(result.grades.filter(({ grade }) => grade === 'excellent').length).toBeLessThanOrEqual(600)
    const byScore = new Map<string, unknown>()
    result.grades.forEach(({ grade }, at) => {
      if (rows[at]![1]) return expect(grade).toBe('unqualified')
      const { score } = studios[at]!
      expect(byScore.get(score) ?? grade).toBe(grade)
      byScore.set(score, grade)
    })
  }), { numRuns: 10 })
})
