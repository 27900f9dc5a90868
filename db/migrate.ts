import postgres, { type Sql } from 'postgres'
import { connectionOptions, splitSocketUrl } from './connection/connection-options.ts'
import { TransactionLost } from './connection/database-errors.ts'
import { grantAppRole } from './migrating/app-role.ts'
import { readMigrations, type MigrationFile } from './migrating/migration-files.ts'
import { SchemaProblem } from './migrating/schema-problem.ts'
import { openSlot, type TransactionSlot } from './transactions/transaction-slot.ts'

export { SchemaProblem } from './migrating/schema-problem.ts'

export interface MigrateOptions {
  /** Look only, and refuse a database that lacks a migration. */
  checkOnly?: boolean
  /** The role the application works under, when it is not the one that owns the tables. */
  appRole?: string
  /** Told each migration's name before it runs. */
  report?: (tag: string) => void
  migrations?: MigrationFile[]
}

/** Any number will do, as long as every process that migrates takes the same. */
const MIGRATION_LOCK = 7_114_120_261n

interface AppliedRow {
  hash: string
  created_at: string
}

async function readApplied(client: Sql): Promise<AppliedRow[]> {
  const [table] = await client`select to_regclass('drizzle.__drizzle_migrations') is not null as there`
  if (!table?.there) return []
  return client<AppliedRow[]>`select hash, created_at::text from drizzle.__drizzle_migrations order by created_at`
}

/** What is still to be done, after making sure that what has been done is this build's own past. */
function pendingOf(migrations: readonly MigrationFile[], applied: readonly AppliedRow[]): MigrationFile[] {
  const known = new Map(migrations.map((migration) => [String(migration.when), migration]))
  for (const row of applied) {
    const migration = known.get(row.created_at)
    if (!migration) throw new SchemaProblem('schemaNewer', row.created_at)
    if (migration.hash !== row.hash) throw new SchemaProblem('migrationChanged', migration.tag)
  }
  const done = new Set(applied.map((row) => row.created_at))
  return migrations.filter((migration) => !done.has(String(migration.when)))
}

async function applyOne(slot: TransactionSlot, migration: MigrationFile): Promise<void> {
  const { client } = slot
  await client`begin`
  try {
    for (const statement of migration.statements) await client.unsafe(statement)
    await client`insert into drizzle.__drizzle_migrations (hash, created_at) values (${migration.hash}, ${migration.when})`
    await client`commit`
  } catch (error) {
    if (slot.dead) throw new TransactionLost(error)
    await client`rollback`
    throw error
  }
}

async function prepareBookkeeping(client: Sql): Promise<void> {
  await client`create schema if not exists drizzle`
  await client`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`
}

/** Compares without changing anything; no lock is needed for that. */
async function checkSchema(url: string, migrations: readonly MigrationFile[]): Promise<void> {
  const split = splitSocketUrl(url)
  const host = split.host ? { host: split.host } : {}
  const client = postgres(split.url, connectionOptions('raw', { max: 1, ...host })) as unknown as Sql
  try {
    const [missing] = pendingOf(migrations, await readApplied(client))
    if (missing) throw new SchemaProblem('schemaPending', missing.tag)
  } finally {
    await client.end({ timeout: 5 })
  }
}

/**
 * Brings the database to this build's schema: one transaction per migration, so that a killed run leaves whole steps, and
 * one migrator at a time, so that a second one waits and then finds nothing to do.
 *
 * @param url a direct connection (not through PgBouncer) as the owner of the tables
 * @returns the tags that were applied now
 * @throws SchemaProblem when the database is newer than the build, or a migration was edited after it was applied, or
 *   (`checkOnly`) one is missing
 */
export async function migrateDatabase(url: string, options: MigrateOptions = {}): Promise<string[]> {
  const migrations = options.migrations ?? readMigrations()
  if (options.checkOnly) {
    await checkSchema(url, migrations)
    return []
  }
  const slot = openSlot(url, 'migrate')
  const { client } = slot
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK.toString()}::bigint)`
    slot.seal() // the lock belongs to this connection: without it nothing more may run
    const pending = pendingOf(migrations, await readApplied(client))
    if (pending.length > 0) await prepareBookkeeping(client)
    for (const migration of pending) {
      options.report?.(migration.tag)
      await applyOne(slot, migration)
    }
    if (options.appRole) await grantAppRole(client, options.appRole)
    return pending.map((migration) => migration.tag)
  } finally {
    await slot.destroy()
  }
}
