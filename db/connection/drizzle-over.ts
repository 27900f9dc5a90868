import { createTableRelationsHelpers, extractTablesRelationalConfig, type ExtractTablesWithRelations } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { drizzle, PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js'
import type { Sql } from 'postgres'
import * as schema from '#db/schema/index.ts'
import { TransactionMisuse } from './database-errors.ts'

export type Schema = typeof schema
type Tables = ExtractTablesWithRelations<Schema>

/** Every query builder of drizzle except `transaction`, which is not safe on this driver (see db/transactions). */
export type Queries = Omit<PostgresJsDatabase<Schema>, 'transaction'>

/** The one method of the driver that drizzle sends statements through. */
export type SendStatement = Sql['unsafe']

// Both are read by every handle; the dialect also remembers each column's snake_case name once it has met it.
const dialect = new PgDialect({ casing: 'snake_case' })
const config = extractTablesRelationalConfig<Tables>(schema, createTableRelationsHelpers)
const relational = { fullSchema: schema, schema: config.tables, tableNamesMap: config.tableNamesMap }

/**
 * A drizzle handle whose statements go through `send`. Making one costs a few microseconds, so each transaction gets its
 * own and a handle kept past its transaction can be refused.
 */
export function drizzleOver(send: SendStatement): PostgresJsDatabase<Schema> {
  const refuse = () => {
    throw new TransactionMisuse('Transactions are opened with inTransaction(), never with db.transaction().')
  }
  const client = { unsafe: send, begin: refuse, savepoint: refuse } as unknown as Sql
  return new PostgresJsDatabase<Schema>(dialect, new PostgresJsSession<Sql, Schema, Tables>(client, dialect, relational), relational)
}

/** Lets a client hand dates and JSON through as text, which is what drizzle's columns read and write. */
export function readsForDrizzle<C extends Sql>(client: C): C {
  drizzle(client)
  return client
}
