import { createHash } from 'node:crypto'

import { beforeEach, expect, test } from 'vitest'

import { announceAllPublicChange, announcePublicChange } from '#app/services/public-pages.server.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { withAppServer } from '#tests/support/app-server.ts'
import { insertAccount, insertRegion, signInWith } from '#tests/support/test-accounts.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { send } from './raw-request.ts'

const database = withTestDatabase()
const server = withAppServer()
const PAGE = '/policies'

/** A page goes out with the number of the request that made it: the same number, the same making. */
const madeBy = (page: { headers: Record<string, unknown> }) => page.headers['x-request-id']
const get = (path = PAGE, headers: Record<string, string> = {}) => send({ port: server.port, path, headers })

beforeEach(async () => {
  const before = madeBy(await get())
  await inTransaction((tx) => announceAllPublicChange(tx))
  await expect.poll(async () => madeBy(await get())).not.toBe(before)
})

test('a second visitor gets the same bytes, and 304 when they have them', async () => {
  const [first, second] = [await get(), await get()]
  expect(second.text).toBe(first.text)
  expect([second.headers.etag, second.headers['cache-control'], second.headers.vary]).toEqual([first.headers.etag, 'public, no-cache', 'Cookie, Accept-Language, Accept-Encoding'])
  const known = await get(PAGE, { 'if-none-match': `"other", ${String(first.headers.etag)}` })
  expect([known.status, known.text]).toEqual([304, ''])
})

test('the same content made again has the same bytes and ETag, so that whoever has it gets 304', async () => {
  const first = await get()
  await inTransaction((tx) => announceAllPublicChange(tx))
  await expect.poll(async () => madeBy(await get())).not.toBe(madeBy(first))
  const again = await get(PAGE, { 'if-none-match': String(first.headers.etag) })
  expect([again.status, again.headers.etag]).toEqual([304, first.headers.etag])
  expect((await get()).text).toBe(first.text)
})

test('bytes are compressed once and are the same page', async () => {
  const plain = await get()
  const packed = await fetch(server.url + PAGE, { headers: { 'accept-encoding': 'br' } })
  expect(packed.headers.get('content-encoding')).toBe('br')
  expect(await packed.text()).toBe(plain.text)
})

test('languages and appearances have pages of their own', async () => {
  const pages = [
    await get(),
    await get(PAGE, { 'accept-language': 'en' }),
    await get(PAGE, { cookie: 'locale=en' }),
    await get(PAGE, { cookie: 'appearance=dark' }),
  ].map((page) => /<html lang="([^"]+)" data-mantine-color-scheme="([^"]+)"/.exec(page.text)?.slice(1))
  expect(pages).toEqual([['zh-CN', 'light'], ['en', 'light'], ['en', 'light'], ['zh-CN', 'dark']])
})

test('what nobody asked the page for makes no other page and is not in it', async () => {
  const plain = await get()
  const crowded = await get(`${PAGE}?utm=1&redirectTo=%2F%2Fevil.example`)
  expect(crowded.text).toBe(plain.text)
  await inTransaction((tx) => announceAllPublicChange(tx))
  await expect.poll(async () => madeBy(await get(`${PAGE}?planted=evil.example`))).not.toBe(madeBy(plain))
  expect((await get()).text).not.toContain('evil.example')
})

test('somebody signed in is never given a kept page, and leaves none behind', async () => {
  const browser = server.newBrowser()
  await signInWith(browser, await insertAccount(database.owner, { regionId: await insertRegion(database.owner), roles: ['bureauOfficer'], displayName: '独一无二的人' }))
  const own = await browser.get(PAGE)
  expect(own.text).toContain('独一无二的人')
  expect(own.headers.get('cache-control')).toBe('no-store')
  const visitor = await get()
  expect(visitor.text).not.toContain('独一无二的人')
  expect(visitor.headers['set-cookie']).toBeUndefined()
})

test('a hundred visitors of a cold page have it made once', async () => {
  const before = madeBy(await get())
  await inTransaction((tx) => announceAllPublicChange(tx))
  // The news has arrived once a page that was kept is another one; the variant that nobody has asked for since is cold.
  await expect.poll(async () => madeBy(await get())).not.toBe(before)
  const answers = await Promise.all(Array.from({ length: 100 }, () => get(PAGE, { cookie: 'locale=en; appearance=dark' })))
  expect(new Set(answers.map((answer) => madeBy(answer))).size).toBe(1)
})

test('a change that was rolled back is no change; a committed one is seen at once', async () => {
  const before = madeBy(await get())
  await inTransaction(async (tx) => {
    await announcePublicChange(tx, '00000000-0000-4000-8000-000000000000')
    throw new Error('rolled back')
  }).catch(() => {})
  expect(madeBy(await get())).toBe(before)
  await inTransaction((tx) => announcePublicChange(tx, '00000000-0000-4000-8000-000000000000'))
  await expect.poll(async () => madeBy(await get()), { timeout: 2_000 }).not.toBe(before)
})

test('every inline script of a kept page is named by its hash, and no script runs by a nonce', async () => {
  const page = await get()
  const policy = String(page.headers['content-security-policy'])
  const scriptPolicy = /script-src ([^;]+)/.exec(policy)![1]!
  expect(scriptPolicy).not.toContain('nonce')
  const inline = [...page.text.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]!)
  expect(inline.length).toBeGreaterThan(2)
  for (const script of inline) expect(scriptPolicy).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`)
})

test('pages that must be read live are not kept', async () => {
  for (const path of ['/login', '/verify']) expect((await get(path)).headers['cache-control']).toBe('no-store')
})
