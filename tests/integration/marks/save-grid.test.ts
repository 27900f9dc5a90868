import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import { saveGrid } from '#app/services/marks/save-grid.server.ts'
import { closeDatabase } from '#db/client.ts'
import { openTestClient } from '#tests/support/postgres-server.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { insertScoringEvent } from '#tests/support/scoring-event.ts'

const database = withTestDatabase()

const actorOf = (user: { id: string; displayName: string }, regionId: string): RegionActor => ({
  userId: user.id, personId: null, regionId, displayName: user.displayName, roles: ['scoreClerk'],
  assignments: [{ role: 'scoreClerk', regionId, competitionId: null, eventId: null, studioId: null, organisationId: null, roundId: null }], locale: 'zh-CN',
})

const cell = (entryId: string, column: string, text: string, baseVersion = 0) => ({ entryId, column, text, absentJudge: false, baseVersion })

test('a saved cell gets version 1, its history row and one chained audit event', async () => {
  const { event, region, clerk, entries } = await insertScoringEvent(database.owner)
  const outcome = await saveGrid({
    actor: actorOf(clerk, region.id), eventId: event.id, idempotencyKey: randomUUID(),
    cells: [cell(entries[0]!, 'part:theory', '85.5'), cell(entries[1]!, 'part:theory', '９０')], statuses: [],
  })
  expect(outcome).toMatchObject({ ok: true, value: { cells: [{ version: 1 }, { version: 1 }], conflicts: [] } })
  expect(await database.owner`select value, version, "by" from mark_history where event_id = ${event.id} order by value`).toEqual([
    { value: 8550, version: 1, by: clerk.id },
    { value: 9000, version: 1, by: clerk.id },
  ])
  expect(await database.owner`select kind, seq from audit_events where chain_id = ${event.competitionId}`).toEqual([{ kind: 'marksSaved', seq: 1 }])
})

test('the second writer of one cell gets what is stored, and the cells beside it are saved', async () => {
  const { event, region, clerk, other, entries } = await insertScoringEvent(database.owner)
  await saveGrid({ actor: actorOf(clerk, region.id), eventId: event.id, idempotencyKey: randomUUID(), cells: [cell(entries[0]!, 'part:theory', '80')], statuses: [] })
  const second = await saveGrid({
    actor: actorOf(other, region.id), eventId: event.id, idempotencyKey: randomUUID(),
    cells: [cell(entries[0]!, 'part:theory', '81'), cell(entries[1]!, 'part:theory', '70')], statuses: [],
  })
  expect(second).toMatchObject({
    ok: true,
    value: {
      cells: [{ entryId: entries[1], column: 'part:theory', version: 1 }],
      conflicts: [{ entryId: entries[0], column: 'part:theory', version: 1, value: 8000, byName: clerk.displayName }],
    },
  })
})

