import { randomBytes } from 'node:crypto'

import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { canonicalJson } from '#app/lib/canonical-json.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { readCookie, signValue, verifyValue } from '#app/lib/cookies.server.ts'
import { parseSettings } from '#app/lib/env.ts'
import { depthOf, parseJsonBody } from '#app/lib/json-body.ts'
import { forgetTries, peekTry, takeTry } from '#app/lib/rate-limits.server.ts'
import { colorSchemeOfCookie } from '#app/lib/color-scheme.ts'

describe('canonical JSON', () => {
  test('is one text for one value, whatever the order of its keys', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'x'], c: undefined, d: { z: 0.1, y: '犇' } })).toBe('{"a":[true,null,"x"],"b":1,"d":{"y":"犇","z":0.1}}')
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
  })
  test('survives a journey through JSON', () => {
    const value = { n: 1e21, small: 1e-7, text: '"\\\n\u2028', list: [[], {}] }
    expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(canonicalJson(value))
  })
  test.each([[Number.NaN], [Infinity], [() => 1], [10n], ['a\u0000'], ['\ud800']])('%s has none', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError)
  })
})

describe('names of downloads', () => {
  test.each([
    ['成绩册 2026.xlsx', `attachment; filename="___ 2026.xlsx"; filename*=UTF-8''%E6%88%90%E7%BB%A9%E5%86%8C%202026.xlsx`],
    ['../../etc/passwd', `attachment; filename="etcpasswd"; filename*=UTF-8''etcpasswd`],
    ['a"; filename="evil.exe', `attachment; filename="a; filename=evil.exe"; filename*=UTF-8''a%3B%20filename%3Devil.exe`],
    ['a\r\nSet-Cookie: x=1', `attachment; filename="aSet-Cookie x=1"; filename*=UTF-8''aSet-Cookie%20x%3D1`],
    ['\u202egpj.exe', `attachment; filename="gpj.exe"; filename*=UTF-8''gpj.exe`],
    ['-rf.pdf', `attachment; filename="rf.pdf"; filename*=UTF-8''rf.pdf`],
    ['', `attachment; filename="download"; filename*=UTF-8''download`],
  ])('%j', (name, header) => {
    expect(attachmentHeader(name)).toBe(header)
  })
  test('long ones are cut, on whole characters', () => {
    expect(() => attachmentHeader('𠮷'.repeat(300))).not.toThrow()
    expect(attachmentHeader('x'.repeat(300)).length).toBeLessThan(300)
  })
})

describe('cookies', () => {
  test('the first of a name counts', () => {
    expect(readCookie('a=1; session=one; session=two', 'session')).toBe('one')
    expect(readCookie('xsession=1', 'session')).toBeUndefined()
    expect(readCookie(undefined, 'session')).toBeUndefined()
    expect(readCookie('session=%E0%A4%A', 'session')).toBeUndefined()
  })
  test('a signed value is ours or nothing', () => {
    const secret = randomBytes(32)
    const signed = signValue('{"a":1}', secret)
    expect(verifyValue(signed, secret)).toBe('{"a":1}')
    expect(verifyValue(signed.replace('1', '2'), secret)).toBeUndefined()
    expect(verifyValue(signed, randomBytes(32))).toBeUndefined()
    for (const text of ['', '.', 'x', `${signed}x`]) expect(verifyValue(text, secret)).toBeUndefined()
  })
  test('an appearance is one of three', () => {
    expect(colorSchemeOfCookie('a=1; appearance=dark; b=2')).toBe('dark')
    expect(colorSchemeOfCookie('appearance=pink')).toBe('auto')
    expect(colorSchemeOfCookie(`xappearance=dark`)).toBe('auto')
    expect(colorSchemeOfCookie('appearance=dark"><script>')).toBe('auto')
  })
})

describe('a JSON body', () => {
  const Body = z.strictObject({ mark: z.string() })
  const read = (text: string) => parseJsonBody(Buffer.from(text), Body)
  test('is read against its schema', () => {
    expect(read('{"mark":"85.5"}')).toEqual({ mark: '85.5' })
  })
  test.each(['', '{', '{"mark":85}', '{"mark":["85"]}', '{"mark":"1","role":"x"}', '{"mark":"1","__proto__":{"a":1}}', 'null', `${'['.repeat(1_000)}${']'.repeat(1_000)}`, '"\ud800"'])('%s is a 400', (text) => {
    expect(() => read(text)).toThrowError(expect.objectContaining({ code: 'malformedJson', status: 400 }) as Error)
  })
  test('depth counts brackets outside of texts', () => {
    expect(depthOf('{"a":[{"b":"[[[[\\"[["}]}')).toBe(3)
    expect(depthOf('"["')).toBe(0)
  })
})

describe('tries', () => {
  test('come back with time, one by one, and never beyond the limit', () => {
    forgetTries()
    const take = (now: number) => takeTry('verify', 'a', now).ok
    const burst = Array.from({ length: 31 }, () => take(0))
    expect(burst.filter(Boolean)).toHaveLength(30)
    expect(takeTry('verify', 'a', 0)).toEqual({ ok: false, retryAfterSeconds: 2 })
    expect([take(2_000), take(2_000)]).toEqual([true, false])
    expect(Array.from({ length: 31 }, () => take(10_000_000)).filter(Boolean)).toHaveLength(30)
  })
  test('of one key and one limit are no business of another', () => {
    forgetTries()
    for (let n = 0; n < 30; n += 1) takeTry('verify', 'a', 0)
    expect(peekTry('verify', 'b', 0).ok).toBe(true)
    expect(peekTry('exportFile', 'a', 0).ok).toBe(true)
    expect(peekTry('verify', 'a', 0).ok).toBe(false)
  })
})

describe('settings', () => {
  const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')
  test('have plain defaults', () => {
    expect(parseSettings({})).toMatchObject({ nodeEnv: 'production', host: '127.0.0.1', port: 3000, dataDirectory: '.data', trustedProxies: [], demo: false, passwordProfile: 'mlps' })
  })
  test('keep several keys, the first in front', () => {
    const { personalDataKeys } = parseSettings({ PERSONAL_DATA_KEYS: `k2:${key(2)},k1:${key(1)}` })
    expect(personalDataKeys?.map((entry) => entry.id)).toEqual(['k2', 'k1'])
  })
  test.each([
    ['an address for an origin', { ORIGIN: 'https://a.example/path' }],
    ['a trusted everybody', { TRUST_PROXY: 'true' }],
    ['a short key', { PERSONAL_DATA_KEYS: 'k1:c2hvcnQ=' }],
    ['a key without an id', { PERSONAL_DATA_KEYS: key(1) }],
    ['one id twice', { PERSONAL_DATA_KEYS: `k1:${key(1)},k1:${key(2)}` }],
    ['one key for both purposes', { PERSONAL_DATA_KEYS: `k1:${key(1)}`, BLIND_INDEX_KEY: key(1) }],
    ['a port that is none', { PORT: '70000' }],
    ['a database of another kind', { DATABASE_URL: 'mysql://x' }],
  ])('refuse %s, naming it without its value', (_name, environment) => {
    const [name, value] = Object.entries(environment)[0]!
    let message = ''
    try {
      parseSettings(environment as unknown as Record<string, string>)
    } catch (error) {
      message = (error as Error).message
    }
    expect(message).toMatch(new RegExp(Object.keys(environment).join('|')))
    expect(message).not.toContain(value)
    expect(name).toBeTruthy()
  })
})
