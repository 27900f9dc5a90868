import { describe, expect, test } from 'vitest'

import { safeRedirect } from '#app/lib/safe-redirect.ts'

describe('goes to the fallback for', () => {
  test.each([
    ['another site', '//evil.example'],
    ['a backslash', '/\\evil.example'],
    ['two backslashes', '\\\\evil.example'],
    ['a tab that browsers drop', '/\t/evil.example'],
    ['an encoded tab', '/%09/evil.example'],
    ['an encoded slash', '/%2fevil.example'],
    ['a twice encoded slash', '/%252fevil.example'],
    ['an encoded backslash', '/%5cevil.example'],
    ['a scheme', 'https:evil.example'],
    ['a whole address', 'https://evil.example/'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['a space in front', ' //evil.example'],
    ['dots that vanish', '/..//evil.example'],
    ['one dot that vanishes', '/.//evil.example'],
    ['encoded dots', '/%2e%2e//evil.example'],
    ['dots further in', '/a/../..//evil.example'],
    ['a doubled slash inside', '/a//evil.example'],
    ['a line break', '/a\r\nSet-Cookie: x=1'],
    ['an encoded line break', '/a%0d%0ab'],
    ['NUL', '/%00'],
    ['half an encoded character', '/%E0%A4%A'],
    ['a relative path', 'account'],
    ['nothing', ''],
    ['what is no text', null],
    ['a list', ['/account']],
    ['a line separator', '/a\u2028b'],
    ['a long text', `/${'a'.repeat(3_000)}`],
  ])('%s', (_name, target) => {
    expect(safeRedirect(target)).toBe('/')
    expect(safeRedirect(target, '/me')).toBe('/me')
  })
})

describe('keeps', () => {
  test.each(['/', '/account', '/competitions/1?sort=name&page=2', '/results/a#list', '/a?next=//evil.example', '/verify/7K3M%209QXA', '/policies/%E6%AD%A6'])('%s', (target) => {
    expect(safeRedirect(target)).toBe(target)
  })
})

test('100,000 characters are answered at once', () => {
  const startedAt = performance.now()
  safeRedirect(`/${'%2e/'.repeat(25_000)}`)
  safeRedirect(`/${'a'.repeat(100_000)}`)
  expect(performance.now() - startedAt).toBeLessThan(50)
})
