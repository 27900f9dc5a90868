import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#certificates/canonical-json.ts'
import { AwardCertificatePayload, payloadHash } from '#certificates/payload.ts'
import { plainSample } from '#certificates/samples/sample-payloads.ts'

const accepts = (change: Record<string, unknown>): boolean => AwardCertificatePayload.safeParse({ ...plainSample, ...change }).success

describe('canonical JSON', () => {
  test('keys are sorted at every depth, absent members are left out', () => {
    expect(canonicalJson({ b: 1, a: { d: [true, null, 'x'], c: undefined }, '𠮷': '"' })).toBe('{"a":{"d":[true,null,"x"]},"b":1,"𠮷":"\\""}')
  })

  test('a number that a reader may round is refused', () => {
    expect(() => canonicalJson(0.1)).toThrow(TypeError)
    expect(() => canonicalJson(2 ** 53)).toThrow(TypeError)
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError)
  })
})

describe('payload of an honour certificate', () => {
  test('the hash does not depend on the order in which a database gave the keys', () => {
    const shuffled = Object.fromEntries(Object.entries(plainSample).reverse()) as AwardCertificatePayload
    expect(payloadHash(shuffled)).toBe(payloadHash(plainSample))
    expect(payloadHash(plainSample)).toMatch(/^[0-9a-f]{64}$/)
  })

  test('any printed change changes the hash', () => {
    const changes = [{ recipientName: '欧阳明達' }, { number: 'WY-JN-2026-0013' }, { issuedOn: '2026-05-09' }, { demo: false }]
    expect(new Set([plainSample, ...changes.map((change) => ({ ...plainSample, ...change }))].map(payloadHash)).size).toBe(5)
  })

  test('names are counted in code points and may be 50 long', () => {
    expect(accepts({ recipientName: '𠮷'.repeat(50) })).toBe(true)
    expect(accepts({ recipientName: '𠮷'.repeat(51) })).toBe(false)
  })

  test.each([
    ['empty', ''],
    ['padded', ' 张三'],
    ['a control character', '张\u0007三'],
    ['a bidi override', '张\u202E三'],
    ['a zero-width space', '张\u200B三'],
    ['a lone surrogate', '张\uD842'],
    ['not normalised', 'e\u0301va'],
  ])('a name that is %s is refused', (_case, recipientName) => {
    expect(accepts({ recipientName })).toBe(false)
  })

  test('the address in the QR code carries its code in the path, so no parameter can redirect', () => {
    expect(accepts({ verifyUrl: 'https://jn.example.gov.cn/v/abc?next=https://evil.example' })).toBe(false)
    expect(accepts({ verifyUrl: 'https://jn.example.gov.cn/v/abc#x' })).toBe(false)
    expect(accepts({ verifyUrl: 'javascript:alert(1)' })).toBe(false)
  })

  test('the day must be a day', () => {
    expect([accepts({ issuedOn: '2026-02-29' }), accepts({ issuedOn: '2024-02-29' }), accepts({ issuedOn: '2026-5-8' })]).toEqual([false, true, false])
  })

  test('unknown members are refused: nothing unprinted rides along', () => {
    expect(accepts({ idNumber: '330723000000000000' })).toBe(false)
  })
})
