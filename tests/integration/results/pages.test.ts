import { expect, test } from 'vitest'
import type { Role } from '#app/auth/permissions.ts'
import { getRankingPage } from '#app/services/results/ranking-page.server.ts'
import { newFormKey, withAppServer } from '#tests/support/app-server.ts'
import { insertRegion, insertAccount, signInWith } from '#tests/support/test-accounts.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { fallingMarks, openScoringDay, type ScoringDay } from './result-desk.ts'

const database = withTestDatabase()
const server = withAppServer()

async function browserOf(regionId: string, ...roles: Role[]) {
  const account = await insertAccount(database.owner, { regionId, roles })
  const browser = server.newBrowser()
  await signInWith(browser, account)
  return { browser, account }
}

async function readyDay() {
  const day = await openScoringDay(database.owner, { count: 5 })
  await day.mark(fallingMarks(5))
  return day
}

const rankingPath = ({ eventId }: ScoringDay) => `/events/${eventId}/ranking`

async function confirmForm(day: ScoringDay) {
  const { outputHash } = await getRankingPage(day.desk.officer, day.eventId, 'zh-CN')
  return { intent: 'confirm', idempotencyKey: newFormKey(), seenOutputHash: outputHash! }
}

test('an officer confirms and publishes through the pages; whoever comes second is told who was first', async () => {
  const day = await readyDay()
  const { browser } = await browserOf(day.desk.regionId, 'bureauOfficer')
  const second = (await browserOf(day.desk.regionId, 'bureauLeader')).browser
  const page = await browser.get(rankingPath(day))
  expect(page.status).toBe(200)
  expect(page.text).toContain('选手1')
  const form = await confirmForm(day)
  expect(await browser.post(rankingPath(day), form)).toMatchObject({ status: 303, location: `/events/${day.eventId}/editions/1` })
  const late = await second.post(rankingPath(day), { ...form, idempotencyKey: newFormKey() })
  expect(late.status).toBe(409)
  expect(late.text).toContain('另一位经办人已经确认了成绩')

  const edition = `/events/${day.eventId}/editions/1`
  expect((await browser.get(edition)).text).toContain('与冻结的结果一致')
  expect((await browser.post(edition, { intent: 'publish', idempotencyKey: newFormKey() })).status).toBe(303)
  const again = await second.post(edition, { intent: 'publish', idempotencyKey: newFormKey() })
  expect(again.status).toBe(409)
  expect(again.text).toContain('另一位经办人已经公布了这一版')
  expect((await server.newBrowser().get(`/results/${day.eventId}`)).text).toContain('95.00')
  expect((await browser.get(`${edition}/download.csv`)).text).toContain('95.00')
})

test('nobody without the permission confirms, decides, corrects or publishes', async () => {
  const day = await readyDay()
  const clerk = (await browserOf(day.desk.regionId, 'scoreClerk')).browser
  const judge = (await browserOf(day.desk.regionId, 'chiefJudge')).browser
  expect((await clerk.get(rankingPath(day))).status).toBe(200)
  expect((await clerk.post(rankingPath(day), await confirmForm(day))).status).toBe(403)
  expect((await judge.post(rankingPath(day), await confirmForm(day))).status).toBe(403)
  expect((await clerk.post(rankingPath(day), { intent: 'openCorrection', idempotencyKey: newFormKey(), reason: '试' })).status).toBe(403)
  expect((await clerk.get(`/events/${day.eventId}/editions/1`)).status).toBe(403)
  expect((await judge.get(`/events/${day.eventId}/editions/1`)).status).toBe(404)
  const foreign = (await browserOf(await insertRegion(database.owner, '余姚市'), 'bureauOfficer')).browser
  expect((await foreign.get(rankingPath(day))).status).toBe(404)
  expect((await foreign.post(rankingPath(day), await confirmForm(day))).status).toBe(404)
  expect(await database.owner`select id from result_editions where event_id = ${day.eventId}`).toEqual([])
})

test('confirming asks for a password that was given just now', async () => {
  const day = await readyDay()
  const { browser, account } = await browserOf(day.desk.regionId, 'bureauOfficer')
  await database.owner`update sessions set fresh_at = now() - interval '11 minutes' where user_id = ${account.id}`
  const answer = await browser.post(rankingPath(day), await confirmForm(day))
  expect(answer.location).toMatch(/^\/reauthenticate\?redirectTo=/)
  expect(await database.owner`select id from result_editions where event_id = ${day.eventId}`).toEqual([])
})

test('the ceremony of an event that is not announced says so and shows nobody, and its rehearsal still plays', async () => {
  const day = await readyDay()
  const { browser } = await browserOf(day.desk.regionId, 'bureauOfficer')
  const before = await browser.get(`/events/${day.eventId}/ceremony`)
  expect(before.status).toBe(200)
  expect(before.text).toContain('成绩还没有公布')
  expect(before.text).not.toContain('选手1')
  expect((await browser.get(`/events/${day.eventId}/ceremony?rehearsal=1`)).text).toContain('演练选手甲')
})
