import { describe, expect, test } from 'vitest'
import { APPEND_ONLY_TABLES } from '#db/append-only-tables.ts'
import { APP_ROLE } from '#db/migrating/app-role.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()

describe('the application’s role', () => {
  test('reads and writes rows, makes no tables, and only adds to what is append-only', async () => {
    const rights = await database.owner<{ name: string; rights: string }[]>`
      select t.tablename as name, string_agg(r.right, ',' order by r.right) filter (where has_table_privilege(${APP_ROLE}, t.tablename::regclass, r.right)) as rights
      from pg_tables t cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) r("right")
      where t.schemaname = 'public' group by 1 order by 1`
    const narrow: readonly string[] = APPEND_ONLY_TABLES
    for (const { name, rights: held } of rights) {
      expect([name, held]).toEqual([name, narrow.includes(name) ? 'INSERT,SELECT' : 'DELETE,INSERT,SELECT,UPDATE'])
    }
    const [schema] = await database.owner`select has_schema_privilege(${APP_ROLE}, 'public', 'CREATE') as creates`
    expect([rights.length > 50, schema?.creates]).toEqual([true, false])
  })
})

describe('an append-only table', () => {
  test.each(APPEND_ONLY_TABLES)('%s refuses UPDATE, DELETE and TRUNCATE even to its owner', async (table) => {
    const { owner } = database
    const refused = { message: expect.stringContaining(`table ${table} is append-only`) }
    await expect(owner`update ${owner(table)} set region_id = region_id`).rejects.toMatchObject(refused)
    await expect(owner`delete from ${owner(table)}`).rejects.toMatchObject(refused)
    await expect(owner`truncate ${owner(table)}`).rejects.toMatchObject(refused)
  })

  test('is one that the privileges know, too', async () => {
    const guarded = await database.owner<{ name: string }[]>`select tgrelid::regclass::text as name from pg_trigger where tgname = 'append_only' order by 1`
    expect(guarded.map((row) => row.name)).toEqual([...APPEND_ONLY_TABLES].sort())
  })
})
