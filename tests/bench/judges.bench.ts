// A whole panel on its sheets at once through the built product: twenty judges, fifty entrants, five items, one item a request as it is touched. How long a
// judge waits for a save, beside the bare SQL transaction of the same rows by as many clients, turn by turn in the same run. Needs a build (`npm run build`).
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedServer } from '#db/embedded/start-embedded-server.ts'
import type { Sql } from 'postgres'
import type { MarkingScheme, MeasurementItem } from '#scoring/schemes/scheme.ts'
import { openTestClient } from '#tests/support/postgres-server.ts'
import { insertScoringEvent, weldingRules } from '#tests/support/scoring-event.ts'
import { insertAccount, PASSWORD } from '#tests/support/test-accounts.ts'
import { openBareItemSaver } from './bare-item-save.ts'
import { startProduct } from './server.bench.ts'
import { median, openClient, signIn } from './support.ts'

const JUDGES = 20
const ENTRANTS = 50
const ITEMS = ['a', 'b', 'c', 'd', 'e']
/** Entrants of one turn: ours and the bare one take turns, so that a slow moment of the machine hits both. */
const TURN = 10

const item = (key: string): MeasurementItem => ({ key, code: key, name: key, marks: 2_000, kind: 'measurement', unit: 'mm', decimals: 0, judgedBy: 'each', rule: { by: 'linear', zeroAt: 0, fullAt: 100_000 } })
const scheme: MarkingScheme = { criteria: [{ key: 'k', letter: 'K', name: '尺寸', marks: 10_000, items: ITEMS.map(item) }] }

export async function run(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jiangheng-judges-'))
  let stop = async () => {}
  try {
    const product = await startProduct(dataDir, 43_000 + (process.pid % 1_000))
    stop = () => product.stop()
    const url = (await startEmbeddedServer({ dataDir, durability: 'full' })).url('jiangheng')
    const sql = openTestClient(url)
    const { region, event, entries, judges } = await insertPanel(sql, product.origin)
    const client = openClient(product.origin, JUDGES)
    const bare = openBareItemSaver(url, JUDGES)
    const ours = async (judge: number, entryId: string, at: number) => {
      const body = JSON.stringify({ cells: [{ entryId, column: `item:practical:${ITEMS[at]!}`, text: String(50 + ((judge + at) % 50)), absentJudge: false, baseVersion: 0 }], statuses: [] })
      const headers = { cookie: judges[judge]!.cookie, 'content-type': 'application/json', origin: product.origin, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() }
      const answer = await client.request(`/api/events/${event.id}/sheet`, { method: 'POST', headers, body })
      if (answer.status !== 200) throw new Error(`a save was answered ${answer.status}: ${answer.body.toString().slice(0, 200)}`)
    }
    const sqlAlone = (judge: number, entryId: string, at: number) =>
      bare.save(judge, { regionId: region.id, eventId: event.id, competitionId: event.competitionId, entryId, userId: judges[judge]!.userId, slot: judge + 1, itemKey: ITEMS[at]!, completes: at === ITEMS.length - 1 })
    const times = { ours: [] as number[], bare: [] as number[] }
    const ratios: number[] = []
    for (let from = 0; from < ENTRANTS; from += TURN) {
      const turn = entries.slice(from, from + TURN)
      const [bareTurn, ownTurn] = [await allAtOnce(turn, sqlAlone), await allAtOnce(turn, ours)]
      times.bare.push(...bareTurn)
      times.ours.push(...ownTurn)
      ratios.push(percentile(ownTurn, 0.95) / percentile(bareTurn, 0.95))
    }
    const [stored] = await sql`select count(*)::int as n from item_marks where event_id = ${event.id} and part_key = 'practical'`
    const say = (of: number[]) => `median ${percentile(of, 0.5).toFixed(1)} ms, p95 ${percentile(of, 0.95).toFixed(1)} ms, longest ${percentile(of, 1).toFixed(1)} ms`
    console.log(`p95 of a judge's save, ${JUDGES} judges × ${ENTRANTS} entrants × ${ITEMS.length} items at once against the bare SQL transaction of the same rows by ${JUDGES} clients: ${median(ratios).toFixed(2)}× (target 3×, median of ${ratios.length} turns)`)
    console.log(`  ours ${say(times.ours)} · baseline ${say(times.bare)} · ${stored!.n} of ${JUDGES * ENTRANTS * ITEMS.length} values stored`)
    client.close()
    await bare.close()
    await sql.end({ timeout: 1 })
  } finally {
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Every judge gives every entrant of the turn every item, each judge beginning with another entrant; milliseconds of each save. */
async function allAtOnce(entrants: readonly string[], save: (judge: number, entryId: string, at: number) => Promise<void>): Promise<number[]> {
  const times: number[] = []
  await Promise.all(
    Array.from({ length: JUDGES }, async (_, judge) => {
      for (let next = 0; next < entrants.length; next += 1) {
        for (let at = 0; at < ITEMS.length; at += 1) {
          const before = performance.now()
          await save(judge, entrants[(next + judge * 3) % entrants.length]!, at)
          times.push(performance.now() - before)
        }
      }
    }),
  )
  return times
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** An event in scoring with the scheme, and its judges, signed in. */
async function insertPanel(sql: Sql, origin: string) {
  const rules = { ...weldingRules, parts: [{ key: 'practical', name: '实操', weight: 100, panel: { judges: JUDGES, dropHigh: 1, dropLow: 1, decimals: 2 as const, minimumJudges: 1 } }], metrics: [], tieBreaks: [] }
  const { region, event, entries } = await insertScoringEvent(sql, { entrants: ENTRANTS, rules })
  await sql`insert into marking_schemes (region_id, event_id, part_key, edition, scheme, scheme_hash) values (${region.id}, ${event.id}, 'practical', 1, ${sql.json(scheme as never)}, '')`
  const judges: Array<{ cookie: string; userId: string }> = []
  for (let slot = 1; slot <= JUDGES; slot += 1) {
    const name = `裁判${slot}`
    const [person] = await sql`insert into persons (region_id, name, name_normalised) values (${region.id}, ${name}, ${name}) returning id`
    const [judge] = await sql`insert into judges (region_id, person_id, qualification) values (${region.id}, ${person!.id}, '考评员') returning id`
    await sql`insert into judge_assignments (region_id, event_id, judge_id, slot, duty, state, training_confirmed_at) values (${region.id}, ${event.id}, ${judge!.id}, ${slot}, 'judge', 'accepted', now())`
    const account = await insertAccount(sql, { regionId: region.id, roles: ['judge'], personId: person!.id as string })
    judges.push({ userId: account.id, cookie: await signIn(origin, account.username, PASSWORD) })
  }
  return { region, event, entries, judges }
}
