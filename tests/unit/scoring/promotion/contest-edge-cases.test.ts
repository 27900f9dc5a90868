// The edge cases of the Wuyi rule that one contest can show, by their row. What belongs to a later act (revoking after publication, a
// declined claim, insurance, age, certificates, a second contest of the same person) is not the engine's: rows 13, 14, 33–35, 37, 38,
// 43 and 44 are kept by the services that know those facts.
import { describe, expect, test } from 'vitest'
import { affected, contest, event, field, outcomes, promotionOf, rank, type Entrant } from '#tests/unit/scoring/contest.ts'

const slide = { readings: { cutFromFirstTier: 'slide' } }
const cumulative = { readings: { secondTierCap: 'cumulative' } }
const mustPass = { readings: { requirePassForRank: true } }

/** Ties the ranks given by making their marks equal to those of the first of them. */
function tie(size: number, ranks: readonly number[], changes: Partial<Entrant> = {}): Entrant[] {
  const entrants = field(size)
  const model = entrants[ranks[0]! - 1]!
  return entrants.map((entrant, at) => (ranks.includes(at + 1) ? { ...entrant, theory: model.theory, practical: model.practical, ...changes } : entrant))
}

describe('the field and its caps', () => {
  test('E1 shares are rounded down: 10 % of 19 is one place', () => {
    expect(rank(contest(field(19))).caps).toEqual({ technician: 1, seniorWorkerByRank: 3 })
  })

  test('E2 below ten entrants there is no technician, and the officer is told', () => {
    const result = rank(contest(field(9)))
    expect(outcomes(result)).toEqual({ seniorWorker: ['R4'] })
    expect(result.warnings).toContain('参赛不足10人（9人），按条款技师名额为0')
  })

  test('E3 below five nothing goes by rank, only by passing both parts', () => {
    expect(outcomes(rank(contest(field(4, { 3: { theory: '60.00' } }))))).toEqual({ seniorWorker: ['R3'] })
  })

  test.each([[9, true], [10, true], [29, true], [30, false]])('E4 a field of %i is pointed out as small: %s', (size, small) => {
    expect(rank(contest(field(size))).warnings.some((warning) => /参赛不足(10|30)人/.test(warning))).toBe(small)
  })

  test('E5 20 % is the cap of ranks 4 to 8 alone; both tiers together is one switch away and named by whom it touches', () => {
    const result = rank(contest(field(20)))
    expect(outcomes(result).seniorWorker).toEqual(['R4', 'R5', 'R6', 'R7'])
    expect(affected(result, 'secondTierCap')).toEqual(['R6', 'R7'])
    expect(outcomes(rank(contest(field(20), cumulative))).seniorWorker).toEqual(['R4', 'R5'])
  })

  test('E6 who is cut from the first three goes to the others, or slides by the other reading; who failed a part is named', () => {
    const result = rank(contest(field(20)))
    expect(promotionOf(result, 'R3')).toEqual({ outcome: 'none', route: null })
    expect(affected(result, 'cutFromFirstTier')).toEqual(['R3', 'R7'])
    expect(result.warnings).toContain('R3为前三名，因名额所限未列入技师，且理论或实操未合格：名次在后的人员可能晋升而其不晋升')
    expect(outcomes(rank(contest(field(20), slide))).seniorWorker).toEqual(['R3', 'R4', 'R5', 'R6'])
    expect(promotionOf(rank(contest(field(20, { 3: { theory: '60.00', practical: '93.72' } }))), 'R3')).toEqual({ outcome: 'seniorWorker', route: 'passedBoth' })
  })

  test('E7 E10 E11 the field is who started a part: absent out, did not finish in and unranked', () => {
    const starters: Entrant[] = [...field(9), { id: 'quit', theory: '99.00' }, { id: 'absent' }, { id: 'withdrew', status: 'withdrawn', practical: '70' }]
    const result = rank(contest(starters))
    expect(result.fieldSize).toBe(11)
    expect(result.standings.slice(9).map(({ rank: place, unranked }) => [place, unranked])).toEqual([[null, 'didNotFinish'], [null, 'absent'], [null, 'withdrawn']])
    expect(promotionOf(result, 'quit')).toEqual({ outcome: 'none', route: null })
    expect(outcomes(result)).toEqual({ technician: ['R1'], seniorWorker: ['R4', 'R5'] })
  })

  test('E8 E9 the field is that of this file: the final of one event', () => {
    expect(rank(contest(field(20))).fieldSize).toBe(20)
  })

  test('E12 a disqualification before publication takes the entry out of the field, and others move up', () => {
    const result = rank(contest(field(30, { 2: { status: 'disqualified' } })))
    expect(result.fieldSize).toBe(29)
    expect(result.standings.slice(0, 4).map(({ rank: place }) => place)).toEqual([1, null, 2, 3])
    expect(outcomes(result).technician).toEqual(['R1', 'R3'])
  })

  test('E41 a late disqualification from 30 to 29 costs the third technician, who is found by comparing both results', () => {
    const before = outcomes(rank(contest(field(30)))).technician!
    const after = outcomes(rank(contest(field(30, { 30: { status: 'disqualified' } })))).technician!
    expect(before.filter((id) => !after.includes(id))).toEqual(['R3'])
  })

  test('E40 a corrected mark gives a new result; the old input still gives the old one', () => {
    const old = contest(field(30))
    const corrected = contest(field(30, { 4: { practical: '98.90' } }))
    expect(outcomes(rank(corrected)).technician).toEqual(['R1', 'R2', 'R4'])
    expect(outcomes(rank(old)).technician).toEqual(['R1', 'R2', 'R3'])
  })
})

