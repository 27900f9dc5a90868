import { createTableRelationsHelpers, extractTablesRelationalConfig, type ExtractTablesWithRelations, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { drizzle, PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js'
import type { Sql } from 'postgres'
import * as schema from '#db/schema/index.ts'
import { preparesStatements } from './connection-options.ts'
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

/** More parameters than this are lists of rows, of another length each time; a plan for each would only fill memory. */
const MOST_PREPARED_PARAMETERS = 64

/**
 * Has PostgreSQL keep the plan of a statement under its text, per connection: drizzle writes the same text for the same query,
 * and the second time it costs one round trip instead of two.
 */
function preparing(send: SendStatement): SendStatement {
  const prepared = (query: string, parameters: never[] = [], options: object = {}) =>
    send(query, parameters, keepsPlan(parameters) ? { ...options, prepare: true } : options)
  return prepared as SendStatement
}

const keepsPlan = (parameters: readonly unknown[]) => parameters.length > 0 && parameters.length <= MOST_PREPARED_PARAMETERS && preparesStatements()

/** Text, parameters and driver options of one statement, as a handle would send it. */
export function asStatement(statement: SQL): { text: string; parameters: never[]; options: { prepare?: true } } {
  const { sql: text, params } = dialect.sqlToQuery(statement)
  const parameters = params as never[]
  return { text, parameters, options: keepsPlan(parameters) ? { prepare: true } : {} }
}

function refuseTransaction(): never {
  throw new TransactionMisuse('Transactions are opened with inTransaction(), never with db.transaction().')
}

/**
 * A drizzle handle whose statements go through `send`. Making one costs a microsecond, so each transaction gets its own and
 * a handle kept past its transaction can be refused. The builders of `db.query`, one per table, are made when first asked for.
 */
export function drizzleOver(send: SendStatement): PostgresJsDatabase<Schema> {
  const client = { unsafe: preparing(send), begin: refuseTransaction, savepoint: refuseTransaction } as unknown as Sql
  const session = new PostgresJsSession<Sql, Schema, Tables>(client, dialect, relational)
  const handle = new PostgresJsDatabase<Schema>(dialect, session, undefined)
  let builders: PostgresJsDatabase<Schema>['query'] | undefined
  return Object.defineProperty(handle, 'query', {
    get: () => (builders ??= new PostgresJsDatabase<Schema>(dialect, session, relational).query),
  })
}

/** Lets a client hand dates and JSON through as text, which is what drizzle's columns read and write. */
export function readsForDrizzle<C extends Sql>(client: C): C {
  drizzle(client)
  return client
}
