import path from 'node:path'
import postgres, { type Sql } from 'postgres'
import { closeDatabase } from '#db/client.ts'
import { connectionOptions, splitSocketUrl } from '#db/connection/connection-options.ts'
import { openDataFolder } from '#db/embedded/data-folder.ts'
import { startEmbeddedServer, type EmbeddedServer } from '#db/embedded/start-embedded-server.ts'
import { migrateDatabase, SchemaProblem } from '#db/migrate.ts'
import { APP_ROLE } from '#db/migrating/app-role.ts'
import { step } from './console-steps.mjs'
import { messages } from './launch-messages.ts'
import { LaunchProblem } from './launch-problem.ts'
import { seedDemonstration } from './seed-demonstration.ts'

export interface DatabaseWishes {
  dataDir: string
  /** Whether a new database gets the demonstration. */
  demo: boolean
  /** Told how to stop our own server, as soon as it runs. */
  onStarted: (stop: () => Promise<void>) => void
}

const DATABASE = 'jiangheng'
const GROWING = `${DATABASE}_growing`
const OLDEST_SERVER = 150_000

function openAdmin(url: string): Sql {
  const split = splitSocketUrl(url)
  return postgres(split.url, connectionOptions('migrate', { max: 1, ...(split.host ? { host: split.host } : {}) })) as unknown as Sql
}

const migrateShown = (url: string, appRole: string | undefined) =>
  step(messages.migrating, (detail) => migrateDatabase(url, { report: detail, ...(appRole ? { appRole } : {}) }), { quiet: true })

/**
 * Makes the product's database under another name and gives it its own when it is complete, so that a first start that was
 * killed half way is simply done again.
 */
async function growDatabase(server: EmbeddedServer, admin: Sql, { dataDir, demo }: DatabaseWishes): Promise<void> {
  await admin`drop database if exists ${admin(GROWING)} with (force)`
  await admin`create database ${admin(GROWING)}`
  await migrateShown(server.url(GROWING), APP_ROLE)
  if (demo) {
    process.env.DATABASE_URL = server.url(GROWING, APP_ROLE)
    await seedDemonstration(dataDir)
    await closeDatabase()
  }
  await admin`alter database ${admin(GROWING)} rename to ${admin(DATABASE)}`
}

async function prepareEmbedded(wishes: DatabaseWishes): Promise<string> {
  const words = { creating: messages.creatingDatabase, starting: '', recovering: messages.recoveringDatabase }
  const server = await step(
    messages.startingDatabase,
    (detail) => startEmbeddedServer({ dataDir: wishes.dataDir, durability: 'full', report: (at) => detail(words[at]) }),
    { quiet: true },
  )
  wishes.onStarted(() => server.stop())
  const admin = openAdmin(server.url('postgres'))
  try {
    const [found] = await admin`select 1 from pg_database where datname = ${DATABASE}`
    if (found) await migrateShown(server.url(DATABASE), APP_ROLE)
    else await growDatabase(server, admin, wishes)
  } finally {
    await admin.end({ timeout: 5 })
  }
  process.env.DATABASE_URL = server.url(DATABASE, APP_ROLE)
  return messages.dataFolder(path.dirname(openDataFolder(wishes.dataDir).cluster))
}

/** The application's role when the tables belong to another one. */
function separateRole(url: string, ownerUrl: string): string | undefined {
  const user = decodeURIComponent(new URL(url).username)
  return user && user !== decodeURIComponent(new URL(ownerUrl).username) ? user : undefined
}

/** Name and port of the server, never the password. */
function serverOf(url: string): string {
  const { host, pathname } = new URL(splitSocketUrl(url).url)
  return `${host}${pathname}`
}

async function prepareExternal(url: string, wishes: DatabaseWishes): Promise<string> {
  const ownerUrl = process.env.DATABASE_OWNER_URL || process.env.DATABASE_DIRECT_URL || url
  const admin = openAdmin(ownerUrl)
  try {
    const [server] = await step(messages.connectingDatabase, () => admin<{ number: number; version: string }[]>`
      select current_setting('server_version_num')::int as number, current_setting('server_version') as version`, { quiet: true })
    if ((server?.number ?? 0) < OLDEST_SERVER) throw new LaunchProblem(messages.serverTooOld(server?.version ?? '?'))
    await migrateShown(ownerUrl, separateRole(url, ownerUrl))
    const [row] = await admin<{ used: boolean }[]>`select exists (select 1 from regions) as used`
    if (wishes.demo && !row?.used) {
      await seedDemonstration(wishes.dataDir)
      await closeDatabase()
    }
  } catch (error) {
    if (error instanceof SchemaProblem || error instanceof LaunchProblem) throw error
    const { message, code } = error as { message: string; code?: string }
    throw new LaunchProblem(messages.databaseAway(message || code || String(error)), error)
  } finally {
    await admin.end({ timeout: 5 })
  }
  return messages.externalDatabase(serverOf(url))
}

/**
 * Opens the database that DATABASE_URL names, or an embedded one in the data folder, and brings it to this build's schema.
 * A new one gets the demonstration when that is wished. DATABASE_URL names it for everything that comes after.
 *
 * @returns where the data are, as a sentence
 * @throws EmbeddedProblem, SchemaProblem, LaunchProblem, each with one sentence
 */
export function prepareDatabase(wishes: DatabaseWishes): Promise<string> {
  const url = process.env.DATABASE_URL
  return url ? prepareExternal(url, wishes) : prepareEmbedded(wishes)
}
