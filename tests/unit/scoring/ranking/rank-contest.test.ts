import { describe, expect, test } from 'vitest'
import { contest, event, rank } from '#tests/unit/scoring/contest.ts'

const standingsOf = (json: unknown) =>
  rank(json).standings.map(({ id, rank: place, total, tied, decidedBy, unranked }) => [id, place, total, tied, decidedBy, unranked])

describe('ranks go by the published total, then by the tie-breaks', () => {
  //  entry | theory 30 % | practical 70 % | total | rank
  //  林    |    83.00    |     83.00      | 83.00 | 1    decided by practical
  //  陈    |    90.00    |     80.00      | 83.00 | 2
  //  王 赵 |    70.00    |     80.00      | 77.00 | 3=   nothing left to decide
  //  周    |    absent   |     95.00      |   –   | unranked: did not finish
  test('equal totals are decided by practical, and what stays equal shares the rank', () => {
    const result = standingsOf(
      contest([
        { id: '陈', theory: '90.00', practical: '80.00' },
        { id: '王', theory: '70.00', practical: '80.00' },
        { id: '周', practical: '95.00' },
        { id: '林', theory: '83.00', practical: '83.00' },
        { id: '赵', theory: '70.00', practical: '80.00' },
        { id: '吴', theory: '60.00', practical: '60.00' },
      ]),
    )
    expect(result).toEqual([
      ['陈', 2, '83.00', false, 'practical', null],
      ['王', 3, '77.00', true, null, null],
      ['周', null, null, false, null, 'didNotFinish'],
      ['林', 1, '83.00', false, 'practical', null],
      ['赵', 3, '77.00', true, null, null],
      ['吴', 5, '60.00', false, null, null],
    ])
  })

  test('the first tie-break that separates anybody of the same total decides for all of them', () => {
    const timed = event({ tieBreaks: [{ key: 'practical', direction: 'desc' }, { key: 'seconds', direction: 'asc' }] })
    const result = standingsOf(
      contest(
        [
          { id: 'A', theory: '80', practical: '80', metrics: { seconds: '5400' } },
          { id: 'B', theory: '80', practical: '80', metrics: { seconds: '5399.5' } },
          { id: 'C', theory: '80', practical: '80' },
          { id: 'D', theory: '73', practical: '83', metrics: { seconds: '9999' } },
          { id: 'E', theory: '50', practical: '50', metrics: { seconds: '10' } },
          { id: 'F', theory: '50', practical: '50', metrics: { seconds: '9' } },
        ],
        { event: timed },
      ),
    )
    expect(result).toEqual([
      ['A', 3, '80.00', false, 'practical', null],
      ['B', 2, '80.00', false, 'practical', null],
      ['C', 4, '80.00', false, 'practical', null],
      ['D', 1, '80.00', false, 'practical', null],
      ['E', 6, '50.00', false, 'seconds', null],
      ['F', 5, '50.00', false, 'seconds', null],
    ])
  })

  test('a missing metric comes last in either direction, and two missing ones are equal', () => {
    const by = (direction: string) => event({ tieBreaks: [{ key: 'points', direction }] })
    const entrants = [
      { id: 'A', theory: '80', practical: '80', metrics: { points: '-3' } },
      { id: 'B', theory: '80', practical: '80' },
      { id: 'C', theory: '80', practical: '80', metrics: { points: '2.5' } },
      { id: 'D', theory: '80', practical: '80', metrics: { points: null } },
    ]
    const ranks = (direction: string) => rank(contest(entrants, { event: by(direction) })).standings.map((standing) => standing.rank)
    expect(ranks('asc')).toEqual([1, 3, 2, 3])
    expect(ranks('desc')).toEqual([2, 3, 1, 3])
  })

  test('the total is rounded once, half up: 83.005 is 83.01', () => {
    const halves = event({ parts: [{ key: 'theory', weight: 1 }, { key: 'practical', weight: 1 }] })
    const { standings } = rank(contest([{ id: 'A', theory: '83.01', practical: '83.00' }, { id: 'B', theory: '83.01', practical: '83.01' }], { event: halves }))
    expect(standings.map((standing) => [standing.total, standing.rank, standing.decidedBy])).toEqual([['83.01', 2, 'practical'], ['83.01', 1, 'practical']])
  })

  test('weights need not add up to 100 and may be decimals', () => {
    const odd = event({ parts: [{ key: 'theory', weight: 0.3 }, { key: 'practical', weight: 0.7 }] })
    expect(rank(contest([{ id: 'A', theory: '86.50', practical: '89.17' }], { event: odd })).standings[0]!.total).toBe('88.37')
  })

  test('after a shared rank the next is counted on: 1, 2, 2, 4', () => {
    const marks = ['90', '80', '80', '70']
    const { standings } = rank(contest(marks.map((mark, at) => ({ id: `E${at}`, theory: mark, practical: mark }))))
    expect(standings.map((standing) => standing.rank)).toEqual([1, 2, 2, 4])
    expect(standings.map((standing) => standing.tied)).toEqual([false, true, true, false])
  })
})

