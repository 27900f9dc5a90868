import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { splitSocketUrl } from '#db/connection/connection-options.ts'

export interface BareItemSave {
  regionId: string
  eventId: string
  competitionId: string
  entryId: string
  userId: string
  slot: number
  itemKey: string
  /** The item completes the judge's sheet of this entrant: then the sum becomes the judge's mark of the part. */
  completes: boolean
}

/**
 * The rows one saved item of a judge's sheet writes, in the fewest statements that keep their order and their locks: the key with its answer, the
 * competition's shared lock, the entrant's lock, the value and its version, the judge's sum and its version once the sheet is complete, the audit event with
 * the hash over it and the head of the chain. No session, no rights, no rules, nothing added up.
 */
export function openBareItemSaver(url: string, clients: number) {
  const split = splitSocketUrl(url)
  const pool = Array.from({ length: clients }, () => postgres(split.url, { max: 1, onnotice: () => {}, ...(split.host ? { host: split.host } : {}) }))
  return {
    async save(client: number, { regionId, eventId, competitionId, entryId, userId, slot, itemKey, completes }: BareItemSave): Promise<void> {
      await pool[client]!.begin(async (tx) => {
        const key = randomUUID()
        const cell = { entryId, partKey: 'bare', itemKey, version: 1, value: 50, mark: 1_000 }
        const data = JSON.stringify({ slot, cells: [cell] })
        const answer = JSON.stringify({ ok: true, value: { cells: [cell], conflicts: [], sums: [{ entryId, partKey: 'bare', mark: null, missing: [], disputed: [] }] } })
        await tx`insert into idempotency_keys (user_id, key, command, body_hash, response) values (${userId}, ${key}, 'itemMarks.save', encode(sha256(${data}::text::bytea), 'hex'), ${answer}::text::jsonb)`
        await tx`select pg_advisory_xact_lock_shared(hashtextextended(${`competition:${competitionId}`}, 0))`
        await tx`select state from competitions where id = ${competitionId}`
        await tx`select 1 from entries where id = ${entryId} for no key update`
        await tx`with i as (
            insert into item_marks (region_id, event_id, entry_id, part_key, slot, item_key, value, mark, scheme_edition, entered_by, source)
            values (${regionId}, ${eventId}, ${entryId}, 'bare', ${slot}, ${itemKey}, 50, 1000, 1, ${userId}, 'judge') returning *)
          insert into item_mark_history (region_id, event_id, entry_id, item_mark_id, version, part_key, slot, item_key, value, mark, scheme_edition, "by", source, idempotency_key)
          select region_id, event_id, entry_id, id, version, part_key, slot, item_key, value, mark, scheme_edition, entered_by, source, ${key} from i`
        if (completes) {
          await tx`with m as (
              insert into marks (region_id, event_id, entry_id, kind, key, slot, value, entered_by, source)
              values (${regionId}, ${eventId}, ${entryId}, 'panel', 'bare', ${slot}, 5000, ${userId}, 'judge') returning *)
            insert into mark_history (region_id, event_id, entry_id, mark_id, version, kind, key, slot, item_key, entry_round, value, absent_judge, "by", source, idempotency_key)
            select region_id, event_id, entry_id, id, version, kind, key, slot, item_key, entry_round, value, absent_judge, entered_by, source, ${key} from m`
        }
        await tx`with head as (
            insert into audit_heads (chain_type, chain_id, seq, hash) values ('region', ${`bare-${competitionId}`}, 1, 'x')
            on conflict (chain_type, chain_id) do update set seq = audit_heads.seq + 1 returning seq)
          insert into audit_events (at, region_id, chain_type, chain_id, seq, kind, actor_id, actor_name, subject_type, subject_id, data, prev_hash, hash)
          select now(), ${regionId}, 'region', ${`bare-${competitionId}`}, seq, 'itemMarksSaved', ${userId}, 'bench', 'event', ${eventId}, ${data}::text::jsonb,
            repeat('0', 64), encode(sha256(convert_to(seq || ${data}::text, 'UTF8')), 'hex') from head`
      })
    },
    close: () => Promise.all(pool.map((sql) => sql.end({ timeout: 2 }))),
  }
}
