import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import postgres, { type Sql } from 'postgres'
import { splitSocketUrl } from '#db/connection/connection-options.ts'
import { withFolderMutex } from '#db/embedded/folder-mutex.ts'
import { startEmbeddedServer, type EmbeddedServer } from '#db/embedded/start-embedded-server.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { APP_ROLE } from '#db/migrating/app-role.ts'
import { readMigrations } from '#db/migrating/migration-files.ts'

/** The server a test run works on, with a migrated template ready to be cloned. */
export interface TestServer {
  /** URL of the database `postgres` as the owner. */
  ownerUrl: string
  template: string
  release(): Promise<void>
}

/** PostgreSQL programs to test with instead of the embedded ones, such as /usr/lib/postgresql/15/bin. */
const OTHER_PROGRAMS = process.env.TEST_POSTGRES_BIN

/** One server per checkout, user and kind of server, shared by runs that go on at the same time. */
function serverFolder(): string {
  const identity = [process.cwd(), userInfo().uid, OTHER_PROGRAMS ?? 'embedded'].join('\0')
  return path.join(tmpdir(), `jiangheng-tests-${createHash('sha256').update(identity).digest('hex').slice(0, 10)}`)
}

/** A plain client of one database, for tests and their support; it says nothing about notices. */
export function openTestClient(url: string, max = 1): Sql {
  const split = splitSocketUrl(url)
  const host = split.host ? { host: split.host } : {}
  return postgres(split.url, { max, onnotice: () => {}, ...host }) as unknown as Sql
}

function templateName(): string {
  const hash = createHash('sha256')
  for (const migration of readMigrations()) hash.update(migration.hash)
  return `template_${hash.digest('hex').slice(0, 12)}`
}

/** Builds the template under another name first, so that a killed run never leaves half of one. */
async function ensureTemplate(server: EmbeddedServer, owner: Sql): Promise<string> {
  const template = templateName()
  const [found] = await owner`select 1 from pg_database where datname = ${template}`
  if (found) return template
  const growing = `${template}_growing`
  await owner`drop database if exists ${owner(growing)} with (force)`
  await owner`create database ${owner(growing)}`
  await migrateDatabase(server.url(growing), { appRole: APP_ROLE })
  await owner`alter database ${owner(growing)} rename to ${owner(template)}`
  return template
}

/** Removes what runs that were killed have left; only databases nobody is connected to. */
async function dropLeftovers(owner: Sql): Promise<void> {
  const idle = await owner<{ datname: string }[]>`
    select datname from pg_database d
    where datname like 'test\\_%' and not exists (select 1 from pg_stat_activity a where a.datid = d.oid)`
  for (const { datname } of idle) await owner`drop database if exists ${owner(datname)}`.catch(() => {})
}

/** Every run keeps one connection of this name open; the last one to leave stops the server. */
const HOLDER = 'jiangheng test run'

async function isLastRun(owner: Sql): Promise<boolean> {
  const [row] = await owner<{ others: number }[]>`
    select count(*)::int as others from pg_stat_activity where application_name = ${HOLDER} and pid <> pg_backend_pid()`
  return row?.others === 0
}

function openHolder(url: string): Sql {
  const split = splitSocketUrl(url)
  return postgres(split.url, {
    max: 1, max_lifetime: null, onnotice: () => {}, connection: { application_name: HOLDER }, ...(split.host ? { host: split.host } : {}),
  }) as unknown as Sql
}

/** Starts the shared test server, or joins the one another run has started, and makes sure its template is there. */
export async function acquireTestServer(): Promise<TestServer> {
  const dataDir = serverFolder()
  const mutex = `${dataDir}.lock`
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return withFolderMutex(mutex, async () => {
    const programs = OTHER_PROGRAMS
      ? { initdb: path.join(OTHER_PROGRAMS, 'initdb'), postgres: path.join(OTHER_PROGRAMS, 'postgres') }
      : undefined
    const server = await startEmbeddedServer({ dataDir, durability: 'none', ...(programs ? { programs } : {}) })
    const owner = openHolder(server.url('postgres'))
    if (await isLastRun(owner)) await dropLeftovers(owner)
    const template = await ensureTemplate(server, owner)
    const release = () =>
      withFolderMutex(mutex, async () => {
        const last = await isLastRun(owner)
        await owner.end({ timeout: 1 })
        if (last) await server.stop()
      })
    return { ownerUrl: server.url('postgres'), template, release }
  })
}
