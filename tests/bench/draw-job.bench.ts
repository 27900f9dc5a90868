// One large batch through the built product, as after an issue: drawn in threads, credentials made, signed, stored; while it runs, the health
// page is asked twenty times a second. Needs a build (`npm run build`).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { startEmbeddedServer } from '#db/embedded/start-embedded-server.ts'
import { openTestClient } from '#tests/support/postgres-server.ts'
import { startProduct } from './server.bench.ts'

export async function run(): Promise<void> {
  const count = Number(process.env.BENCH_DRAW ?? 10_000)
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jiangheng-draw-'))
  let stop = async () => {}
  try {
    const product = await startProduct(dataDir, 42_000 + (process.pid % 1_000))
    stop = () => product.stop()
    const sql = openTestClient((await startEmbeddedServer({ dataDir, durability: 'full' })).url('jiangheng'))
    const quiet = await askHealth(product.origin, async () => delay(3_000))
    const batchId = await insertBatch(sql, count)
    const started = performance.now()
    let most = 0
    const busy = await askHealth(product.origin, async () => {
      for (;;) {
        await delay(500)
        most = Math.max(most, megabytesOf(product.pid))
        const [row] = await sql`select state, error from certificate_batches where id = ${batchId}`
        if (row!.state === 'failed') throw new Error(String(row!.error))
        if (row!.state === 'done') return
      }
    })
    const seconds = (performance.now() - started) / 1000
    const [files] = await sql`select count(*)::int as n, avg(f.size)::int as size from certificates c join files f on f.id = c.pdf_file_id where c.batch_id = ${batchId}`
    console.log(`batch of ${count}: ${(count / seconds).toFixed(0)} /s wall (drawn, signed, stored; ${files!.n} files of ${(Number(files!.size) / 1024).toFixed(0)} KB), product at most ${most.toFixed(0)} MB`)
    for (const [name, times] of [['quiet', quiet], ['while it draws', busy]] as const) console.log(`  health ${name.padEnd(15)} median ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms, longest ${at(times, 1)} ms (${times.length} asked)`)
    await sql.end({ timeout: 1 })
  } finally {
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A batch like one of the demonstration's, with names and numbers of its own. */
async function insertBatch(sql: Sql, count: number): Promise<string> {
  const [sample] = await sql`select c.*, b.event_id from certificates c join certificate_batches b on b.id = c.batch_id where c.kind = 'honour' order by c.serial limit 1`
  const [batch] = await sql`insert into certificate_batches (region_id, event_id, edition_id, kind, total, issued_by)
    values (${sample!.region_id}, ${sample!.event_id}, ${sample!.edition_id}, 'honour', ${count}, ${sample!.issued_by}) returning id`
  await sql`insert into certificates (region_id, batch_id, kind, series, year, serial, number, verify_code, payload, payload_hash, issued_by)
    select ${sample!.region_id}, ${batch!.id}, 'honour', 'BENCH', 2026, n, 'BENCH-2026-' || n, code, ${sql.json(sample!.payload as never)}::jsonb || jsonb_build_object('number', 'BENCH-2026-' || n,
      'recipientName', substr('赵钱孙李周吴郑王冯陈', 1 + n % 10, 1) || substr('明远志强伟芳娜敏静丽军磊洋艳勇杰', 1 + n % 16, 1) || substr('娟涛超霞平刚桂英', 1 + n % 8, 1), 'verifyCode', code,
      'verifyUrl', 'http://localhost/verify/' || code), repeat('0', 64), ${sample!.issued_by}
    from (select n, upper(substr(md5(n::text) , 1, 26)) as code from generate_series(1, ${count}) n) s`
  const [job] = await sql`insert into jobs (region_id, kind, payload) values (${sample!.region_id}, 'certificates.draw', ${sql.json({ batchId: batch!.id })}) returning id`
  await sql`update certificate_batches set job_id = ${job!.id} where id = ${batch!.id}`
  await sql`select pg_notify('job_queued', ${job!.id})`
  return batch!.id as string
}

/** Asks the health page every 50 ms until `during` ends; milliseconds of each answer. */
async function askHealth(origin: string, during: () => Promise<void>): Promise<number[]> {
  const times: number[] = []
  let running = true
  const asking = (async () => {
    while (running) {
      const before = performance.now()
      await (await fetch(`${origin}/healthcheck`)).arrayBuffer()
      times.push(performance.now() - before)
      await delay(50)
    }
  })()
  await during().finally(() => (running = false))
  await asking
  return times.sort((a, b) => a - b)
}

const at = (sorted: readonly number[], share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)

function megabytesOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}
