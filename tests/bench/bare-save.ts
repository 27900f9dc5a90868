import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { splitSocketUrl } from '#db/connection/connection-options.ts'

/**
 * The rows one saved mark writes, in the fewest statements that keep their order: the key with its answer, the mark and its version, the audit
 * event with who did what and the hash over it, the head of the chain. No session, no rights, no rules. The yardstick of a save through the product.
 */
export function openBareSaver(url: string, clients: number) {
  const split = splitSocketUrl(url)
  const pool = Array.from({ length: clients }, () => postgres(split.url, { max: 1, onnotice: () => {}, ...(split.host ? { host: split.host } : {}) }))
  let turn = 0
  return {
    async save(scope: { regionId: string; eventId: string; competitionId: string; entryId: string; userId: string; key: string; value: number; slot: number }): Promise<void> {
      const sql = pool[turn++ % clients]!
      await sql.begin(async (tx) => {
        const key = randomUUID()
        const data = JSON.stringify({ cells: [{ entryId: scope.entryId, column: scope.key, version: 1, value: scope.value }], statuses: [] })
        const answer = JSON.stringify({ ok: true, value: { cells: [{ entryId: scope.entryId, column: scope.key, version: 1 }], statuses: [], conflicts: [], statusConflicts: [], refusedStatuses: [] } })
        await tx`insert into idempotency_keys (user_id, key, command, body_hash, response) values (${scope.userId}, ${key}, 'marks.save', encode(sha256(${data}::text::bytea), 'hex'), ${answer}::text::jsonb)`
        await tx`select pg_advisory_xact_lock_shared(hashtextextended(${`competition:${scope.competitionId}`}, 0))`
        await tx`select state from competitions where id = ${scope.competitionId}`
        await tx`with m as (
            insert into marks (region_id, event_id, entry_id, kind, key, slot, value, entered_by, source)
            values (${scope.regionId}, ${scope.eventId}, ${scope.entryId}, 'metric', ${scope.key}, ${scope.slot}, ${scope.value}, ${scope.userId}, 'grid')
            on conflict (entry_id, kind, key, slot, item_key, entry_round) do update set value = excluded.value, version = marks.version + 1 returning *)
          insert into mark_history (region_id, event_id, entry_id, mark_id, version, kind, key, slot, item_key, entry_round, value, absent_judge, "by", source, idempotency_key)
          select region_id, event_id, entry_id, id, version, kind, key, slot, item_key, entry_round, value, absent_judge, entered_by, source, ${key} from m`
        await tx`with head as (
            insert into audit_heads (chain_type, chain_id, seq, hash) values ('region', ${`bench-${scope.competitionId}`}, 1, 'x')
            on conflict (chain_type, chain_id) do update set seq = audit_heads.seq + 1 returning seq)
          insert into audit_events (at, region_id, chain_type, chain_id, seq, kind, actor_id, actor_name, subject_type, subject_id, data, prev_hash, hash)
          select now(), ${scope.regionId}, 'region', ${`bench-${scope.competitionId}`}, seq, 'marksSaved', ${scope.userId}, 'bench', 'event', ${scope.eventId}, ${data}::text::jsonb,
            repeat('0', 64), encode(sha256(convert_to(seq || ${data}::text, 'UTF8')), 'hex') from head`
      })
    },
    close: () => Promise.all(pool.map((sql) => sql.end({ timeout: 2 }))),
  }
}
