import { cpSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { reloadSettings } from '#app/lib/env.ts'
import { issueCertificates } from '#app/services/certificates/issue-certificates.server.ts'
import { participation } from '#app/services/certificates/kinds/edition-kinds.server.ts'
import { entrantRow, entrantsFile, openDesk } from '#tests/integration/imports/import-desk.ts'
import { confirm, fallingMarks, must, openScoringDay, publish } from '#tests/integration/results/result-desk.ts'
import { loadBuiltServer, provideTestSecrets } from '#tests/support/app-server.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { startProductProcess } from '#tests/support/product-process.ts'
import { insertAccount, signInWith } from '#tests/support/test-accounts.ts'
import { TestBrowser } from '#tests/support/test-browser.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'
import { testFonts } from '#tests/unit/certificates/support.ts'

/*
 * The whole product is told to stop while it draws a batch of certificates, writes an imported list and answers readers. Wanted: it ends by
 * itself and in order, everybody who was being served gets a proper answer, the list is there as a whole or not at all as its answer says, and
 * the next start draws the rest under the same numbers.
 */
const CERTIFICATES = 100
const ROWS = 120
const READERS = 20

const database = withTestDatabase()

beforeAll(async () => {
  provideTestSecrets()
  await loadBuiltServer()
  const fonts = await testFonts()
  process.env.DATA_DIR = temporaryFolder('orderly-stop')
  process.env.DEMO = '1'
  cpSync(fonts.dir, path.join(process.env.DATA_DIR, 'fonts'), { recursive: true })
  reloadSettings()
}, 180_000)

test('told to stop, the product ends what it has begun, and the next start finishes the rest', async () => {
  const day = await openScoringDay(database.owner, { count: CERTIFICATES })
  await day.mark(fallingMarks(CERTIFICATES))
  await must(confirm(day))
  await must(publish(day, 1))
  const desk = await openDesk(database.owner)
  const account = await insertAccount(database.owner, { regionId: desk.region.id, roles: ['bureauOfficer'] })
  const list = await desk.preview(entrantsFile(...Array.from({ length: ROWS }, (_, at) => entrantRow(at + 1))))
  const { seen } = list.preview

  const first = await startProductProcess(database.ownerUrl)
  const browser = new TestBrowser(first.origin)
  await signInWith(browser, account)
  const { batchId } = (await must(issueCertificates({ actor: day.desk.officer, kind: participation, eventId: day.eventId, idempotencyKey: newKey() }))).value
  const drawn = async () => (await database.owner`select count(*)::int as n from certificates where batch_id = ${batchId} and pdf_file_id is not null`)[0]!.n as number
  await expect.poll(drawn, { interval: 5, timeout: 30_000 }).toBeGreaterThan(0)

  const confirming = browser.post(`/imports/${list.batchId}`, { intent: 'confirm', version: String(list.version), seen, warningsSeen: 'on', idempotencyKey: newKey() })
  const reading = Array.from({ length: READERS }, () => browser.get(`/events/${desk.event.id}/entrants`))
  // Every request has arrived before the word comes: the one sent last has been answered.
  await browser.get('/healthcheck')
  first.child.kill('SIGTERM')
  const [confirmed, ...read] = await Promise.all([confirming, ...reading])
  expect(await first.ended).toBe(0)

  expect(read.map(({ status }) => status)).toEqual(Array.from({ length: READERS }, () => 200))
  expect(confirmed.status).toBe(303)
  const [imported] = await database.owner`select count(*)::int as entries from entries where import_batch_id = ${list.batchId}`
  expect(imported!.entries).toBe(ROWS)
  const [left] = await database.owner`select count(*)::int as n from pg_stat_activity where datname = current_database() and state like '%transaction%' and pid <> pg_backend_pid()`
  expect(left!.n).toBe(0)
  const before = await database.owner`select number, pdf_hash from certificates where batch_id = ${batchId} and pdf_file_id is not null order by serial`
  expect(before.length).toBeLessThan(CERTIFICATES)

  const second = await startProductProcess(database.ownerUrl)
  await expect.poll(async () => (await database.owner`select state from certificate_batches where id = ${batchId}`)[0]!.state, { timeout: 60_000 }).toBe('done')
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  const after = await database.owner`select number, pdf_hash from certificates where batch_id = ${batchId} and pdf_file_id is not null order by serial`
  expect(after.slice(0, before.length)).toEqual(before)
  expect(new Set(after.map(({ number }) => number as string)).size).toBe(CERTIFICATES)
}, 120_000)
