import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { withAppServer } from '#tests/support/app-server.ts'
import { openDatabaseLink, type DatabaseLink } from '#tests/support/database-link.ts'
import { startSaving, type Sent } from '#tests/support/saving-clients.ts'
import { insertScoringEvent } from '#tests/support/scoring-event.ts'
import { insertAccount, signInWith } from '#tests/support/test-accounts.ts'
import type { TestBrowser } from '#tests/support/test-browser.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

/*
 * The link between the product and PostgreSQL is slow, breaks, breaks in the middle of an answer, and falls silent without telling anybody,
 * while ten clerks save and one person reads. Wanted: nobody waits for more than twenty seconds, everybody works again within five seconds of
 * the link being whole, and every save that was acknowledged is stored once.
 */
const CLERKS = 10
const LONGEST_WAIT_MS = 20_000
const SILENCE_MS = 21_000
const BACK_WITHIN_MS = 5_000

const database = withTestDatabase()
let link: DatabaseLink
beforeAll(async () => {
  await closeDatabase()
  link = await openDatabaseLink(database.url)
  process.env.DATABASE_URL = link.url
})
const server = withAppServer()
afterAll(async () => {
  await closeDatabase()
  await link.close()
})

async function readAgainAndAgain(browser: TestBrowser, path: string, whileTrue: () => boolean): Promise<Sent[]> {
  const read: Sent[] = []
  while (whileTrue()) {
    const begun = performance.now()
    const { status, text } = await browser.get(path)
    read.push({ status, body: text, milliseconds: performance.now() - begun })
    await delay(100)
  }
  return read
}

test('a link that is slow, breaks or falls silent loses nothing and lets nobody wait for ever', async () => {
  const day = await insertScoringEvent(database.owner, { entrants: CLERKS })
  const clerk = await insertAccount(database.owner, { regionId: day.region.id, roles: ['scoreClerk'] })
  const browser = server.newBrowser()
  await signInWith(browser, clerk)
  const clients = startSaving(database.owner, day, () => browser)
  let reading = true
  const read = readAgainAndAgain(browser, `/events/${day.event.id}/marks`, () => reading)

  /** Waits until every clerk has saved since, and tells how long that took. */
  const working = async () => {
    const [begun, before] = [performance.now(), clients.acknowledged()]
    while (clients.acknowledged() < before + 2 * CLERKS) await delay(10)
    return performance.now() - begun
  }
  await working()
  link.delay(200)
  await delay(2_000)
  link.heal()
  const back = [await working()]
  link.reset()
  back.push(await working())
  for (const bytes of [1, 7, 150, 600]) {
    link.reset(bytes)
    back.push(await working())
  }
  link.swallow()
  await delay(SILENCE_MS)
  link.heal()
  back.push(await working())
  reading = false
  const [violations, pages] = [await clients.finish(), await read]

  expect(violations).toEqual([])
  expect(Math.max(...back)).toBeLessThan(BACK_WITHIN_MS)
  const answers = [...clients.sent, ...pages]
  expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([200, 503])
  expect(Math.max(...answers.map(({ milliseconds }) => milliseconds))).toBeLessThan(LONGEST_WAIT_MS)
  for (const { body } of answers.filter(({ status }) => status === 503)) expect(body).not.toMatch(/\bat .*\.(ts|js):\d+|CONNECTION_|ECONN/)
}, 90_000)
