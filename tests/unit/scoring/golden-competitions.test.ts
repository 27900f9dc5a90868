import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rank } from '#tests/unit/scoring/contest.ts'

const COMPETITIONS = ['welding-final-36', 'sewing-98', 'pastry-9', 'electricians-20-tied', 'robot-teams-12']

const read = (name: string, file: string) => JSON.parse(readFileSync(new URL(`../../fixtures/golden/${name}/${file}.json`, import.meta.url), 'utf8'))

describe('whole made-up competitions give their result', () => {
  test.each(COMPETITIONS)('%s', (name) => {
    const { promotions, warnings: _warnings, problems: _problems, ...result } = rank(read(name, 'entries'))
    const lines = promotions && promotions.map(({ id, outcome, route }) => ({ id, outcome, route }))
    expect({ ...result, promotions: lines }).toEqual(read(name, 'expected'))
  })
})

describe('what the officer of the welding final of 36 is told', () => {
  const result = rank(read('welding-final-36', 'entries'))
  const line = (id: string) => result.promotions!.find((promotion) => promotion.id === id)!
  const placed = (place: number) => result.standings.find((standing) => standing.rank === place)!

  test('36 are entered, 34 make the field: one is absent, one disqualified, one started and did not finish', () => {
    expect([result.standings.length, result.fieldSize, result.caps]).toEqual([36, 34, { technician: 3, seniorWorkerByRank: 6 }])
    expect(result.standings.filter(({ unranked }) => unranked).map(({ id, unranked }) => [id, unranked])).toEqual([
      ['H07', 'absent'],
      ['H19', 'didNotFinish'],
      ['H30', 'disqualified'],
    ])
  })

  test('each of the first eight has a route, a clause and the reasons for it', () => {
    for (let place = 1; place <= 8; place++) {
      const promotion = line(placed(place).id)
      expect(promotion.route).toBe(place <= 3 ? 'rank1to3' : 'rank4to8')
      expect(promotion.cites).toEqual([{ policy: 'wuyi-2021-46', clause: '二、3' }])
      expect(promotion.reasons[0]).toContain(`名次第${place}`)
    }
  })

  test('the readings touch one person, and it is one who failed theory', () => {
    const [id] = result.sensitivity![2]!.affected
    expect(Number(result.standings.find((standing) => standing.id === id)!.marks.theory)).toBeLessThan(60)
  })
})

test('the nine pastry cooks have no technician, and the aspect to be judged again is named', () => {
  const result = rank(read('pastry-9', 'entries'))
  expect(result.warnings[0]).toBe('参赛不足10人（9人），按条款技师名额为0')
  expect(result.problems).toEqual(['entries[3].marks.practical.aspects[3].scores: P04 的实操第4项评判分相差超过1分，须重新评判，该部分暂无成绩'])
})

test('the tied electricians across the cap are named for the decision', () => {
  expect(rank(read('electricians-20-tied', 'entries')).warnings).toContain('D06、D13、D18并列第1名，跨越技师名额，待裁决')
})
