import type { Sql } from 'postgres'
import { APPEND_ONLY_TABLES } from '../append-only-tables.ts'

/** The role the application works under where the owner of the schema may create roles: rows only, no tables. */
export const APP_ROLE = 'jiangheng_app'

/**
 * Gives `role` what the application needs in this database: rows of every table, except that what is append-only cannot
 * be changed or removed. Repeated after every migration, because new tables start without it.
 *
 * @param role a role that exists, or APP_ROLE, which is made when it does not
 */
export async function grantAppRole(owner: Sql, role: string): Promise<void> {
  const [found] = await owner`select 1 from pg_roles where rolname = ${role}`
  // Two databases of one server may be prepared at the same moment; the second finds the role made by the first.
  if (!found) await owner`create role ${owner(role)} login`.catch((error: { code?: string }) => {
    if (error.code !== '42710' && error.code !== '23505') throw error
  })
  const name = owner(role)
  await owner`grant usage on schema public to ${name}`
  await owner`grant select, insert, update, delete on all tables in schema public to ${name}`
  await owner`grant usage, select on all sequences in schema public to ${name}`
  for (const table of APPEND_ONLY_TABLES) await owner`revoke update, delete, truncate on ${owner(table)} from ${name}`
}
