import { afterEach, beforeEach, expect, test } from 'vitest'

import { configureLog, logEvent } from '#app/lib/log.server.ts'

let lines: string[] = []
beforeEach(() => {
  lines = []
  configureLog({ level: 'debug', write: (line) => lines.push(line) })
})
afterEach(() => configureLog({ level: 'info', write: (line) => process.stdout.write(line) }))

const only = () => JSON.parse(lines[0]!) as Record<string, unknown>

test('one event is one line of JSON with its time in UTC', () => {
  logEvent('info', 'signInFailed', { username: 'lin' })
  expect(lines).toHaveLength(1)
  expect(only()).toEqual({ time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string, level: 'info', event: 'signInFailed', username: 'lin' })
})

test('a user name cannot begin a new line or speak to a terminal', () => {
  logEvent('info', 'signInFailed', { username: 'a\n{"event":"forged"}\u001b[2J\u009b\u2028\u202e' })
  expect(lines[0]!.trimEnd()).not.toMatch(/[\n\u001b\u009b\u2028\u202e]/)
  expect(only().username).toBe('a\n{"event":"forged"}\u001b[2J\u009b\u2028\u202e')
})

test('secrets, numbers of people and database passwords stay out, wherever they stand', () => {
  logEvent('error', 'x', {
    password: 'p1',
    note: 'card 11010519491231002X and 13800138000',
    form: { newPassword: 'p2', sessionToken: 't', identityNumber: '11010519491231002X', list: [{ cookie: 'c' }] },
    error: new Error('connect postgres://app:hunter2@db/x for 11010519491231002X'),
    bytes: Buffer.from('secret'),
  })
  for (const secret of ['p1', 'p2', '1949', '13800138000', 'hunter2', '"t"', '"c"', 'c2VjcmV0']) expect(lines[0]).not.toContain(secret)
})

test('of an error it keeps name, first line, code and stack, and no query parameters', () => {
  const error = Object.assign(new Error('Failed query: insert into persons values ($1)\nparams: 林,secret'), { code: '23505', parameters: ['林'] })
  logEvent('error', 'x', { error })
  expect(only().error).toMatchObject({ name: 'Error', message: 'Failed query: insert into persons values ($1)', code: '23505' })
  expect(lines[0]).not.toContain('林')
})

test('what is below the level is not written, and long or deep facts are cut', () => {
  configureLog({ level: 'warn' })
  logEvent('info', 'x')
  expect(lines).toEqual([])
  let deep: unknown = 1
  for (let n = 0; n < 50; n += 1) deep = { deep }
  logEvent('error', 'x', { long: 'a'.repeat(100_000), deep })
  expect(lines[0]!.length).toBeLessThan(5_000)
})