describe('only who competed in every part is ranked', () => {
  test('each status, with and without marks, and the field they make', () => {
    const result = rank(
      contest([
        { id: 'ranked', theory: '70', practical: '70' },
        { id: 'nothing given' },
        { id: 'one part', theory: '95' },
        { id: 'empty panel', theory: '95', practical: { panel: [null, null] } },
        { id: 'only an empty panel', practical: { panel: [null] } },
        { id: 'absent', status: 'absent' },
        { id: 'did not finish', status: 'didNotFinish', theory: '80' },
        { id: 'withdrawn before', status: 'withdrawn' },
        { id: 'withdrawn after', status: 'withdrawn', theory: '80', practical: '80' },
        { id: 'disqualified', status: 'disqualified', theory: '99', practical: '99' },
        { id: 'zero', theory: '0', practical: '0' },
      ]),
    )
    expect(result.standings.map(({ id, rank: place, total, unranked }) => [id, place, total, unranked])).toEqual([
      ['ranked', 1, '70.00', null],
      ['nothing given', null, null, 'absent'],
      ['one part', null, null, 'didNotFinish'],
      ['empty panel', null, null, 'didNotFinish'],
      ['only an empty panel', null, null, 'didNotFinish'],
      ['absent', null, null, 'absent'],
      ['did not finish', null, null, 'didNotFinish'],
      ['withdrawn before', null, null, 'withdrawn'],
      ['withdrawn after', null, null, 'withdrawn'],
      ['disqualified', null, null, 'disqualified'],
      ['zero', 2, '0.00', null],
    ])
    // ranked, one part, both empty panels, did not finish, withdrawn after, zero
    expect(result.fieldSize).toBe(7)
    expect(result.standings[2]!.marks).toEqual({ theory: '95.00', practical: null })
  })

  test('nobody at all is a field of 0', () => {
    const result = rank(contest([]))
    expect([result.fieldSize, result.standings, result.awards, result.promotions]).toEqual([0, [], [], []])
    expect(result.caps).toEqual({ technician: 0, seniorWorkerByRank: 0 })
  })

  test('a mark beside the status absent is pointed out', () => {
    const result = rank(contest([{ id: 'A', status: 'absent', theory: '80' }]))
    expect(result.fieldSize).toBe(1)
    expect(result.warnings[0]).toBe('A登记为缺考却有成绩：计入参赛人数，不参加排名')
  })
})

test('totals past the exact range of a double are still exact', () => {
  const heavy = event({
    parts: [
      { key: 'theory', weight: 999999.9999, maximum: '1000000' },
      { key: 'practical', weight: 1000000, maximum: '1000000' },
    ],
    tieBreaks: [],
  })
  const { standings } = rank(contest([{ id: 'A', theory: '999999.99', practical: '0.01' }], { event: heavy }))
  // (99999999 × 9999999999 + 1 × 10000000000) / 19999999999 hundredths, by hand: 49999999.9975…
  expect(standings[0]!.total).toBe('500000.00')
})

test('unused metrics, tie-breaks nobody has and weights of 0 are pointed out, not guessed at', () => {
  const { warnings } = rank(
    contest([{ id: 'A', theory: '80', practical: '80', metrics: { secnods: '1' } }], {
      policy: null,
      event: event({
        parts: [{ key: 'theory', weight: 0 }, { key: 'practical', weight: 100 }],
        tieBreaks: [{ key: 'seconds', direction: 'asc' }],
      }),
    }),
  )
  expect(warnings).toEqual(['理论权重为0，不计入总成绩', '同分比较规则中的 seconds 没有任何参赛人员的数据', '指标 secnods 不在同分比较规则中，未使用'])
})
