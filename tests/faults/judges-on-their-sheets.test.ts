// F8 from the outside: a whole panel saves items on the own sheets through the real route at once. Every value is stored once, a repetition changes
// nothing, nobody deadlocks, and each judge's sum stands in the panel.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { MarkingScheme, MeasurementItem } from '#scoring/schemes/scheme.ts'
import { insertScheme } from '#db/queries/schemes.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { withAppServer } from '#tests/support/app-server.ts'
import { insertScoringEvent, weldingRules } from '#tests/support/scoring-event.ts'
import { insertAccount, signInWith } from '#tests/support/test-accounts.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
const server = withAppServer()

const JUDGES = 20
const ENTRANTS = 50
const ITEMS = ['a', 'b', 'c', 'd', 'e']
/** Entrants of one request: what an outbox sends after a lost network. */
const TOGETHER = 5

const item = (key: string): MeasurementItem => ({ key, code: key, name: key, marks: 2_000, kind: 'measurement', unit: 'mm', decimals: 0, judgedBy: 'each', rule: { by: 'linear', zeroAt: 0, fullAt: 100_000 } })
const scheme: MarkingScheme = { criteria: [{ key: 'k', letter: 'K', name: '尺寸', marks: 10_000, items: ITEMS.map(item) }] }

test('20 judges give 50 entrants 5 items each at once: 5,000 values once', { timeout: 120_000 }, async () => {
  const rules = { ...weldingRules, parts: [{ key: 'practical', name: '实操', weight: 100, panel: { judges: JUDGES, dropHigh: 1, dropLow: 1, decimals: 2, minimumJudges: 1 } }], metrics: [], tieBreaks: [] }
  const { region, event, entries } = await insertScoringEvent(database.owner, { entrants: ENTRANTS, rules })
  await inTransaction((tx) => insertScheme(tx, { regionId: region.id, eventId: event.id, partKey: 'practical', edition: 1, scheme, schemeHash: '', reason: null }))
  const [before] = await database.owner`select deadlocks::int as n from pg_stat_database where datname = current_database()`
  const browsers = []
  for (let slot = 1; slot <= JUDGES; slot += 1) {
    const [person] = await database.owner`insert into persons (region_id, name, name_normalised) values (${region.id}, ${`裁判${slot}`}, ${`裁判${slot}`}) returning id`
    const [judge] = await database.owner`insert into judges (region_id, person_id, qualification) values (${region.id}, ${person!.id}, '考评员') returning id`
    await database.owner`insert into judge_assignments (region_id, event_id, judge_id, slot, duty, state, training_confirmed_at) values (${region.id}, ${event.id}, ${judge!.id}, ${slot}, 'judge', 'accepted', now())`
    const browser = server.newBrowser()
    await signInWith(browser, await insertAccount(database.owner, { regionId: region.id, roles: ['judge'], personId: person!.id as string }))
    browsers.push(browser)
  }
  const refused: string[] = []
  await Promise.all(
    browsers.map(async (browser, judge) => {
      // Each judge begins with another entrant, so that they meet on all of them.
      for (let at = 0; at < ENTRANTS; at += TOGETHER) {
        const own = Array.from({ length: TOGETHER }, (_, next) => entries[(at + next + judge * 3) % ENTRANTS]!)
        const cells = own.flatMap((entryId) => ITEMS.map((key, place) => ({ entryId, column: `item:practical:${key}`, text: String(50 + ((judge + place) % 50)), absentJudge: false, baseVersion: 0 })))
        const body = { statuses: [], cells }
        const headers = { 'Idempotency-Key': randomUUID() }
        const answers = [await browser.postJson(`/api/events/${event.id}/sheet`, body, { headers })]
        // As a browser does that never got its answer.
        if (at === 0) answers.push(await browser.postJson(`/api/events/${event.id}/sheet`, body, { headers }))
        for (const answer of answers) if (answer.status !== 200 || answer.json<{ saved: { cells: unknown[] } }>().saved.cells.length !== cells.length) refused.push(`${answer.status} ${answer.text.slice(0, 120)}`)
      }
    }),
  )
  expect(refused).toEqual([])
  expect(await database.owner`select count(*)::int as n, count(distinct (entry_id, slot, item_key))::int as cells, max(version) as version from item_marks where event_id = ${event.id}`).toEqual([{ n: 5_000, cells: 5_000, version: 1 }])
  expect(await database.owner`select count(*)::int as n from item_mark_history where event_id = ${event.id}`).toEqual([{ n: 5_000 }])
  expect(await database.owner`select count(value)::int as n from marks where event_id = ${event.id} and kind = 'panel' and source = 'judge'`).toEqual([{ n: JUDGES * ENTRANTS }])
  expect(await database.owner`select deadlocks::int as n from pg_stat_database where datname = current_database()`).toEqual([before])
})
