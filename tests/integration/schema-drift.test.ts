import { readFileSync } from 'node:fs'
import path from 'node:path'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import type { Sql } from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrateDatabase } from '#db/migrate.ts'
import { migrationsFolder } from '#db/migrating/migration-files.ts'
import * as schema from '#db/schema/index.ts'
import { createEmptyDatabase } from '#tests/support/test-database.ts'

type Snapshot = ReturnType<typeof generateDrizzleJson>
type Database = Awaited<ReturnType<typeof createEmptyDatabase>>

const inCode = (): Snapshot => generateDrizzleJson(schema, undefined, undefined, 'snake_case')

function lastSnapshot(): Snapshot {
  const meta = path.join(migrationsFolder(), 'meta')
  const journal = JSON.parse(readFileSync(path.join(meta, '_journal.json'), 'utf8')) as { entries: { tag: string }[] }
  const number = journal.entries.at(-1)!.tag.split('_')[0]!
  return JSON.parse(readFileSync(path.join(meta, `${number}_snapshot.json`), 'utf8')) as Snapshot
}

/** Everything a table is made of, as PostgreSQL tells it. */
async function catalogue(owner: Sql): Promise<Record<string, string[]>> {
  const lines = (rows: readonly { line: string }[]) => rows.map((row) => row.line)
  return {
    columns: lines(await owner`
      select concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)) as line
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') order by 1`),
    constraints: lines(await owner`
      select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
      from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by 1`),
    indexes: lines(await owner`select indexdef as line from pg_indexes where schemaname = 'public' order by 1`),
    types: lines(await owner`
      select concat_ws(' ', t.typname, e.enumlabel) as line from pg_type t join pg_enum e on e.enumtypid = t.oid where t.typnamespace = 'public'::regnamespace order by e.enumsortorder`),
  }
}

let [migrated, made]: Database[] = []
beforeEach(async () => {
  ;[migrated, made] = [await createEmptyDatabase(), await createEmptyDatabase()]
})
afterEach(async () => {
  await migrated!.drop()
  await made!.drop()
})

test('the last migration says all that the schema says', async () => {
  expect(await generateMigration(lastSnapshot(), inCode())).toEqual([])
})

test('a migrated database is the one the schema would make', async () => {
  await migrateDatabase(migrated!.ownerUrl)
  for (const statement of await generateMigration(generateDrizzleJson({}), inCode())) await made!.owner.unsafe(statement)
  const expected = await catalogue(made!.owner)
  expect(expected.columns!.length).toBeGreaterThan(300)
  expect(await catalogue(migrated!.owner)).toEqual(expected)
})