describe('ties', () => {
  test('E15 a tie inside a tier: all of them', () => {
    expect(outcomes(rank(contest(tie(30, [2, 3])))).technician).toEqual(['R1', 'R2', 'R3'])
  })

  test('E16 two tied third at 30 are undecided, at 40 both are among the first three', () => {
    const at30 = rank(contest(tie(30, [3, 4])))
    expect(outcomes(at30)).toEqual({ technician: ['R1', 'R2'], undecided: ['R3', 'R4'], seniorWorker: ['R5', 'R6', 'R7', 'R8'] })
    expect(at30.warnings).toContain('R3、R4并列第3名，跨越技师名额，待裁决')
    expect(outcomes(rank(contest(tie(40, [3, 4]))))).toEqual({ technician: ['R1', 'R2', 'R3', 'R4'], seniorWorker: ['R5', 'R6', 'R7', 'R8'] })
  })

  test('E16 who straddles the technicians’ cap is undecided although both parts are passed', () => {
    expect(outcomes(rank(contest(tie(30, [3, 4], { theory: '60.00', practical: '94.00' })))).undecided).toEqual(['R3', 'R4'])
  })

  test('E17 two tied first with one place: undecided, and the third gets nothing by rank', () => {
    const result = rank(contest(tie(15, [1, 2])))
    expect(outcomes(result)).toEqual({ undecided: ['R1', 'R2'], seniorWorker: ['R4', 'R5', 'R6'] })
    expect(promotionOf(result, 'R3')).toEqual({ outcome: 'none', route: null })
  })

  test('E17 by slide the third is first in line for the second tier; the undecided take no place of it', () => {
    expect(outcomes(rank(contest(tie(15, [1, 2]), slide)))).toEqual({ undecided: ['R1', 'R2'], seniorWorker: ['R3', 'R4', 'R5'] })
  })

  test('E17 counted together, the open technician place is kept free', () => {
    expect(outcomes(rank(contest(tie(15, [1, 2]), cumulative)))).toEqual({ undecided: ['R1', 'R2'], seniorWorker: ['R4', 'R5'] })
  })

  test('a tie with no place left is simply cut, not undecided', () => {
    expect(outcomes(rank(contest(tie(20, [3, 4]))))).toEqual({ technician: ['R1', 'R2'], seniorWorker: ['R5', 'R6', 'R7', 'R8'] })
    expect(outcomes(rank(contest(tie(9, [1, 2]))))).toEqual({ seniorWorker: ['R4'] })
  })

  test('E18 a tie across the last place of the second tier: who passed both parts is a senior worker by that, the others are undecided', () => {
    expect(outcomes(rank(contest(tie(20, [7, 8]))))).toEqual({ technician: ['R1', 'R2'], seniorWorker: ['R4', 'R5', 'R6'], undecided: ['R7', 'R8'] })
    // 50.00 and 96.00 make 82.20, and so do 60.00 and 91.71 (82.197): without a tie-break both are seventh.
    const entrants = field(20, { 8: { theory: '60.00', practical: '91.71' } })
    const result = rank(contest(entrants, { event: event({ tieBreaks: [] }) }))
    expect(promotionOf(result, 'R7')).toEqual({ outcome: 'undecided', route: null })
    expect(promotionOf(result, 'R8')).toEqual({ outcome: 'seniorWorker', route: 'passedBoth' })
    expect(result.warnings).toContain('R7并列第7名，跨越高级工名额，待裁决')
  })

  test('E18 after an undecided group the tier gives nothing more', () => {
    const result = rank(contest(tie(15, [6, 7])))
    expect(outcomes(result)).toEqual({ technician: ['R1'], seniorWorker: ['R4', 'R5'], undecided: ['R6', 'R7'] })
    expect(promotionOf(result, 'R8')).toEqual({ outcome: 'none', route: null })
  })

  test('E18 a tie for the eighth rank belongs to the second tier as a whole if it fits', () => {
    expect(outcomes(rank(contest(tie(30, [8, 9])))).seniorWorker).toEqual(['R4', 'R5', 'R6', 'R7', 'R8', 'R9'])
  })

  test('E19 ranks are counted on after a tie, so a tie does not lengthen the first three', () => {
    expect(outcomes(rank(contest(tie(40, [2, 3])))).technician).toEqual(['R1', 'R2', 'R3'])
    expect(promotionOf(rank(contest(tie(40, [2, 3]))), 'R4')).toEqual({ outcome: 'seniorWorker', route: 'rank4to8' })
  })
})

