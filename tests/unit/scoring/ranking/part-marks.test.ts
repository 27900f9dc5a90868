import { describe, expect, test } from 'vitest'
import { contest, event, rank } from '#tests/unit/scoring/contest.ts'

const withPanel = (panel: Record<string, number>) =>
  event({ parts: [{ key: 'practical', weight: 1, panel }], tieBreaks: [] })

function panelMarks(panel: Record<string, number>, ...panels: (string | null)[][]): (string | null)[] {
  const entries = panels.map((numbers, at) => ({ id: `E${at}`, status: 'competed', marks: { practical: { panel: numbers } } }))
  return rank(contest([], { policy: null, event: withPanel(panel), entries })).standings.map(({ marks }) => marks.practical!)
}

describe('a panel gives the mean of those judges that are left', () => {
  test('absent judges are left out before the highest and the lowest are dropped', () => {
    expect(panelMarks({ dropHigh: 1, dropLow: 1, decimals: 2, minimumJudges: 1 }, ['91', '88.5', null, '90.25', '89'])).toEqual(['89.63'])
  })

  test('an absent judge is not a 0', () => {
    expect(panelMarks({}, ['80', null, '80'], ['80', '0', '80'])).toEqual(['80.00', '53.33'])
  })

  test('with fewer than the minimum left there is no mark', () => {
    const rule = { dropHigh: 1, dropLow: 1, minimumJudges: 3 }
    expect(panelMarks(rule, ['80', '81', '82', '83'], ['80', '81', '82', '83', '84'], ['80', null, null, null, null])).toEqual([null, '82.00', null])
  })

  test('dropping everybody leaves no mark, even when no minimum is set', () => {
    expect(panelMarks({ dropHigh: 2, dropLow: 1, minimumJudges: 0 }, ['80', '81', '82'], [])).toEqual([null, null])
  })

  test('the mean is rounded half away from zero to the decimals of the rule', () => {
    expect(panelMarks({ decimals: 0 }, ['80', '81'], ['-80', '-81'])).toEqual(['81.00', '-81.00'])
    expect(panelMarks({ decimals: 1 }, ['80.0', '80.1'], ['80.00', '80.09'])).toEqual(['80.10', '80.00'])
    expect(panelMarks({ decimals: 2 }, ['80.00', '80.01'], ['-1.00', '-1.01'])).toEqual(['80.01', '-1.01'])
    expect(panelMarks({ decimals: 3 }, ['80.00', '80.01'], ['80', '80', '81'])).toEqual(['80.005', '80.333'])
  })

  test('more decimals of a panel go into the total before its one rounding', () => {
    const thirds = event({ parts: [{ key: 'practical', weight: 1, panel: { decimals: 3 } }, { key: 'theory', weight: 1 }], tieBreaks: [] })
    const entries = [{ id: 'A', status: 'competed', marks: { practical: { panel: ['80', '80', '80.01'] }, theory: '80.01' } }]
    const { standings } = rank(contest([], { policy: null, event: thirds, entries }))
    // (80.003 + 80.010) / 2 = 80.0065
    expect([standings[0]!.marks.practical, standings[0]!.total]).toEqual(['80.003', '80.01'])
  })
})

describe('aspects are measured or judged', () => {
  const aspect = (scores: number[], max = '1.50') => ({ type: 'judgement', max, scores })
  const marked = (...aspects: unknown[]) => {
    const entries = [{ id: 'A', status: 'competed', marks: { practical: { aspects } } }]
    return rank(contest([], { policy: null, event: withPanel({}), entries }))
  }

  test('a judgement is mean / 3 of its maximum, rounded half up; the part is the sum', () => {
    const result = marked({ type: 'measurement', max: '2.00', mark: '1.50' }, aspect([2, 3, 2]), aspect([0, 0, 0]), aspect([3, 3, 3], '0.55'))
    // 7/9 × 1.50 = 1.1666… → 1.17
    expect(result.standings[0]!.marks.practical).toBe('3.22')
    expect(result.problems).toEqual([])
  })

  test('scores more than 1 apart leave the whole part without a mark until it is judged again', () => {
    const result = marked({ type: 'measurement', max: '2.00', mark: '1.50' }, aspect([1, 3, 2]), aspect([1, 2, 2]), aspect([0, 3, 3]))
    expect(result.standings[0]).toEqual({
      id: 'A', rank: null, total: null, tied: false, decidedBy: null, unranked: 'didNotFinish', marks: { practical: null },
    })
    expect(result.fieldSize).toBe(1)
    expect(result.problems).toEqual([
      'entries[0].marks.practical.aspects[1].scores: A 的实操第2项评判分相差超过1分，须重新评判，该部分暂无成绩',
      'entries[0].marks.practical.aspects[3].scores: A 的实操第4项评判分相差超过1分，须重新评判，该部分暂无成绩',
    ])
  })
})
