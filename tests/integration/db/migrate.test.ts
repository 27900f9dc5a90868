import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { migrateDatabase } from '#db/migrate.ts'
import { readMigrations, type MigrationFile } from '#db/migrating/migration-files.ts'
import { createEmptyDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: Omit<TestDatabase, 'url'>
beforeEach(async () => {
  database = await createEmptyDatabase()
})
afterEach(() => database.drop())

const step = (when: number, ...statements: string[]): MigrationFile => ({ tag: `step_${when}`, when, hash: `hash of ${statements.join()}`, statements })
const small = [step(1, 'create table first (id int)'), step(2, 'create table second (id int)', 'insert into second values (1)')]
const tables = async () =>
  (await database.owner<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public' order by 1`).map((row) => row.name)

describe('migrating', () => {
  test('an empty database applies every migration of the build once', async () => {
    const all = readMigrations().map((migration) => migration.tag)
    expect(await migrateDatabase(database.ownerUrl)).toEqual(all)
    expect(await migrateDatabase(database.ownerUrl)).toEqual([])
    await migrateDatabase(database.ownerUrl, { checkOnly: true })
  })

  test('goes on where an older build stopped', async () => {
    await migrateDatabase(database.ownerUrl, { migrations: small.slice(0, 1) })
    expect(await migrateDatabase(database.ownerUrl, { migrations: small })).toEqual(['step_2'])
  })

  test('keeps nothing of a migration that failed half way, and everything before it', async () => {
    const broken = [small[0]!, step(2, 'create table second (id int)', 'insert into nowhere values (1)')]
    await expect(migrateDatabase(database.ownerUrl, { migrations: broken })).rejects.toMatchObject({ code: '42P01' })
    expect(await tables()).toEqual(['first'])
    expect(await migrateDatabase(database.ownerUrl, { migrations: small })).toEqual(['step_2'])
  })

  test('by two processes at once is done by one of them; the other finds nothing to do', async () => {
    const slow = [step(1, 'select pg_sleep(0.4)', 'create table first (id int)')]
    const both = await Promise.all([1, 2].map(() => migrateDatabase(database.ownerUrl, { migrations: slow })))
    expect(both.map((applied) => applied.length).sort()).toEqual([0, 1])
  })

  test('killed in the middle of a migration leaves whole migrations, and the next run finishes', async () => {
    const slow = [small[0]!, step(2, 'create table second (id int)', 'select pg_sleep(30)')]
    const script = `import { migrateDatabase } from '#db/migrate.ts'
      void migrateDatabase(process.argv[1], { migrations: ${JSON.stringify(slow)}, report: (tag) => console.log(tag) })`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, database.ownerUrl], { stdio: ['ignore', 'pipe', 'inherit'] })
    await vi.waitFor(() => new Promise<void>((resolve) => child.stdout.on('data', (text: Buffer) => text.includes('step_2') && resolve())), { timeout: 10_000 })
    child.kill('SIGKILL')
    await once(child, 'exit')
    // PostgreSQL notices a vanished client when it next writes to it; an operator ends such a session like this.
    await database.owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    expect(await tables()).toEqual(['first'])
    expect(await migrateDatabase(database.ownerUrl, { migrations: small })).toEqual(['step_2'])
  }, 20_000)
})

describe('a build', () => {
  test('refuses a database that a newer build has migrated, and touches nothing', async () => {
    await migrateDatabase(database.ownerUrl, { migrations: small })
    const newer = migrateDatabase(database.ownerUrl, { migrations: small.slice(0, 1) })
    await expect(newer).rejects.toMatchObject({ code: 'schemaNewer', message: expect.stringMatching(/^The database was migrated by a newer build[^.]*\.$/) })
    expect(await tables()).toEqual(['first', 'second'])
  })

  test('refuses a migration that was edited after the database took it', async () => {
    await migrateDatabase(database.ownerUrl, { migrations: small })
    const edited = [small[0]!, { ...small[1]!, hash: 'another' }]
    await expect(migrateDatabase(database.ownerUrl, { migrations: edited })).rejects.toMatchObject({ code: 'migrationChanged', migration: 'step_2' })
  })

  test('asked only to check refuses a pending migration and applies none', async () => {
    const check = migrateDatabase(database.ownerUrl, { migrations: small, checkOnly: true })
    await expect(check).rejects.toMatchObject({ code: 'schemaPending', migration: 'step_1' })
    expect(await tables()).toEqual([])
  })
})