describe('levels already held', () => {
  test('E20 a technician in the first three takes the place and gets nothing new; nobody moves up', () => {
    const result = rank(contest(field(20, { 1: { skillLevel: 'technician' } })))
    expect(promotionOf(result, 'R1')).toEqual({ outcome: 'alreadyHeld', route: 'rank1to3' })
    expect(outcomes(result).technician).toEqual(['R2'])
    expect(promotionOf(rank(contest(field(20, { 1: { skillLevel: 'seniorTechnician' } }))), 'R1').outcome).toBe('alreadyHeld')
  })

  test('E21 a senior worker in ranks 4 to 8 gets nothing new, not the next level', () => {
    const result = rank(contest(field(20, { 4: { skillLevel: 'seniorWorker' } })))
    expect(promotionOf(result, 'R4')).toEqual({ outcome: 'alreadyHeld', route: 'rank4to8' })
    expect(outcomes(result).seniorWorker).toEqual(['R5', 'R6', 'R7'])
  })

  test('E22 a senior worker who passed both parts gets nothing new', () => {
    expect(promotionOf(rank(contest(field(20, { 20: { theory: '60', practical: '80', skillLevel: 'seniorWorker' } }))), 'R20')).toEqual({ outcome: 'alreadyHeld', route: 'passedBoth' })
  })

  test('E23 a level of another occupation is not given here and does not block', () => {
    expect(promotionOf(rank(contest(field(20, { 1: { skillLevel: null } }))), 'R1').outcome).toBe('technician')
  })

  test('E24 the place of who holds the level counts against the cap', () => {
    const result = rank(contest(field(20, { 1: { skillLevel: 'technician' }, 2: { skillLevel: 'technician' } })))
    expect(outcomes(result).technician).toBeUndefined()
    expect(promotionOf(result, 'R3')).toEqual({ outcome: 'none', route: null })
  })

  test.each([[null, '原无本职业等级'], ['juniorWorker', '原等级：初级工'], ['seniorWorker', '原等级：高级工']])('E25 a technician may come from %s, and the level held before is shown', (skillLevel, sentence) => {
    const line = rank(contest(field(10, { 1: { skillLevel } }))).promotions![0]!
    expect([line.outcome, line.reasons.at(-1)]).toEqual(['technician', sentence])
  })
})

