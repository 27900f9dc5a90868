import { describe, expect, test } from 'vitest'
import { readJsonText } from '#scoring/input/read-json.ts'
import { fc } from '#tests/unit/scoring/fast-check.ts'

const problems = (text: string) => {
  const read = readJsonText(text)
  return read.ok ? [] : read.problems
}

describe('JSON text is read strictly', () => {
  test('a key given twice is a problem where it stands', () => {
    expect(problems('{"a":{"x":1},"b":[0,{"marks":{"theory":"80","theory":"90"}}],"a":2}')).toEqual(['b[1].marks.theory: given twice', 'a: given twice'])
    expect(problems('{"a\\u0062":1,"ab":2}')).toEqual(['ab: given twice'])
    expect(problems('{"a\\"b":1,"a":2,"c\\\\":3,"c":4}')).toEqual([])
    expect(problems(JSON.stringify(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`k${at}`, 1]))).replace('k29', 'k3'))).toEqual(['k3: given twice'])
  })

  test('a text that looks like a key is none', () => {
    expect(problems('["a","a",{"b":"a","c":"b"},"b"]')).toEqual([])
    expect(problems('{"a":["b","b"],"b":"a:{","c":"}"}')).toEqual([])
  })

  test('text that is no JSON is one problem on one line', () => {
    expect(problems('{"a":1,\n "b":}')).toEqual([expect.stringMatching(/^\$: not valid JSON \(.+\)$/)])
    expect(problems('')).toEqual(['$: not valid JSON (nothing was given)'])
    expect(problems('{"a":1')).toHaveLength(1)
    expect(problems('NaN')).toHaveLength(1)
  })

  test('a byte order mark is skipped', () => {
    expect(readJsonText('\ufeff{"a":1}')).toEqual({ ok: true, value: { a: 1 } })
  })

  test('a nesting of a hundred thousand does no harm', () => {
    expect(problems(`${'['.repeat(100_000)}${']'.repeat(100_000)}`).length).toBeLessThanOrEqual(1)
  })

  test('whatever JSON writes is read back without a problem', () => {
    fc.assert(fc.property(fc.json(), (text) => {
      expect(readJsonText(text)).toEqual({ ok: true, value: JSON.parse(text) })
    }))
  })
})
