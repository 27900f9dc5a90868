import { customType, integer, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Primary key: a random UUID. It is an address, never a secret; secrets come from node:crypto. */
export const id = () => uuid().primaryKey().defaultRandom()

/** An instant with zone. Written by the database clock, so that no client clock decides a deadline. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })

/** When the row was made and last changed, by the database clock. */
export const timestamps = () => ({
  createdAt: instant().notNull().defaultNow(),
  updatedAt: instant()
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date()),
})

/** Optimistic version: a change names the version it saw; 0 rows updated means somebody else was first. */
export const version = () => integer().notNull().default(1)

/** Raw bytes (files, encrypted personal data). */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
