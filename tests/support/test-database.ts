import { randomBytes } from 'node:crypto'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { APP_ROLE } from '#db/migrating/app-role.ts'
import { openTestClient } from './postgres-server.ts'

/** A database of one test file, cloned from the migrated template. */
export interface TestDatabase {
  /** As the application's role, which is what DATABASE_URL is set to. */
  url: string
  /** As the owner of the tables: may switch triggers off, look at other sessions and end them. */
  ownerUrl: string
  /** A client of the owner; one connection. */
  owner: Sql
  drop(): Promise<void>
}

function urlFor(adminUrl: string, database: string, role: string): string {
  const url = new URL(adminUrl)
  return `${url.protocol}//${role}@${url.host}/${database}`
}

/** A database without any table, for what makes the tables. DATABASE_URL is left alone. */
export async function createEmptyDatabase(): Promise<Omit<TestDatabase, 'url'>> {
  const { ownerUrl: adminUrl } = inject('testServer')
  const name = await createFrom('template0')
  const ownerUrl = urlFor(adminUrl, name, 'postgres')
  const owner = openTestClient(ownerUrl)
  const drop = async () => {
    await owner.end({ timeout: 1 })
    await dropDatabase(name)
  }
  return { ownerUrl, owner, drop }
}

async function createFrom(template: string): Promise<string> {
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`
  const admin = openTestClient(inject('testServer').ownerUrl)
  await admin`create database ${admin(name)} template ${admin(template)}`
  await admin.end({ timeout: 1 })
  return name
}

async function dropDatabase(name: string): Promise<void> {
  const admin = openTestClient(inject('testServer').ownerUrl)
  await admin`drop database if exists ${admin(name)} with (force)`
  await admin.end({ timeout: 1 })
}

/**
 * Clones the template (50–70 ms) and points DATABASE_URL at the clone, so that `#db/client.ts` and `inTransaction` use it.
 * `drop` closes the application's connections and removes it again.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { ownerUrl: adminUrl, template } = inject('testServer')
  const name = await createFrom(template)
  const [url, ownerUrl] = [urlFor(adminUrl, name, APP_ROLE), urlFor(adminUrl, name, 'postgres')]
  const owner = openTestClient(ownerUrl)
  const before = process.env.DATABASE_URL
  process.env.DATABASE_URL = url
  const drop = async () => {
    await closeDatabase()
    await owner.end({ timeout: 1 })
    if (before === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = before
    await dropDatabase(name)
  }
  return { url, ownerUrl, owner, drop }
}

/**
 * Gives the test file a database of its own from its first test to its last. Call it at the top of the file; the fields
 * may be read inside tests and hooks.
 */
export function withTestDatabase(): Readonly<Omit<TestDatabase, 'drop'>> {
  let database: TestDatabase | undefined
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database?.drop())
  const opened = () => {
    if (!database) throw new Error('The test database exists only inside tests and hooks.')
    return database
  }
  return {
    get url() {
      return opened().url
    },
    get ownerUrl() {
      return opened().ownerUrl
    },
    get owner() {
      return opened().owner
    },
  }
}
