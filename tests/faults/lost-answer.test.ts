import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'

import { expect, test } from 'vitest'

import { sessionCookieName } from '#app/auth/session-cookie.server.ts'
import { provideTestSecrets, withAppServer } from '#tests/support/app-server.ts'
import { insertScoringEvent } from '#tests/support/scoring-event.ts'
import { insertAccount, signInWith } from '#tests/support/test-accounts.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

/*
 * A score is saved through the real route and the answer never arrives: the line breaks after the commit. The browser keeps the cell
 * and sends it again under the same key; that must find the first effect and its answer, and never make a second one.
 */
provideTestSecrets()
const database = withTestDatabase()
const server = withAppServer()
const ARRIVALS = 50

async function openDesk() {
  const day = await insertScoringEvent(database.owner)
  const clerk = await insertAccount(database.owner, { regionId: day.region.id, roles: ['scoreClerk'] })
  const browser = server.newBrowser()
  await signInWith(browser, clerk)
  const path = `/api/events/${day.event.id}/marks`
  const body = (text: string) => ({ cells: [{ entryId: day.entries[0]!, column: 'part:theory', text, absentJudge: false, baseVersion: 0 }], statuses: [] })
  const save = (key: string, text: string) => browser.postJson(path, body(text), { headers: { 'Idempotency-Key': key } })
  const history = async () => (await database.owner`select value, version from mark_history where event_id = ${day.event.id} order by id`).map(({ value, version }) => [value, version])
  const events = async () => (await database.owner`select count(*)::int as n from audit_events where chain_id = ${day.event.competitionId}`)[0]!.n as number
  /** Sends the save, reads nothing, and breaks the line once the mark is in the database. */
  const saveAndLoseTheAnswer = async (key: string, text: string) => {
    const json = JSON.stringify(body(text))
    const cookie = `${sessionCookieName()}=${browser.cookie(sessionCookieName()) ?? ''}`
    const headers = { Cookie: cookie, Origin: server.url, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json), 'Idempotency-Key': key }
    const request = httpRequest(server.url + path, { method: 'POST', headers, agent: false })
    request.on('error', () => {})
    request.end(json)
    await expect.poll(async () => (await history()).length).toBe(1)
    request.destroy()
  }
  return { save, saveAndLoseTheAnswer, history, events }
}

test('a save whose answer was lost is sent again with its key: one effect, the first answer, and another body is refused', async () => {
  const desk = await openDesk()
  const key = randomUUID()
  await desk.saveAndLoseTheAnswer(key, '85.5')
  const again = await desk.save(key, '85.5')
  expect([again.status, again.json<{ saved: { cells: unknown[] } }>().saved.cells]).toMatchObject([200, [{ column: 'part:theory', version: 1 }]])
  expect((await desk.save(key, '85.5')).text).toBe(again.text)
  expect((await desk.save(key, '90')).status).toBe(422)
  expect(await desk.history()).toEqual([[8550, 1]])
  expect(await desk.events()).toBe(1)
})

test(`${ARRIVALS} arrivals of one save at once are one effect and ${ARRIVALS} equal answers`, async () => {
  const desk = await openDesk()
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: ARRIVALS }, () => desk.save(key, '77')))
  for (const answer of answers) expect([answer.status, answer.json()]).toEqual([200, answers[0]!.json()])
  expect(await desk.history()).toEqual([[7700, 1]])
  expect(await desk.events()).toBe(1)
})

test('without the key the second arrival would be a conflict with oneself, so the key is what tells a repetition', async () => {
  const desk = await openDesk()
  await desk.saveAndLoseTheAnswer(randomUUID(), '60')
  expect((await desk.save(randomUUID(), '60')).status).toBe(409)
  expect(await desk.history()).toEqual([[6000, 1]])
})
