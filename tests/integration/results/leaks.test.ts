// T9: what is not published is seen by nobody outside: not on a page, not in its data, not in a file, not by a status that gives it away.
import { expect, test } from 'vitest'
import { openCorrection } from '#app/services/results/correct-result.server.ts'
import { withdrawResult } from '#app/services/results/publish-result.server.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withAppServer } from '#tests/support/app-server.ts'
import { insertAccount, signInWith } from '#tests/support/test-accounts.ts'
import type { TestBrowser } from '#tests/support/test-browser.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { confirm, must, openScoringDay, publish, type ScoringDay } from './result-desk.ts'

const database = withTestDatabase()
const server = withAppServer()

/** Totals and marks that occur nowhere else, so that finding one is a leak. */
const FIRST = { theory: '81.37', practical: '81.37' }
const SECOND = { theory: '73.19', practical: '73.19' }
const SECRETS = ['秘密选手甲', '秘密选手乙', FIRST.theory, SECOND.theory]

const FILES = ['xlsx', 'csv', 'json'] as const

/** Every address under which somebody without an account could come across this event. */
const addressesOf = ({ eventId }: ScoringDay) => [
  '/', '/_root.data', '/results', '/results.data', '/results?region=x&year=2024', `/results/${eventId}`, `/results/${eventId}.data`, `/results/${eventId}?edition=1`,
  `/results/${eventId}?edition=2`, `/rules/${eventId}`, `/rules/${eventId}.data`, '/verify', '/policies',
  ...FILES.map((format) => `/results/${eventId}/download.${format}`),
  `/events/${eventId}/ranking`, `/events/${eventId}/ranking.data`, `/events/${eventId}/editions/1`, `/events/${eventId}/editions/1.data`, `/events/${eventId}/editions/2.data`,
  ...FILES.map((format) => `/events/${eventId}/editions/1/download.${format}`),
]

async function prepared() {
  const day = await openScoringDay(database.owner, { count: 2 })
  await database.owner`update persons set name = '秘密选手甲' where id = (select person_id from entries where id = ${day.entries[0]!})`
  await database.owner`update persons set name = '秘密选手乙' where id = (select person_id from entries where id = ${day.entries[1]!})`
  await day.mark([[0, FIRST.theory, FIRST.practical], [1, '66.00', '66.00']])
  return day
}

async function visitors(day: ScoringDay): Promise<Array<{ who: string; browser: TestBrowser }>> {
  const candidate = await insertAccount(database.owner, { regionId: day.desk.regionId, roles: ['candidate'] })
  const browser = server.newBrowser()
  await signInWith(browser, candidate)
  return [{ who: 'public', browser: server.newBrowser() }, { who: 'candidate', browser }]
}

/** Where a secret was found. */
async function leaksTo(browser: TestBrowser, day: ScoringDay, secrets: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const address of addressesOf(day)) {
    const answer = await browser.get(address)
    if (answer.status === 403 && address.startsWith('/results')) found.push(`${address} says 403 where nothing may be known`)
    for (const secret of secrets) if (answer.text.includes(secret)) found.push(`${address} holds ${secret}`)
  }
  return found
}

const statusesOf = async (browser: TestBrowser, { eventId }: ScoringDay) =>
  Promise.all([`/results/${eventId}`, ...FILES.map((format) => `/results/${eventId}/download.${format}`)].map(async (address) => (await browser.get(address)).status))

const listed = async (browser: TestBrowser, { eventId }: ScoringDay) => (await browser.get('/results')).text.includes(eventId)

test('nothing of a result leaves the desk before it is published, and what a correction changes stays inside until its edition is', async () => {
  const day = await prepared()
  const people = await visitors(day)
  const anybody = people[0]!.browser
  const nothingSeen = async (state: string, secrets: readonly string[]) => {
    for (const { who, browser } of people) expect(await leaksTo(browser, day, secrets), `${state}, ${who}`).toEqual([])
  }
  await nothingSeen('scoring', SECRETS)
  expect(await statusesOf(anybody, day)).toEqual([404, 404, 404, 404])

  await must(confirm(day))
  await nothingSeen('confirmed', SECRETS)
  expect(await statusesOf(anybody, day)).toEqual([404, 404, 404, 404])
  expect(await listed(anybody, day)).toBe(false)

  await must(publish(day, 1))
  await expect.poll(async () => (await anybody.get(`/results/${day.eventId}`)).status, { timeout: 5_000 }).toBe(200)
  expect((await anybody.get(`/results/${day.eventId}`)).text).toContain(FIRST.theory)
  expect(await listed(anybody, day)).toBe(true)

  await must(openCorrection({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, reason: '复核' }))
  await day.mark([[0, SECOND.theory, SECOND.practical]])
  await nothingSeen('correction', [SECOND.theory])
  await must(confirm(day))
  await nothingSeen('second edition confirmed', [SECOND.theory])
  await must(publish(day, 2))
  await expect.poll(async () => (await anybody.get(`/results/${day.eventId}`)).text.includes(SECOND.theory), { timeout: 5_000 }).toBe(true)

  await must(withdrawResult({ actor: day.leader, idempotencyKey: newKey(), eventId: day.eventId, edition: 2, reason: '公示期满' }))
  await expect.poll(async () => statusesOf(anybody, day), { timeout: 5_000 }).toEqual([410, 410, 410, 410])
  await expect.poll(async () => listed(anybody, day), { timeout: 5_000 }).toBe(false)
  await nothingSeen('withdrawn', SECRETS)
}, 120_000)

test('the published page comes from kept bytes with an ETag, and no list carries a digit of an identity', async () => {
  const day = await prepared()
  await must(confirm(day))
  await must(publish(day, 1))
  const visitor = server.newBrowser()
  const open = () => visitor.get(`/results/${day.eventId}`)
  const first = await open()
  expect(first.headers.get('etag')).toMatch(/^"[\w-]{20,}"$/)
  // The news of the publication may come between two visits and make the page once more; then it stays.
  await expect.poll(async () => (await visitor.get(`/results/${day.eventId}`, { headers: { 'If-None-Match': (await open()).headers.get('etag')! } })).status).toBe(304)
  expect(first.text).not.toMatch(/\d{3,}\*+/)
  expect(first.text).not.toMatch(/\d{17}[\dXx]/)
})

test('every file is of the published edition, has an ETag and runs no formula', async () => {
  const day = await prepared()
  await database.owner`update entries set organisation_name = '=HYPERLINK("http://x","查看")' where event_id = ${day.eventId}`
  await must(confirm(day))
  await must(publish(day, 1))
  const visitor = server.newBrowser()
  const csv = await visitor.get(`/results/${day.eventId}/download.csv`)
  expect(csv.status).toBe(200)
  expect(csv.text).toContain(FIRST.theory)
  expect(csv.text).toContain(`"'=HYPERLINK(""http://x"",""查看"")"`)
  const etag = csv.headers.get('etag')!
  expect((await visitor.get(`/results/${day.eventId}/download.csv`, { headers: { 'If-None-Match': etag } })).status).toBe(304)
  const json = (await visitor.get(`/results/${day.eventId}/download.json`)).json<{ people: Record<string, unknown>; input: { entries: unknown[] }; inputHash: string }>()
  expect(Object.keys(json.people)).toHaveLength(2)
  expect(json.input.entries).toHaveLength(2)
  const xlsx = await visitor.get(`/results/${day.eventId}/download.xlsx`)
  expect(xlsx.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  expect((await visitor.get(`/results/${day.eventId}/download.exe`)).status).toBe(404)
})
