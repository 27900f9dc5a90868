import postgres from 'postgres'
import { splitSocketUrl } from '#db/connection/connection-options.ts'

/** Fills the list of an event up to `rows` entrants with copies of those it has, so that a page of it is a full one. For a database that is thrown away. */
export async function fillList(url: string, eventId: string, rows: number): Promise<void> {
  const split = splitSocketUrl(url)
  const sql = postgres(split.url, { max: 1, ...(split.host ? { host: split.host } : {}) })
  const missing = await sql`
    select e.id, e.person_id, all_rows.had + row_number() over (order by e.number) as number
    from entries e, (select count(*)::int as had from entries where event_id = ${eventId}) all_rows where e.event_id = ${eventId} limit greatest(0, ${rows} - (select count(*)::int from entries where event_id = ${eventId}))`
  for (const { id, person_id: personId, number } of missing) {
    await sql`
      with person as (
        insert into persons select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'identity_index', null))).* from persons p where p.id = ${personId} returning id)
      insert into entries
      select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'person_id', person.id, 'number', ${String(number)}::text, 'slip_code', null))).* from entries e, person where e.id = ${id}`
  }
  await sql.end()
}
