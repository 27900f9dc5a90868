import { describe, expect, test } from 'vitest'

import { judgeRequest, type GateFacts } from '#app/server/gate.ts'

const ORIGIN = 'https://jingsai.example.gov.cn'
const facts = (change: Partial<GateFacts> = {}): GateFacts => ({
  method: 'GET',
  url: '/results',
  host: 'jingsai.example.gov.cn',
  origin: undefined,
  secFetchSite: undefined,
  contentType: undefined,
  ...change,
})
const judge = (change: Partial<GateFacts>, origin = ORIGIN) => {
  const verdict = judgeRequest(facts(change), origin)
  return verdict.pass ? 'pass' : `${verdict.status} ${verdict.code}`
}

test('reading needs nothing but the right host', () => {
  expect(judge({})).toBe('pass')
  expect(judge({ host: 'JINGSAI.example.gov.cn' })).toBe('pass')
  expect(judge({ origin: 'https://evil.example', secFetchSite: 'cross-site' })).toBe('pass')
})

describe('writing', () => {
  const post = { method: 'POST', origin: ORIGIN, contentType: 'application/x-www-form-urlencoded' }
  test.each([
    [{}, 'pass'],
    [{ secFetchSite: 'same-origin' }, 'pass'],
    [{ contentType: 'multipart/form-data; boundary=x' }, 'pass'],
    [{ contentType: 'application/json' }, 'pass'],
    [{ contentType: undefined }, 'pass'],
    [{ secFetchSite: 'same-site' }, '403 crossSite'],
    [{ secFetchSite: 'none' }, '403 crossSite'],
    [{ origin: undefined }, '403 badOrigin'],
    [{ origin: 'null' }, '403 badOrigin'],
    [{ origin: 'http://jingsai.example.gov.cn' }, '403 badOrigin'],
    [{ origin: `${ORIGIN}:8443` }, '403 badOrigin'],
    [{ origin: `${ORIGIN}.evil.example` }, '403 badOrigin'],
    [{ contentType: 'text/plain' }, '415 unsupportedType'],
    [{ contentType: 'application/jsonp' }, '415 unsupportedType'],
    [{ url: '/x?_data=y' }, '400 dataParameter'],
    [{ url: '/x?a=1&_data' }, '400 dataParameter'],
    [{ url: '/x?%5fdata=y' }, '400 dataParameter'],
    [{ host: undefined }, '400 badHost'],
    [{ method: 'PUT' }, '405 methodNotAllowed'],
  ] as [Partial<GateFacts>, string][])('%j gives %s', (change, expected) => {
    expect(judge({ ...post, ...change })).toBe(expected)
  })
})

test('another name of this machine is led to the right one, never on to another site', () => {
  const local = 'http://localhost:3000'
  expect(judgeRequest(facts({ host: '127.0.0.1:3000', url: '/a?b=1' }), local)).toEqual({ pass: false, status: 307, code: 'otherLoopbackName', location: 'http://localhost:3000/a?b=1' })
  expect(judge({ host: '127.0.0.1:3001' }, local)).toBe('400 badHost')
  expect(judge({ host: '127.0.0.1:3000', url: '//evil.example' }, local)).toBe('400 badHost')
  expect(judge({ host: '127.0.0.1:443' })).toBe('400 badHost')
})

test('100,000 characters of anything are answered at once', () => {
  const startedAt = performance.now()
  judge({ url: `/${'a'.repeat(100_000)}` })
  judge({ host: 'a'.repeat(100_000) })
  judge({ url: `/x?${'a&'.repeat(3_900)}` })
  expect(performance.now() - startedAt).toBeLessThan(50)
})
