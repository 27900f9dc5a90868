import { describe, expect, test } from 'vitest'

import { findPasswordProblems, type PasswordProfile } from '#app/auth/password-rules.ts'

const check = (password: string, profile: PasswordProfile = 'asvs', context: string[] = ['lin.guoliang', '陈国梁']) => findPasswordProblems(password, { profile, context })

describe('is good', () => {
  test.each(['four words in a row', '一二三四五六七八九十', 'xkcd-936-staple!', 'ABCDEFGHIJ klmnop', `${'ab cd ef '.repeat(14)}xy`, '犇喆赟㛃䶮𠮷abcd'])('%s', (password) => {
    expect(check(password)).toEqual([])
  })
})

describe('is refused', () => {
  test.each([
    ['nine characters', 'x7-kq!m2w', ['tooShort']],
    ['129 characters', 'ab1!'.repeat(33), ['tooLong']],
    ['100,000 characters', 'x'.repeat(100_000), ['tooLong']],
    ['one character', 'zzzzzzzzzzzz', ['tooSimple']],
    ['neighbours', 'abcdefghijkl', ['tooSimple']],
    ['neighbours backwards', 'lkjihgfedcba', ['tooSimple']],
    ['a common one', 'qwertyuiop', ['tooCommon']],
    ['a common one in capitals', 'QWERTYUIOP', ['tooCommon']],
    ['a common one in disguise', 'P@ssw0rd123', ['tooCommon', 'containsContext']],
    ['a common word with a year around it', '!!sunshine2026', ['tooCommon']],
    ['digits of every day', '1234567890', ['tooCommon']],
    ['the place and the year', 'Wuyi@2026', ['tooShort', 'containsContext']],
    ['the system', 'jiangheng2026', ['containsContext']],
    ['the own name', '陈国梁2026!ab', ['containsContext']],
    ['the own user name', 'lin.guoliang1', ['containsContext']],
    ['a line break', 'four words\nin a row', ['controlCharacter']],
  ])('%s', (_name, password, problems) => {
    expect(check(password)).toEqual(problems)
  })
})

test('the own name among enough else does no harm', () => {
  expect(check('my neighbour is not lin.guoliang')).toEqual([])
})

test('the two profiles differ in the classes of characters below sixteen', () => {
  expect(check('seven-ducks', 'mlps')).toEqual(['needsMoreClasses'])
  expect(check('seven-ducks', 'asvs')).toEqual([])
  expect(check('Seven-ducks', 'mlps')).toEqual([])
  expect(check('seven ducks on a pond', 'mlps')).toEqual([])
})

test('the same letters typed as one or two code points are the same password', () => {
  expect(check('cafe\u0301 au lait')).toEqual(check('café au lait'))
})

test('100 kB are answered at once', () => {
  const startedAt = performance.now()
  check('aA1!'.repeat(25_000))
  expect(performance.now() - startedAt).toBeLessThan(50)
})
