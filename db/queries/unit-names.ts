import { sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'
import { competitions, entries, importBatches, organisations, persons, studios } from '../schema/index.ts'
import { normaliseOrganisationName } from './organisations.ts'

/** Every column that points at a unit. A test compares it with the database's foreign keys. */
export const ORGANISATION_REFERENCES = [competitions.hostId, competitions.organiserId, entries.organisationId, importBatches.organisationId, persons.organisationId, studios.hostId]

/**
 * The units of these names, entered now where the region does not know them; in one statement. Names that differ only in
 * width, blanks or case are one unit; the first spelling is kept.
 */
export async function findOrInsertOrganisations(
  tx: Tx,
  { regionId, names }: { regionId: string; names: readonly string[] },
): Promise<{ ids: Map<string, string>; inserted: string[] }> {
  const byKey = new Map<string, string>()
  for (const name of names) if (!byKey.has(normaliseOrganisationName(name))) byKey.set(normaliseOrganisationName(name), name)
  if (byKey.size === 0) return { ids: new Map(), inserted: [] }
  const keys = sql.param([...byKey.keys()])
  const inserted = await tx.execute<{ id: string }>(sql`
    insert into organisations (region_id, name, name_normalised, kind)
    select ${regionId}::uuid, name, name_normalised, 'other' from unnest(${sql.param([...byKey.values()])}::text[], ${keys}::text[]) as i(name, name_normalised)
    on conflict (region_id, name_normalised) do nothing
    returning id`)
  const rows = await tx.execute<{ id: string; key: string }>(sql`
    select id, name_normalised as key from ${organisations} where region_id = ${regionId}::uuid and name_normalised = any(${keys}::text[])`)
  const idOf = new Map(rows.map((row) => [row.key, row.id]))
  return {
    ids: new Map(names.flatMap((name) => [[name, idOf.get(normaliseOrganisationName(name)) ?? '']] as const)),
    inserted: inserted.map((row) => row.id),
  }
}

/** Removes units that nothing points at; answers with how many went. */
export async function deleteUnusedOrganisations(tx: Tx, { regionId, organisationIds }: { regionId: string; organisationIds: readonly string[] }): Promise<number> {
  if (organisationIds.length === 0) return 0
  const unused = ORGANISATION_REFERENCES.map((column) => sql`not exists (select 1 from ${column.table} where ${column} = o.id)`)
  const rows = await tx.execute(sql`
    delete from organisations o where o.region_id = ${regionId}::uuid and o.id = any(${sql.param([...organisationIds])}::uuid[]) and ${sql.join(unused, sql` and `)}
    returning o.id`)
  return rows.length
}
