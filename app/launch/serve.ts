/** Runs the product: settings, data folder, database, fonts, HTTP server; and ends it in order. Started by start.mjs. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseSettings, type Settings } from '#app/lib/env.ts'
import { prepareFonts } from '#certificates/fonts/prepare.ts'
import { closeDatabase } from '#db/client.ts'
import { makeSocketDir, openDataFolder } from '#db/embedded/data-folder.ts'
import { EmbeddedProblem } from '#db/embedded/embedded-problem.ts'
import { startJobRunner, stopJobRunner } from '#db/jobs/job-runner.ts'
import { SchemaProblem } from '#db/migrate.ts'
import { language, step } from './console-steps.mjs'
import { demoAccountLines, readDemoAccounts } from './demo-accounts.ts'
import { claimDataFolder, type InstanceLock } from './instance-lock.ts'
import { databaseSentence, messages } from './launch-messages.ts'
import { LaunchProblem } from './launch-problem.ts'
import { checkPort, openServer } from './open-server.ts'
import { prepareDatabase } from './prepare-database.ts'
import { provideSecrets } from './secrets.ts'
import { watchForStop } from './stop-signals.ts'

const root = path.resolve(import.meta.dirname, '../..')
const development = process.argv.includes('--dev')
const prepareOnly = process.argv.includes('--prepare-only')

function readSettings(): Settings {
  try {
    return parseSettings(process.env)
  } catch (error) {
    throw new LaunchProblem(messages.wrongSettings((error as Error).message), error)
  }
}

/** Only the embedded database has one copy at a time; several processes may share a PostgreSQL server. */
async function claimEmbedded(dataDir: string): Promise<InstanceLock | undefined> {
  if (process.env.DATABASE_URL) return undefined
  const folder = openDataFolder(dataDir)
  makeSocketDir(folder)
  return claimDataFolder(path.dirname(folder.cluster), path.join(folder.socketDir, 'product.sock'))
}

/** Nobody can sign in to a new installation without demonstration: says how its first administrator gets in. */
async function firstAdministrator(url: string): Promise<string> {
  if (process.env.DEMO === '1') return ''
  const { inviteFirstAdministrator } = await import('#app/services/accounts/first-administrator.server.ts')
  const first = await inviteFirstAdministrator()
  return first ? messages.firstAdministrator(url, first.username, first.code, first.hours) : ''
}

async function printReady(url: string, where: string, dataDir: string): Promise<void> {
  console.log(`\n${messages.ready(url)}\n${where}`)
  const invitation = await firstAdministrator(url)
  if (invitation) console.log(`\n${invitation}`)
  const accounts = process.env.DEMO === '1' ? readDemoAccounts(dataDir) : []
  if (accounts.length > 0) console.log(`\n${messages.demoAccounts}\n${demoAccountLines(accounts, language).join('\n')}`)
  console.log(`\n${messages.howToStop}`)
}

/** What has been begun, undone in reverse. */
type Undo = (() => Promise<unknown> | unknown)[]

/** Everything up to the open server; false when there is nothing to wait for. */
async function begin(undo: Undo): Promise<boolean> {
  const { host, port, dataDirectory } = readSettings()
  const dataDir = path.resolve(root, dataDirectory)
  mkdirSync(dataDir, { recursive: true })
  const lock = await claimEmbedded(dataDir)
  undo.push(() => lock?.release())
  if (!prepareOnly) await checkPort({ host, port })
  process.env.DATA_DIR = dataDir
  process.env.DEMO ||= process.env.DATABASE_URL ? '0' : '1'
  provideSecrets(dataDir)

  // Before the database: the demonstration issues certificates.
  const showFonts = ({ done, of }: { done: number; of: number }) => `${done} / ${of}`
  await step(messages.fonts, (detail) => prepareFonts({ dataDir, onProgress: (progress) => detail(showFonts(progress)) }), { quiet: true })
  const where = await prepareDatabase({ dataDir, demo: process.env.DEMO === '1', onStarted: (stop) => undo.push(stop) })
  undo.push(() => closeDatabase())
  if (prepareOnly) {
    console.log(messages.prepared)
    return false
  }
  const server = await step(messages.starting, () => openServer(root, { host, port }, development), { quiet: true })
  startJobRunner({ onProblem: (problem) => console.error(problem) })
  undo.push(() => Promise.all([server.close(), stopJobRunner()]))
  lock?.announce(server.url)
  await printReady(server.url, where, dataDir)
  return true
}

async function run(): Promise<void> {
  const undo: Undo = []
  const asked = watchForStop()
  try {
    // A stop while things are still being prepared does not wait for them.
    const waits = await Promise.race([begin(undo), asked.then(() => true)])
    if (!waits) return
    await asked
    console.log(messages.stopping)
  } finally {
    for (const stop of undo.reverse()) await stop()
  }
  console.log(messages.stopped)
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof EmbeddedProblem || error instanceof SchemaProblem) console.error(databaseSentence(error))
    else console.error(error instanceof LaunchProblem ? error.message : error)
    process.exit(1)
  },
)