test('the same request sent twice is one effect and one answer', async () => {
  const { event, region, clerk, entries } = await insertScoringEvent(database.owner)
  const request = { actor: actorOf(clerk, region.id), eventId: event.id, idempotencyKey: randomUUID(), cells: [cell(entries[0]!, 'panel:practical:2', '88')], statuses: [] }
  const answers = await Promise.all(Array.from({ length: 8 }, () => saveGrid(request)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await database.owner`select count(*)::int as n from mark_history where event_id = ${event.id}`).toEqual([{ n: 1 }])
})

test('an absent entry takes no mark, and an entry with marks is not made absent', async () => {
  const { event, region, clerk, entries } = await insertScoringEvent(database.owner)
  const actor = actorOf(clerk, region.id)
  const absent = await saveGrid({ actor, eventId: event.id, idempotencyKey: randomUUID(), cells: [], statuses: [{ entryId: entries[2]!, status: 'absent', baseVersion: 1 }] })
  expect(absent).toMatchObject({ ok: true, value: { statuses: [{ entryId: entries[2], status: 'absent', version: 2 }] } })
  expect(await saveGrid({ actor, eventId: event.id, idempotencyKey: randomUUID(), cells: [cell(entries[2]!, 'part:theory', '60')], statuses: [] })).toEqual({
    ok: false, reason: 'invalidCells', data: { faults: [{ entryId: entries[2], column: 'part:theory', fault: 'entryIsAbsent' }] },
  })
  await saveGrid({ actor, eventId: event.id, idempotencyKey: randomUUID(), cells: [cell(entries[0]!, 'part:theory', '60')], statuses: [] })
  expect(await saveGrid({ actor, eventId: event.id, idempotencyKey: randomUUID(), cells: [], statuses: [{ entryId: entries[0]!, status: 'absent', baseVersion: 1 }] })).toMatchObject({
    ok: true, value: { statuses: [], refusedStatuses: [{ entryId: entries[0], reason: 'hasMarks' }] },
  })
})

test('a mark of a foreign entry, an unknown column or an impossible text refuses the whole request and stores nothing', async () => {
  const { event, region, clerk, entries } = await insertScoringEvent(database.owner)
  const foreign = await insertScoringEvent(database.owner)
  const outcome = await saveGrid({
    actor: actorOf(clerk, region.id), eventId: event.id, idempotencyKey: randomUUID(),
    cells: [cell(entries[0]!, 'part:theory', '85'), cell(foreign.entries[0]!, 'part:theory', '85'), cell(entries[0]!, 'part:poetry', '1'), cell(entries[1]!, 'part:theory', '1e2')],
    statuses: [],
  })
  expect(outcome).toMatchObject({ ok: false, reason: 'invalidCells', data: { faults: [{ fault: 'unknownEntry' }, { fault: 'unknownColumn' }, { fault: 'notANumber' }] } })
  expect(await database.owner`select count(*)::int as n from marks where event_id = ${event.id}`).toEqual([{ n: 0 }])
})

test('outside scoring, and once a result is confirmed, no mark is changed', async () => {
  const { event, region, clerk, entries } = await insertScoringEvent(database.owner)
  const save = () => saveGrid({ actor: actorOf(clerk, region.id), eventId: event.id, idempotencyKey: randomUUID(), cells: [cell(entries[0]!, 'part:theory', '85')], statuses: [] })
  await database.owner`update competition_events set marks_locked_at = now() where id = ${event.id}`
  expect(await save()).toMatchObject({ ok: false, reason: 'marksLocked' })
  await database.owner`update competition_events set marks_locked_at = null where id = ${event.id}`
  await database.owner`update competitions set state = 'archived' where id = ${event.competitionId}`
  expect(await save()).toMatchObject({ ok: false, reason: 'notScoring' })
})

test('statuses typed in any order lock their entries in one order, so that two saves never wait for each other', async () => {
  const { event, region, clerk, entries } = await insertScoringEvent(database.owner)
  const [low, high] = [...entries].sort().slice(0, 2) as [string, string]
  const mark = (entryId: string) => ({ entryId, status: 'didNotFinish' as const, baseVersion: 1 })
  const held = openTestClient(database.ownerUrl, 1)
  try {
    await held`begin`
    await held`select 1 from entries where id = ${low} for update`
    const saving = saveGrid({ actor: actorOf(clerk, region.id), eventId: event.id, idempotencyKey: randomUUID(), cells: [], statuses: [mark(high), mark(low)] })
    await expect.poll(async () => (await database.owner`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`).length).toBe(1)
    // The save waits for the first of the two, so the second is still free.
    expect(await held`select 1 as free from entries where id = ${high} for update skip locked`).toEqual([{ free: 1 }])
    await held`commit`
    expect(await saving).toMatchObject({ ok: true, value: { statuses: [{ entryId: low }, { entryId: high }] } })
  } finally {
    await held.end({ timeout: 1 })
  }
})

test('a change that was not yet told to other processes is told before the connections close', async () => {
  const { event, region, clerk, entries } = await insertScoringEvent(database.owner)
  const told: string[] = []
  const listener = openTestClient(database.ownerUrl, 1)
  await listener.listen('grid_changed', (id) => told.push(id))
  await saveGrid({ actor: actorOf(clerk, region.id), eventId: event.id, idempotencyKey: randomUUID(), cells: [cell(entries[0]!, 'part:theory', '80')], statuses: [] })
  await closeDatabase()
  await expect.poll(() => told.includes(event.id)).toBe(true)
  await listener.end({ timeout: 1 })
})

test('rules that were changed since this process last saved are the ones the next save is judged by', async () => {
  const { event, region, clerk, entries } = await insertScoringEvent(database.owner)
  const save = (at: number) => saveGrid({ actor: actorOf(clerk, region.id), eventId: event.id, idempotencyKey: randomUUID(), cells: [cell(entries[at]!, 'part:theory', '85.5')], statuses: [] })
  expect(await save(0)).toMatchObject({ ok: true })
  await database.owner`update competition_events set rules = jsonb_set(rules, '{decimals}', '0'), version = version + 1 where id = ${event.id}`
  expect(await save(1)).toMatchObject({ ok: false, reason: 'invalidCells' })
})
