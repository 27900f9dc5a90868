import { cpSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { reloadSettings } from '#app/lib/env.ts'
import { loadBuiltServer, provideTestSecrets } from '#tests/support/app-server.ts'
import { freePort, startProductProcess } from '#tests/support/product-process.ts'
import { startSaving } from '#tests/support/saving-clients.ts'
import { insertScoringEvent } from '#tests/support/scoring-event.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'
import { insertAccount, signInWith } from '#tests/support/test-accounts.ts'
import { TestBrowser } from '#tests/support/test-browser.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { testFonts } from '#tests/unit/certificates/support.ts'

/*
 * The product is killed while ten clerks save, and started again. Wanted: their pages send what had no answer again under its key, and then every
 * save is stored once, with its version and its audit event, and nothing half-made is left in the data folder.
 */
const ROUNDS = 3
const CLERKS = 10

const database = withTestDatabase()

beforeAll(async () => {
  provideTestSecrets()
  await loadBuiltServer()
  const fonts = await testFonts()
  process.env.DATA_DIR = temporaryFolder('product-killed')
  cpSync(fonts.dir, path.join(process.env.DATA_DIR, 'fonts'), { recursive: true })
  reloadSettings()
}, 180_000)

const filesOf = () => readdirSync(process.env.DATA_DIR!, { recursive: true }).map(String).sort()

test(`the product killed ${ROUNDS} times during score entry: every save is stored once`, async () => {
  const day = await insertScoringEvent(database.owner, { entrants: CLERKS })
  const clerk = await insertAccount(database.owner, { regionId: day.region.id, roles: ['scoreClerk'] })
  const port = await freePort()
  let product = await startProductProcess(database.ownerUrl, port)
  const files = filesOf()
  const browser = new TestBrowser(product.origin)
  await signInWith(browser, clerk)
  const clients = startSaving(database.owner, day, () => browser)
  /** Waits until every clerk has saved since, once or twice. */
  const working = async () => {
    const before = clients.acknowledged()
    while (clients.acknowledged() < before + 2 * CLERKS) await delay(5)
  }
  await working()
  for (let round = 0; round < ROUNDS; round += 1) {
    await delay(50 + round * 137)
    product.child.kill('SIGKILL')
    await product.ended
    product = await startProductProcess(database.ownerUrl, port)
    await working()
  }
  expect(await clients.finish()).toEqual([])
  expect(clients.sent.filter(({ status }) => status === 0).length).toBeGreaterThan(0)
  expect([...new Set(clients.sent.map(({ status }) => status))].filter((status) => ![0, 200, 503].includes(status))).toEqual([])
  product.child.kill('SIGTERM')
  expect(await product.ended).toBe(0)
  expect(filesOf()).toEqual(files)
}, 90_000)
