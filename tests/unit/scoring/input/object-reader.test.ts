import { describe, expect, test } from 'vitest'
import { openObject } from '#scoring/input/object-reader.ts'
import { Report, formatPlace, outcomeOf } from '#scoring/input/report.ts'
import { UniqueIds } from '#scoring/input/unique-ids.ts'

const KNOWN = new Set(['id', 'on', 'amount', 'count', 'flag', 'kind', 'items', 'inner', 'mark'])

describe('a reader reports every problem with its path', () => {
  test('wrong types, unknown and missing keys, all at once', () => {
    const report = new Report()
    const reader = openObject(report, null, { id: 7, on: '2026-02-30', amount: '1.005', count: 1.5, flag: 'yes', kind: 'c', items: {}, inner: [], mark: '-1', typo: 1 }, KNOWN)!
    reader.text('id')
    reader.day('on')
    reader.money('amount')
    reader.integer('count', 0, 9)
    reader.boolean('flag')
    reader.oneOf('kind', ['a', 'b'])
    reader.list('items')
    reader.object('inner', KNOWN)
    reader.decimal('mark', 2)
    reader.text('absent')
    expect(report.problems).toEqual([
      'typo: unknown key',
      'id: must be a string',
      'on: not a day of the form YYYY-MM-DD',
      'amount: more than two decimals',
      'count: must be a whole number',
      'flag: must be true or false',
      'kind: must be one of a, b',
      'items: must be an array',
      'inner: must be an object',
      'mark: must not be negative',
      'absent: missing',
    ])
    expect(outcomeOf(report, 1)).toEqual({ ok: false, problems: report.problems })
  })

  test('right values are given as they are', () => {
    const report = new Report()
    const reader = openObject(report, null, { id: 'A', on: '2026-02-03', amount: '30000.00', count: 3, flag: false, kind: 'b', items: ['x'], mark: null }, KNOWN)!
    expect([reader.text('id'), reader.day('on'), reader.money('amount'), reader.integer('count', 0, 9), reader.boolean('flag'), reader.oneOf('kind', ['a', 'b'])])
      .toEqual(['A', '2026-02-03', 3_000_000, 3, false, 'b'])
    expect(reader.list('items')!.map((item) => [item.value, formatPlace(item.place)])).toEqual([['x', 'items[0]']])
    expect(reader.optionalDecimal('mark', 2)).toBeUndefined()
    expect(outcomeOf(report, 1)).toEqual({ ok: true, value: 1 })
  })

  test('an inherited name is not a member', () => {
    const report = new Report()
    openObject(report, null, JSON.parse('{"__proto__": {"id": "x"}}'), KNOWN)!.text('id')
    expect(report.problems).toEqual(['__proto__: unknown key', 'id: missing'])
  })

  test('an array or null is no object', () => {
    const report = new Report()
    expect(openObject(report, null, [], KNOWN)).toBeUndefined()
    expect(openObject(report, { parent: null, step: 'x' }, null, KNOWN)).toBeUndefined()
    expect(report.problems).toEqual(['$: must be an object', 'x: must be an object'])
  })

  test('a key with a line break stays on one line', () => {
    expect(formatPlace({ parent: { parent: { parent: null, step: 'entries' }, step: 3 }, step: 'a\nb' })).toBe('entries[3]["a\\nb"]')
  })

  test('the second use of an id names the first', () => {
    const report = new Report()
    const ids = new UniqueIds(report, 'entries')
    ids.take('A', 0, { parent: null, step: 'entries' })
    ids.take('A', 1, { parent: { parent: null, step: 'entries' }, step: 1 })
    expect(report.problems).toEqual(['entries[1].id: the same as entries[0].id'])
  })
})
