import { randomBytes } from 'node:crypto'
import { closeDatabase } from '#db/client.ts'
import { APP_ROLE } from '#db/migrating/app-role.ts'
import { acquireTestServer, openTestClient } from '#tests/support/postgres-server.ts'
import { installMovableClock, letDaysPass, setClock } from './movable-clock.ts'
import { startProduct } from './start-product.ts'

/** A product of one story alone, with an empty database whose clock the story sets. */
export interface OwnProduct {
  origin: string
  letDaysPass(days: number): Promise<void>
  /** Reads what stands in the database, as the owner of its tables. */
  rows<Row>(query: string, values?: string[]): Promise<Row[]>
  /** Does something with the product's own services and factories, in this process. */
  within<T>(run: () => Promise<T>): Promise<T>
  stop(): Promise<void>
}

/** Starts the built product without the demonstration at a given moment; `prepare` fills its database before anybody comes. */
export async function startOwnProduct<T>(moment: Date, prepare: () => Promise<T>): Promise<OwnProduct & { prepared: T }> {
  const server = await acquireTestServer()
  const name = `test_story_${randomBytes(5).toString('hex')}`
  const url = (role: string) => server.ownerUrl.replace(/\/\/[^@]*@/, `//${role}@`).replace(/\/postgres$/, `/${name}`)
  const admin = openTestClient(server.ownerUrl)
  await admin`create database ${admin(name)} template ${admin(server.template)}`
  const owner = openTestClient(url('postgres'))
  await installMovableClock(owner, name)
  await setClock(owner, moment)
  const within = async <T>(run: () => Promise<T>): Promise<T> => {
    const before = process.env.DATABASE_URL
    process.env.DATABASE_URL = url(APP_ROLE)
    try {
      return await run()
    } finally {
      await closeDatabase()
      if (before === undefined) delete process.env.DATABASE_URL
      else process.env.DATABASE_URL = before
    }
  }
  const prepared = await within(prepare)
  const product = await startProduct({ DATABASE_URL: url(APP_ROLE), DATABASE_OWNER_URL: url('postgres') })
  return {
    prepared,
    origin: product.origin,
    letDaysPass: (days) => letDaysPass(owner, days),
    rows: async (query, values = []) => [...(await owner.unsafe(query, values))] as never,
    within,
    stop: async () => {
      await product.stop()
      await owner.end({ timeout: 1 })
      await admin`drop database if exists ${admin(name)} with (force)`
      await admin.end({ timeout: 1 })
      await server.release()
    },
  }
}
