import { expect, test } from 'vitest'
import fc from 'fast-check'
import { countRuleProblems, readEventRules, toRankEvent } from '#app/services/competitions/event-rules.ts'
import { EVENT_TEMPLATE_KEYS, EVENT_TEMPLATES, eventTemplate } from '#app/services/competitions/event-templates.ts'
import { sumOfWeights } from '#app/services/competitions/rule-problems.ts'
import { hashEventRules } from '#app/services/competitions/rules-hash.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import { readRankInput } from '#scoring/ranking/read-rank-input.ts'

const county = eventTemplate('theory30Practical70')!.rules
const panelled = eventTemplate('theory20Practical80Panel')!.rules

type Change = (rules: EventRules) => unknown

/** Problems of the county template after one change. */
function problemsAfter(change: Change, base: EventRules = county) {
  const rules = structuredClone(base)
  change(rules)
  const outcome = readEventRules(rules)
  return outcome.ok ? [] : outcome.problems.map(({ path, code }) => `${path}: ${code}`)
}

const part = (rules: EventRules, index = 0) => rules.parts[index]!
const panel = (rules: EventRules) => rules.parts[1]!.panel!

const cases: Array<[string, Change, string[], EventRules?]> = [
  ['weights that add up to 99 are refused', (rules) => (part(rules).weight = 29), ['parts: weightsSum']],
  ['weights that add up to 100.01 are refused', (rules) => (part(rules).weight = 30.01), ['parts: weightsSum']],
  ['a weight of three decimals is refused', (rules) => (part(rules).weight = 30.001), ['parts[0].weight: badNumber']],
  ['a weight of 0 is refused', (rules) => (part(rules).weight = 0), ['parts[0].weight: outOfRange']],
  ['a weight that is no number is refused', (rules) => (part(rules).weight = Number.NaN), ['parts[0].weight: badNumber']],
  ['an event has at least one part', (rules) => (rules.parts = []), ['parts: noParts']],
  ['two parts need two keys', (rules) => (part(rules, 1).key = 'theory'), ['parts[1].key: duplicateKey', 'tieBreaks[0].key: tieBreakUnknown']],
  ['two parts need two names', (rules) => (part(rules, 1).name = '理论'), ['parts[1].name: duplicateName']],
  ['a part has a name', (rules) => (part(rules).name = '  '), ['parts[0].name: required']],
  ['a pass mark is a mark', (rules) => (part(rules).passMark = '6O'), ['parts[0].passMark: badMark']],
  ['a pass mark has two decimals at most', (rules) => (part(rules).passMark = '60.005'), ['parts[0].passMark: badMark']],
  ['a pass mark is of 100, whatever the part’s own full mark', (rules) => ((part(rules).maximum = '120.00'), (part(rules).passMark = '100.01')), ['parts[0].passMark: passMarkAbove100']],
  ['a pass mark may be the full mark', (rules) => (part(rules).passMark = '100.00'), []],
  ['a full mark is more than 0', (rules) => (part(rules).maximum = '0.00'), ['parts[0].maximum: notPositive']],
  ['a panel keeps at least one number', (rules) => (panel(rules).dropLow = 4), ['parts[1].panel.dropHigh: dropsTooMany'], panelled],
  ['a panel of five that drops two leaves three', (rules) => (panel(rules).minimumJudges = 4), ['parts[1].panel.minimumJudges: minimumJudgesTooMany'], panelled],
  ['a panel has 15 judges at most', (rules) => (panel(rules).judges = 16), ['parts[1].panel.judges: outOfRange'], panelled],
  ['a tie-break names a part or a metric of the event', (rules) => (rules.tieBreaks[0]!.key = 'seconds'), ['tieBreaks[0].key: tieBreakUnknown']],
  ['a tie-break stands once', (rules) => rules.tieBreaks.push({ key: 'theory', direction: 'asc' }), ['tieBreaks[2].key: tieBreakTwice']],
  ['an award is a share or a number', (rules) => (rules.awards[0]!.share = '10%'), ['awards[0].share: awardShareOrCount']],
  ['an award without either is refused', (rules) => delete rules.awards[0]!.count, ['awards[0].share: awardShareOrCount']],
  ['a share is written in per cent', (rules) => (rules.awards[0] = { key: 'first', name: '一等奖', share: '0.1' }), ['awards[0].share: badShare']],
  ['an award is not called by the engine’s word for an open one', (rules) => (rules.awards[0]!.key = 'undecided'), ['awards[0].key: badKey']],
  ['a key is no name that every object has', (rules) => (rules.awards[0]!.key = 'constructor'), ['awards[0].key: badKey']],
  ['two awards need two keys', (rules) => (rules.awards[1]!.key = 'first'), ['awards[1].key: duplicateKey']],
  ['a mark has two decimals at most', (rules) => ((rules as { decimals: number }).decimals = 3), ['decimals: badChoice']],
  ['an unknown field is a problem: a typing error must not change a result', (rules) => ((rules as { tiebreaks?: unknown }).tiebreaks = []), [': unknownField']],
]

