import { randomBytes } from 'node:crypto'

import { describe, expect, test } from 'vitest'

import { ACTIVATION_CODE_LENGTH, newActivationCode, newVerifyCode, readCode, VERIFY_CODE_LENGTH } from '#app/lib/codes.server.ts'
import { blindIndex, decryptPersonal, encryptPersonal, keyIdOf, reencryptPersonal, type PersonalKeys } from '#app/lib/crypto.server.ts'
import { maskBankAccount, maskIdentityNumber, maskPhone } from '#app/lib/masks.ts'

const NUMBER = '11010519491231002X'
const key = (id: string) => ({ id, key: randomBytes(32) })
const keys: PersonalKeys = { keys: [key('k1')], indexKey: randomBytes(32) }

describe('personal data at rest', () => {
  test('comes back as it was, characters outside the first plane too', () => {
    for (const text of [NUMBER, '', '𠮷·买买提', 'x'.repeat(10_000)]) expect(decryptPersonal('identityNumber', encryptPersonal('identityNumber', text, keys), keys)).toBe(text)
  })

  test('holds nothing of the text and is never the same twice', () => {
    const stored = Array.from({ length: 1_000 }, () => encryptPersonal('identityNumber', NUMBER, keys))
    expect(new Set(stored.map((bytes) => bytes.toString('hex'))).size).toBe(1_000)
    expect(new Set(stored.map((bytes) => bytes.subarray(4, 16).toString('hex'))).size).toBe(1_000)
    expect(stored[0]!.toString('latin1')).not.toContain('1949')
  })

  test('one changed bit anywhere is noticed', () => {
    const stored = encryptPersonal('phone', '13800138000', keys)
    for (let at = 0; at < stored.length; at += 1) {
      const changed = Buffer.from(stored)
      changed[at]! ^= 1
      expect(() => decryptPersonal('phone', changed, keys), `byte ${at}`).toThrow()
    }
  })

  test('cannot be moved to another field', () => {
    expect(() => decryptPersonal('phone', encryptPersonal('identityNumber', NUMBER, keys), keys)).toThrow()
  })

  test('a new key in front encrypts, the old one still reads until everything is under the new one', () => {
    const old = encryptPersonal('identityNumber', NUMBER, keys)
    const rotated: PersonalKeys = { ...keys, keys: [key('k2'), ...keys.keys] }
    expect(decryptPersonal('identityNumber', old, rotated)).toBe(NUMBER)
    const moved = reencryptPersonal('identityNumber', old, rotated)!
    expect(keyIdOf(moved)).toBe('k2')
    expect(reencryptPersonal('identityNumber', moved, rotated)).toBeNull()
    const withoutOld: PersonalKeys = { ...keys, keys: [rotated.keys[0]!] }
    expect(decryptPersonal('identityNumber', moved, withoutOld)).toBe(NUMBER)
    expect(() => decryptPersonal('identityNumber', old, withoutOld)).toThrow('k1')
  })

  test('what is no encrypted value is named so', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from(NUMBER), Buffer.from([1, 200])]) expect(() => decryptPersonal('phone', bytes, keys)).toThrow('no encrypted value')
  })
})

test('the index is the same for the same value, another for another field or key', () => {
  const index = blindIndex('identityNumber', NUMBER, keys)
  expect(index).toBe(blindIndex('identityNumber', NUMBER, keys))
  expect(index).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(blindIndex('phone', NUMBER, keys)).not.toBe(index)
  expect(blindIndex('identityNumber', NUMBER, { indexKey: randomBytes(32) })).not.toBe(index)
})

test('masks show the last four and keep the length', () => {
  expect(maskIdentityNumber(NUMBER)).toBe('**************002X')
  expect(maskPhone('13800138000')).toBe('*******8000')
  expect(maskBankAccount('6222020000000000000')).toBe('***************0000')
  expect(maskIdentityNumber('E123456')).toBe('*******')
})

describe('codes', () => {
  test('of certificates hold 128 bits and read the same however they are typed', () => {
    const code = newVerifyCode()
    expect(code).toHaveLength(VERIFY_CODE_LENGTH)
    const typed = code.toLowerCase().replace(/(.{4})/g, '$1 - ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(readCode(typed, VERIFY_CODE_LENGTH)).toBe(code)
  })

  test('of activation come in three groups of four', () => {
    expect(readCode(newActivationCode(), ACTIVATION_CODE_LENGTH)).toHaveLength(12)
    expect(newActivationCode()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  })

  test('are never the same and use every letter', () => {
    const codes = Array.from({ length: 2_000 }, newVerifyCode)
    expect(new Set(codes).size).toBe(2_000)
    expect(new Set(codes.join(''))).toEqual(new Set('0123456789ABCDEFGHJKMNPQRSTVWXYZ'))
  })

  test.each(['', 'ABC', 'x'.repeat(100_000), `${'A'.repeat(25)}U`, `${'A'.repeat(26)}A`, '<script>'])('%j is none', (text) => {
    expect(readCode(text, VERIFY_CODE_LENGTH)).toBeNull()
  })
})
