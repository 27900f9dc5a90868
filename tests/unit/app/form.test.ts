import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { day, line, optional, paragraph, secret, tick, uuid, wholeNumber } from '#app/lib/form-fields.ts'
import { parseFields, parseForm } from '#app/lib/form.ts'

const fields = (...pairs: [string, string][]) => new URLSearchParams(pairs)
const Marks = z.object({ name: line({ max: 10 }), rounds: wholeNumber({ min: 1, max: 9 }), tags: z.array(z.enum(['a', 'b'])).default([]) })
const read = (data: URLSearchParams) => parseFields(data, Marks)

test('values arrive typed, and the key of the form beside them', () => {
  expect(read(fields(['name', ' 林 '], ['rounds', '3'], ['tags', 'a'], ['tags', 'b'], ['idempotencyKey', 'k1']))).toEqual({
    ok: true,
    value: { name: '林', rounds: 3, tags: ['a', 'b'] },
    idempotencyKey: 'k1',
  })
})

test('a list that was not sent is empty', () => {
  expect(read(fields(['name', 'x'], ['rounds', '1']))).toMatchObject({ ok: true, value: { tags: [] } })
})

test('what is wrong comes back by field with what was typed', () => {
  expect(read(fields(['name', ''], ['rounds', '12']))).toEqual({
    ok: false,
    errors: { name: 'required', rounds: 'outOfRange' },
    values: { name: '', rounds: '12' },
    idempotencyKey: null,
  })
})

test('a field that is not there is required', () => {
  expect(read(fields(['name', 'x']))).toMatchObject({ ok: false, errors: { rounds: 'required' } })
})

describe('is no form of ours:', () => {
  test.each([
    ['a field nobody asked for', fields(['name', 'x'], ['rounds', '1'], ['role', 'systemAdministrator'])],
    ['the prototype', fields(['name', 'x'], ['rounds', '1'], ['__proto__', 'x'])],
    ['the constructor', fields(['name', 'x'], ['rounds', '1'], ['constructor.prototype', 'x'])],
    ['toString', fields(['name', 'x'], ['rounds', '1'], ['toString', 'x'])],
    ['a single field twice', fields(['name', 'x'], ['name', 'y'], ['rounds', '1'])],
    ['the key twice', fields(['name', 'x'], ['rounds', '1'], ['idempotencyKey', 'a'], ['idempotencyKey', 'b'])],
    ['NUL', fields(['name', 'a\u0000b'], ['rounds', '1'])],
  ])('%s', (_name, data) => {
    expect(() => read(data)).toThrowError(expect.objectContaining({ code: 'malformedForm', status: 400 }) as Error)
  })
})

describe('numbers are digits and nothing else:', () => {
  test.each(['1e1', '0x1', ' ', '+1', '-1', '1.0', '01', 'Infinity', 'NaN', '１', '[1]', 'true', 'null'])('%j', (rounds) => {
    expect(read(fields(['name', 'x'], ['rounds', rounds])).ok).toBe(false)
  })
})

describe('a form with several acts', () => {
  const Acts = z.discriminatedUnion('intent', [
    z.object({ intent: z.literal('rename'), name: line({ max: 10 }) }),
    z.object({ intent: z.literal('remove'), id: uuid() }),
  ])

  test('takes the fields of the act that was sent', () => {
    expect(parseFields(fields(['intent', 'rename'], ['name', 'x']), Acts)).toMatchObject({ ok: true, value: { intent: 'rename', name: 'x' } })
  })

  test('refuses the fields of another act, and an act it does not know', () => {
    expect(() => parseFields(fields(['intent', 'remove'], ['name', 'x']), Acts)).toThrow('malformedForm')
    expect(() => parseFields(fields(['intent', 'publish']), Acts)).toThrow('malformedForm')
    expect(() => parseFields(fields(['name', 'x']), Acts)).toThrow('malformedForm')
  })
})

test('a refinement of the whole names its field and its code', () => {
  const Passwords = z.object({ first: secret(), second: secret() }).refine((form) => form.first === form.second, { path: ['second'], message: 'passwordsDiffer' })
  expect(parseFields(fields(['first', 'a'], ['second', 'b']), Passwords)).toMatchObject({ ok: false, errors: { second: 'passwordsDiffer' } })
})

test('passwords are not given back', () => {
  const Login = z.object({ username: line({ max: 10 }), password: secret(), newPassword: secret() })
  const parsed = parseFields(fields(['username', ''], ['password', 'p'], ['newPassword', 'q']), Login)
  expect(parsed).toMatchObject({ ok: false, values: { username: '' } })
  expect(JSON.stringify(parsed)).not.toMatch(/"p"|"q"/)
})

test('texts are normalised once: composed, with plain line ends', () => {
  const Note = z.object({ text: paragraph({ max: 50 }) })
  expect(parseFields(fields(['text', 'e\u0301\r\nb  \r\n']), Note)).toMatchObject({ value: { text: 'é\nb' } })
})

describe('one line', () => {
  const Name = z.object({ name: line({ max: 5 }) })
  test.each([
    ['inner spaces', 'a   b', 'a b'],
    ['invisible characters', 'a\u200bb\ufeff', 'ab'],
    ['characters outside the first plane', '𠮷野家𠮷野', '𠮷野家𠮷野'],
  ])('%s', (_name, typed, expected) => {
    expect(parseFields(fields(['name', typed]), Name)).toMatchObject({ ok: true, value: { name: expected } })
  })
  test.each([
    ['turned text', 'a\u202eb', 'invalid'],
    ['too many characters', 'abcdef', 'tooLong'],
    ['only spaces', '   ', 'required'],
    ['100,000 characters', 'a'.repeat(100_000), 'tooLong'],
  ])('%s', (_name, typed, code) => {
    expect(parseFields(fields(['name', typed]), Name)).toMatchObject({ ok: false, errors: { name: code } })
  })
})

test('days exist', () => {
  const Form = z.object({ on: day(), until: optional(day()), agreed: tick() })
  expect(parseFields(fields(['on', '2024-02-29'], ['until', ''], ['agreed', 'on']), Form)).toMatchObject({ value: { on: '2024-02-29', until: null, agreed: true } })
  for (const on of ['2026-02-30', '2025-02-29', '2026-13-01', '0000-01-01', '9999-12-31', '2026-2-3', '']) {
    expect(parseFields(fields(['on', on]), Form).ok, on).toBe(false)
  }
})

test('a field that may be left empty may be left out too, and keeps its own codes', () => {
  const Form = z.object({ until: optional(day()), count: optional(wholeNumber({ min: 1, max: 3 })) })
  expect(parseFields(fields(), Form)).toMatchObject({ ok: true, value: { until: null, count: null } })
  expect(parseFields(fields(['until', '2026-02-30'], ['count', '4']), Form)).toMatchObject({ ok: false, errors: { until: 'badDate', count: 'outOfRange' } })
})

test('a body that is no form is a 400', async () => {
  const request = new Request('http://localhost/', { method: 'POST', body: '--b\r\nnonsense', headers: { 'Content-Type': 'multipart/form-data; boundary=b' } })
  await expect(parseForm(request, Marks)).rejects.toMatchObject({ code: 'malformedForm', status: 400 })
})