for (const [name, change, problems, base] of cases) test(name, () => expect(problemsAfter(change, base)).toEqual(problems))

test('awards by share stay within the field one after the other, and rise where they are cumulative', () => {
  const shares = (awards: EventRules['awards']) => problemsAfter((rules) => (rules.awards = awards))
  const a = { key: 'first', name: '一等奖', share: '50%' }
  expect(shares([a, { key: 'second', name: '二等奖', share: '50%' }])).toEqual([])
  expect(shares([a, { key: 'second', name: '二等奖', share: '50.01%' }])).toEqual(['awards[1].share: sharesOver100'])
  expect(shares([{ ...a, cumulative: true }, { key: 'second', name: '二等奖', share: '100%', cumulative: true }])).toEqual([])
  expect(shares([{ ...a, cumulative: true }, { key: 'second', name: '二等奖', share: '50%', cumulative: true }])).toEqual(['awards[1].share: cumulativeNotRising'])
})

test('three thirds to two decimals add up to exactly 100', () => {
  expect(sumOfWeights([{ weight: 33.33 }, { weight: 33.33 }, { weight: 33.34 }])).toBe(10_000)
  expect(sumOfWeights([{ weight: 33.33 }, { weight: 33.33 }, { weight: 33.33 }])).toBe(9_999)
})

test('any split of 100 into parts of two decimals adds up', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 10 }), (cuts) => {
      const points = [...new Set(cuts)].sort((a, b) => a - b)
      const weights = [...points, 10_000].map((point, index) => ({ weight: (point - (points[index - 1] ?? 0)) / 100 }))
      expect(sumOfWeights(weights)).toBe(10_000)
    }),
  )
})

test('all problems are told at once', () => {
  expect(problemsAfter((rules) => ((part(rules).weight = 20), (part(rules).passMark = '120'), (rules.tieBreaks[1]!.key = 'speed')))).toEqual([
    'parts: weightsSum',
    'parts[0].passMark: passMarkAbove100',
    'tieBreaks[1].key: tieBreakUnknown',
  ])
})

test('anything that is no rules at all is refused without throwing', () => {
  for (const value of [null, undefined, 1, 'rules', [], {}, { parts: 'theory' }]) expect(countRuleProblems(value)).toBeGreaterThan(0)
})

test('each template can be ranked by as it stands', () => {
  expect(EVENT_TEMPLATES.map((template) => template.key)).toEqual([...EVENT_TEMPLATE_KEYS])
  for (const { rules } of EVENT_TEMPLATES) expect(readEventRules(rules)).toEqual({ ok: true, rules })
  expect(eventTemplate('unheard')).toBeNull()
})

test('the engine takes each template as it stands', () => {
  for (const { rules } of EVENT_TEMPLATES) {
    const read = readRankInput({ competition: { tier: 'county', class: 1 }, ...toRankEvent(rules), entries: [] })
    expect(read.ok ? [] : read.problems).toEqual([])
  }
})

test('the engine is handed what its interface names and nothing else', () => {
  expect(toRankEvent(panelled)).toEqual({
    event: {
      format: 'individual',
      parts: [
        { key: 'theory', weight: 20, passMark: '60.00' },
        { key: 'practical', weight: 80, passMark: '60.00', panel: { dropHigh: 1, dropLow: 1, decimals: 2, minimumJudges: 3 } },
      ],
      tieBreaks: [
        { key: 'practical', direction: 'desc' },
        { key: 'theory', direction: 'desc' },
      ],
      awards: [
        { key: 'first', count: 1 },
        { key: 'second', count: 2 },
        { key: 'third', count: 3 },
      ],
    },
    readings: { secondTierCap: 'tier', cutFromFirstTier: 'others', requirePassForRank: false },
  })
})

test('a share carries its rounding, down unless said otherwise', () => {
  const rules = { ...county, awards: [{ key: 'first', name: '一等奖', share: '12.5%', cumulative: true }] }
  expect(toRankEvent(rules).event.awards).toEqual([{ key: 'first', share: '12.5%', rounding: 'floor', cumulative: true }])
})

test('the hash follows the meaning of the rules and not the order of keys', () => {
  const turned = Object.fromEntries(Object.entries(county).reverse()) as unknown as EventRules
  expect(hashEventRules(turned)).toBe(hashEventRules(county))
  expect(hashEventRules({ ...county, decimals: 1 })).not.toBe(hashEventRules(county))
  expect(hashEventRules({ ...county, parts: [{ ...county.parts[0]!, weight: 33.33 }] })).toMatch(/^[0-9a-f]{64}$/)
})