describe('passing', () => {
  test('E26 a rank needs no pass by the text, but a technician who failed a part is named; the switch asks for it and leaves the place empty', () => {
    const entrants = field(30, { 1: { theory: '70', practical: '90.72' }, 2: { theory: '59.99' } })
    const result = rank(contest(entrants))
    expect(outcomes(result).technician).toEqual(['R1', 'R2', 'R3'])
    expect(result.warnings).toContain('R2、R3按名次列入技师，但理论或实操未合格，请经办人核实')
    expect(affected(result, 'requirePassForRank')).toEqual(['R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'])
    expect(outcomes(rank(contest(entrants, mustPass)))).toEqual({ technician: ['R1'] })
  })

  test('E27 the pass mark is 60.00 in each part unless the part has its own', () => {
    const own = event({ parts: [{ key: 'theory', weight: 30, passMark: '55.00' }, { key: 'practical', weight: 70 }] })
    const entrants: Entrant[] = [
      { id: 'A', theory: '60.00', practical: '60.00' },
      { id: 'B', theory: '59.99', practical: '60.00' },
      { id: 'C', theory: '60.00', practical: '59.99' },
    ]
    expect(outcomes(rank(contest(entrants))).seniorWorker).toEqual(['A'])
    expect(outcomes(rank(contest(entrants, { event: own }))).seniorWorker).toEqual(['A', 'B'])
  })

  test('E28 the published mark is compared: a mean of 59.995 prints as 60.00 and passes', () => {
    const part = (decimals: number) => event({ parts: [{ key: 'theory', weight: 30 }, { key: 'practical', weight: 70, panel: { decimals } }] })
    const entrants: Entrant[] = [{ id: 'A', theory: '60', practical: { panel: ['59.99', '60.00'] } }]
    expect(promotionOf(rank(contest(entrants, { event: part(2) })), 'A')).toEqual({ outcome: 'seniorWorker', route: 'passedBoth' })
    expect(promotionOf(rank(contest(entrants, { event: part(3) })), 'A')).toEqual({ outcome: 'seniorWorker', route: 'passedBoth' })
  })

  test('E29 without a theory part nobody passes both, ranks stay', () => {
    const practicalOnly = event({ parts: [{ key: 'practical', weight: 100 }] })
    const entries = field(20).map(({ id, practical }) => ({ id, status: 'competed', marks: { practical } }))
    const result = rank(contest([], { event: practicalOnly, entries }))
    expect(outcomes(result)).toEqual({ technician: ['R1', 'R2'], seniorWorker: ['R4', 'R5', 'R6', 'R7'] })
    expect(result.warnings).toContain('赛项没有理论，其他参赛人员不能按理论、实操均合格晋升高级工')
  })

  test('E30 the pass is seen on a full mark of 100', () => {
    const bonus = event({ parts: [{ key: 'theory', weight: 30 }, { key: 'practical', weight: 70, maximum: '120' }] })
    const entrants: Entrant[] = [
      { id: 'A', theory: '60', practical: '72.00' },
      { id: 'B', theory: '60', practical: '71.99' },
    ]
    // 71.99 of 120 is 59.99 of 100.
    expect(outcomes(rank(contest(entrants, { event: bonus }))).seniorWorker).toEqual(['A'])
  })

  test('E31 many who pass are not capped, only counted', () => {
    const result = rank(contest(field(40).map((entrant) => ({ ...entrant, theory: '60' }))))
    expect(outcomes(result).seniorWorker).toHaveLength(37)
    expect(result.warnings).toContain('按理论、实操均合格晋升的有32人，超过参赛40人的一半；条款未设上限')
  })
})

describe('where the rule does not apply there are no promotions, caps or sensitivity', () => {
  const nothing = (overrides: Record<string, unknown>) => {
    const { promotions, caps, sensitivity, warnings } = rank(contest(field(30), overrides))
    expect([promotions, caps, sensitivity]).toEqual([null, null, null])
    return warnings
  }

  test('E32 a team event', () => {
    expect(nothing({ event: event({ format: 'team' }) })).toEqual(['不产生晋升建议：团体项目不自动产生晋升建议'])
  })

  test.each([['county', 2], ['county', null], ['municipal', 1], ['enterprise', null], ['provincial', 1], ['national', 1]])('E36 tier %s, class %s', (tier, number) => {
    expect(nothing({ competition: { tier, class: number } })).toEqual(['不产生晋升建议：wuyi-2021-46 的晋升条款不适用于该级别和类别的竞赛'])
  })

  test('E39 the day of the final counts: the day before the rule began, the day, the day after', () => {
    expect(nothing({ asOf: '2021-07-31' })).toEqual(['不产生晋升建议：wuyi-2021-46 在 2021-07-31：文件尚未施行'])
    expect(rank(contest(field(30), { asOf: '2021-08-01' })).promotions).not.toBeNull()
    expect(rank(contest(field(30), { asOf: '2021-08-02' })).promotions).not.toBeNull()
  })

  test('another policy, one that is expired, a draft, and none at all', () => {
    expect(nothing({ policy: 'yuyao-2022-51', asOf: '2024-01-01' })).toEqual(['不产生晋升建议：yuyao-2022-51 没有竞赛晋升条款'])
    expect(nothing({ policy: 'hangzhou-2019-167', asOf: '2024-02-01' })).toEqual(['不产生晋升建议：hangzhou-2019-167 在 2024-02-01：文件已过有效期'])
    expect(nothing({ policy: 'gongshu-2018-draft', asOf: '2022-01-01' })).toEqual(['不产生晋升建议：gongshu-2018-draft 在 2022-01-01：文件为征求意见稿，不得作为依据'])
    expect(nothing({ policy: null })).toEqual([])
  })
})

test('E42 awards and promotions are separate rules on one ranking', () => {
  const result = rank(contest(field(30), { event: event({ awards: [{ key: 'titleOfCounty', count: 2 }] }) }))
  expect(result.awards.filter(({ award }) => award !== null).map(({ id }) => id)).toEqual(['R1', 'R2'])
  expect(outcomes(result).technician).toEqual(['R1', 'R2', 'R3'])
})
