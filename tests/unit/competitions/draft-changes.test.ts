import { expect, test } from 'vitest'
import * as change from '#app/services/competitions/draft-changes.ts'
import { eventTemplate } from '#app/services/competitions/event-templates.ts'
import { draftFromRules, type RulesDraft } from '#app/services/competitions/rules-draft.ts'

const county = draftFromRules(eventTemplate('theory30Practical70')!.rules)
const names = { name: '', nameEn: '' }
const keys = (list: ReadonlyArray<{ key: string }>) => list.map((item) => item.key)

test('an added part takes the weight that is missing, and a name inside the rules that is free', () => {
  const draft: RulesDraft = { ...county, parts: [{ ...county.parts[0]!, weight: '30' }, { ...county.parts[1]!, weight: '36.67' }] }
  const added = change.addPart(change.addPart(draft, 'other', names), 'other', names)
  expect(added.parts.slice(2).map(({ key, weight }) => [key, weight])).toEqual([['part1', '33.33'], ['part2', '']])
  expect(keys(change.addPart(change.removePart(county, 0), 'theory', names).parts)).toEqual(['practical', 'theory'])
})

test('with a part goes the comparison that named it', () => {
  expect(keys(change.removePart(county, 1).tieBreaks)).toEqual(['theory'])
})

test('a metric comes with its comparison and goes with it; the first is the time', () => {
  const timed = change.addMetric(county, { ...names, name: '用时', unit: '秒' })
  expect(timed.metrics).toEqual([{ key: 'seconds', name: '用时', nameEn: '', unit: '秒' }])
  expect(timed.tieBreaks.at(-1)).toEqual({ key: 'seconds', direction: 'asc' })
  expect(keys(change.addMetric(timed, { ...names, unit: '' }).metrics)).toEqual(['seconds', 'metric1'])
  expect(change.removeMetric(timed, 0)).toEqual(county)
})

test('comparisons are moved by one place and stop at the ends', () => {
  expect(keys(change.moveTieBreak(county, 0, 1).tieBreaks)).toEqual(['theory', 'practical'])
  expect(change.moveTieBreak(county, 0, -1)).toBe(county)
  expect(change.moveTieBreak(county, 1, 1)).toBe(county)
})

test('only what no comparison names yet is offered', () => {
  expect(change.freeTieBreaks(county)).toEqual([])
  const fewer = change.removeTieBreak(county, 0)
  expect(change.freeTieBreaks(fewer)).toEqual([{ key: 'practical', direction: 'desc' }])
  expect(keys(change.addTieBreak(fewer).tieBreaks)).toEqual(['theory', 'practical'])
  expect(change.addTieBreak(county)).toBe(county)
})

test('an added award is counted as the one before it', () => {
  const shares = { ...county, awards: [{ ...county.awards[0]!, by: 'share', rounding: 'ceil', share: '10' }] }
  expect(change.addAward(shares).awards[1]).toMatchObject({ key: 'award1', by: 'share', rounding: 'ceil', share: '' })
  expect(keys(change.removeAward(county, 1).awards)).toEqual(['first', 'third'])
})
