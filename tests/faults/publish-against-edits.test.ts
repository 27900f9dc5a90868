// F9: a result is confirmed and published while marks are being changed. With the lock, every edition is exactly what follows from the
// marks that counted when they were locked, and a mark that comes later is refused. Without it, the same rounds show that it matters.
import { randomInt } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'

import { writeMarkText } from '#app/lib/mark-text.ts'
import { openCorrection } from '#app/services/results/correct-result.server.ts'
import { computeRanking } from '#app/services/results/compute-ranking.server.ts'
import { confirmResult } from '#app/services/results/confirm-result.server.ts'
import { saveGrid } from '#app/services/marks/save-grid.server.ts'
import { publishResult } from '#app/services/results/publish-result.server.ts'
import { readDb } from '#db/client.ts'
import type { lockCompetition } from '#db/queries/locks.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { fallingMarks, must, openScoringDay, plainRules, type ScoringDay } from '../integration/results/result-desk.ts'

const database = withTestDatabase()

const ROUNDS = 200
const EDITORS = 2
/** A published edition is confirmed against like any other, and publishing looks through all that was issued: some rounds publish. */
const PUBLISH_EVERY = 25
/** Between the two acts of a round, at most; in milliseconds. */
const OFFSET = 4

interface RoundReport {
  /** The stored edition is not what the marks that are now locked give. */
  contradicts: boolean
  /** Edits that were told they were saved, and those that were refused because marks are locked. */
  saved: number
  refused: number
  /** Time the confirmation took, the wait for its lock included. */
  milliseconds: number
}

const marksOf = (day: ScoringDay) => database.owner<Array<{ id: string; version: number; value: number }>>`select entry_id as id, version, value from marks where event_id = ${day.eventId} and key = 'practical'`

/** One round: editors change one mark each while an officer confirms, then everything is compared with what is stored. */
async function round(day: ScoringDay, lock?: typeof lockCompetition): Promise<RoundReport> {
  const versions = new Map((await marksOf(day)).map(({ id, version }) => [id, version]))
  const edit = async (at: number) => {
    await delay(randomInt(OFFSET + 1))
    const entryId = day.entries[at]!
    const text = writeMarkText(randomInt(6_000, 10_000))
    return saveGrid({ actor: day.desk.officer, eventId: day.eventId, idempotencyKey: newKey(), cells: [{ entryId, column: 'part:practical', text, absentJudge: false, baseVersion: versions.get(entryId)! }], statuses: [] })
  }
  const confirm = async () => {
    await delay(randomInt(OFFSET + 1))
    const begun = performance.now()
    const outcome = await confirmResult({ actor: day.leader, idempotencyKey: newKey(), eventId: day.eventId, seenOutputHash: null }, lock ? { lock } : undefined)
    return { outcome, milliseconds: performance.now() - begun }
  }
  const [confirmed, ...edits] = await Promise.all([confirm(), ...Array.from({ length: EDITORS }, (_, at) => edit(at))])
  // A tie that the random marks made is no fault; the round ends without an edition.
  if (!confirmed.outcome.ok && confirmed.outcome.reason !== 'blocked' && confirmed.outcome.reason !== 'nothingChanged') throw new Error(confirmed.outcome.reason)
  const now = await computeRanking(readDb, { eventId: day.eventId, regionId: day.desk.regionId })
  const [edition] = await database.owner`select edition, state, input_hash as hash from result_editions where event_id = ${day.eventId} order by edition desc limit 1`
  const refused = edits.filter((outcome) => !outcome.ok && outcome.reason === 'marksLocked').length
  const report = { saved: edits.filter(({ ok }) => ok).length, refused, milliseconds: confirmed.milliseconds }
  if (!confirmed.outcome.ok) return { ...report, contradicts: false }
  return { ...report, contradicts: edition!.hash !== now.inputHash }
}

/** Rounds one after another; a correction opens the marks again after each. Ends early once `until` has been seen. */
async function play({ lock, until }: { lock?: typeof lockCompetition; until?: (report: RoundReport) => boolean } = {}): Promise<RoundReport[]> {
  const day = await openScoringDay(database.owner, { count: 6, rules: { ...plainRules, awards: [] } })
  await day.mark(fallingMarks(6))
  const reports: RoundReport[] = []
  for (let number = 0; number < ROUNDS; number += 1) {
    const report = await round(day, lock)
    reports.push(report)
    if (until?.(report)) break
    const [latest] = await database.owner`select edition, state from result_editions where event_id = ${day.eventId} order by edition desc limit 1`
    const [event] = await database.owner`select marks_locked_at as locked from competition_events where id = ${day.eventId}`
    if (number % PUBLISH_EVERY === 0 && latest?.state === 'confirmed' && event!.locked !== null) await must(publishResult({ actor: day.leader, idempotencyKey: newKey(), eventId: day.eventId, edition: latest.edition as number }))
    if (event!.locked !== null) await must(openCorrection({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, reason: `第 ${number + 1} 轮` }))
  }
  return reports
}

test(`in ${ROUNDS} rounds of confirming against ${EDITORS} editors every edition is what its marks give, and late marks are refused`, async () => {
  const reports = await play()
  expect(reports.filter(({ contradicts }) => contradicts)).toEqual([])
  expect(reports.reduce((sum, { saved, refused }) => sum + saved + refused, 0)).toBe(ROUNDS * EDITORS)
  // Both ways of losing the race have been seen, so the rounds did meet.
  expect(reports.reduce((sum, { saved }) => sum + saved, 0)).toBeGreaterThan(0)
  expect(reports.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(0)
  // The publisher is never starved behind the editors: nobody waited until the lock timed out.
  expect(Math.max(...reports.map(({ milliseconds }) => milliseconds))).toBeLessThan(5_000)
}, 120_000)

test('the same rounds without the lock leave an edition that contradicts its marks', async () => {
  const contradicts = (report: RoundReport) => report.contradicts
  const reports = await play({ lock: async () => {}, until: contradicts })
  expect(reports.filter(contradicts).length).toBeGreaterThan(0)
}, 120_000)
