import { describe, expect, test } from 'vitest'
import { expertAgreement, type GivenScore } from '#app/services/reviews/agreement.ts'
import { changeOf, compareFigures } from '#app/services/studios/compare-figures.ts'

const given = (rows: ReadonlyArray<readonly [studio: string, expert: string, score: number]>): GivenScore[] => rows.map(([studioId, expertId, score]) => ({ studioId, expertId, name: expertId, score }))

describe('how far experts agree', () => {
  test('experts who agree on studios that differ: all of the difference lies between studios', () => {
    expect(expertAgreement(given([['甲', 'A', 9000], ['甲', 'B', 9000], ['乙', 'A', 7000], ['乙', 'B', 7000]]))).toMatchObject({ studios: 2, icc: 1, word: 'good', meanDistance: 0 })
  })

  //  studio | A  | B  | mean | between = 2·(50² + 50²)/1 = 10000, within = (50² ·4)/2 = 5000
  //  甲     | 90 | 91 | 90.5 | ICC(1) = (10000 − 5000) / (10000 + 1·5000) = 0.33
  //  乙     | 91 | 92 | 91.5 |
  test('experts who lie as far apart as the studios: the number says so, and who is generous is named', () => {
    const { icc, word, experts, meanDistance } = expertAgreement(given([['甲', 'A', 9000], ['甲', 'B', 9100], ['乙', 'A', 9100], ['乙', 'B', 9200]]))
    expect([icc, word, meanDistance, experts.map(({ name, lean, distance, studios }) => [name, lean, distance, studios])]).toEqual([0.33, 'poor', 50, [['A', -100, 100, 2], ['B', 100, 100, 2]]])
  })

  test('one studio, or studios with one expert, say nothing; the order of the scores does not matter', () => {
    expect(expertAgreement(given([['甲', 'A', 9000], ['甲', 'B', 8000]]))).toMatchObject({ studios: 1, icc: null, word: 'unknown' })
    expect(expertAgreement(given([['甲', 'A', 9000], ['乙', 'B', 8000]]))).toEqual({ studios: 0, experts: [], meanDistance: 0, icc: null, word: 'unknown' })
    const rows = given([['甲', 'A', 9000], ['甲', 'B', 8000], ['乙', 'A', 7000], ['乙', 'B', 7200], ['乙', 'C', 7100]])
    expect(expertAgreement([...rows].reverse())).toEqual(expertAgreement(rows))
  })
})

describe('figures side by side', () => {
  test.each([
    ['count', '10', '13', { direction: 'up', by: 3, marked: false }],
    ['count', '9', '6', { direction: 'down', by: -3, marked: true }],
    ['count', '0', '1', { direction: 'up', by: 1, marked: true }],
    ['yesNo', 'yes', 'no', { direction: 'down', by: null, marked: true }],
    ['yesNo', 'no', 'yes', { direction: 'up', by: null, marked: false }],
    ['grade', 'qualified', 'excellent', { direction: 'up', by: null, marked: true }],
    ['count', '4', '4', null],
    ['money', '4', '4.00', null],
    ['count', null, '4', null],
  ] as const)('%s %s → %s', (kind, before, after, change) => {
    expect(changeOf(kind, before, after)).toEqual(change)
  })

  test('the last years anybody reported, studio by studio; a year that was not reported stays empty', () => {
    const report = (studioId: string, year: number, projectCount: string) => ({ studioId, year, values: { projectCount } })
    const { years, rows } = compareFigures(['甲', '乙'], [report('甲', 2021, '9'), report('甲', 2022, '2'), report('甲', 2023, '5'), report('乙', 2023, '1')], [{ studioId: '甲', year: 2023, grade: 'qualified' }], 2)
    expect(years).toEqual([2022, 2023])
    expect(rows.find(({ key }) => key === 'projectCount')?.cells.map(({ studioId, year, value, change }) => [studioId, year, value, change?.by ?? null])).toEqual([['甲', 2022, '2', -7], ['甲', 2023, '5', 3], ['乙', 2022, null, null], ['乙', 2023, '1', null]])
    expect(rows[0]?.cells.map(({ value }) => value)).toEqual([null, 'qualified', null, null])
  })
})
