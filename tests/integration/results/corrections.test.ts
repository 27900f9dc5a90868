import { expect, test } from 'vitest'
import { cancelCorrection, openCorrection } from '#app/services/results/correct-result.server.ts'
import { getEditionPage } from '#app/services/results/edition-page.server.ts'
import { getPublicResult } from '#app/services/results/public-result.server.ts'
import { withdrawResult } from '#app/services/results/publish-result.server.ts'
import { getPublishedList } from '#app/services/results/published-list.server.ts'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { changeEntryStatus } from '#app/services/entries/change-entry-status.server.ts'
import type { StatusDecision } from '#app/services/entries/entrant-acts.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { confirm, fallingMarks, must, openScoringDay, publish, type ScoringDay } from './result-desk.ts'

const database = withTestDatabase()

const correct = (day: ScoringDay, reason = '复核发现登记有误') => openCorrection({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, reason })
const cancel = (day: ScoringDay) => cancelCorrection({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId })
const withdraw = (day: ScoringDay, edition: number) => withdrawResult({ actor: day.leader, idempotencyKey: newKey(), eventId: day.eventId, edition, reason: '公示期满' })
const editionsOf = async (day: ScoringDay) => (await database.owner`select edition, state from result_editions where event_id = ${day.eventId} order by edition`).map(({ edition, state }) => `${edition} ${state}`)

async function publishedDay(count = 5) {
  const day = await openScoringDay(database.owner, { count })
  await day.mark(fallingMarks(count))
  await must(confirm(day))
  await must(publish(day, 1))
  return day
}

//  person | before            | after                       | theory 30 % | practical 70 %
//  选手5  | 93.00, rank 5     | 93.00×0.3 + 99×0.7 = 97.20  | 93.00       | 93.00 → 99.00
//  others | ranks 1 to 4      | each one lower              |
test('a correction makes edition 2 with what changed of whom, and the first edition keeps its bytes', async () => {
  const day = await publishedDay()
  const [first] = await database.owner`select input::text, output::text, people::text from result_editions where event_id = ${day.eventId}`
  await must(correct(day))
  await day.mark([[4, null, '99']])
  expect((await getPublicResult({ eventId: day.eventId })).result!.edition).toBe(1)
  expect(await confirm(day)).toEqual({ ok: true, value: { edition: 2, changed: 5 } })
  expect((await getPublicResult({ eventId: day.eventId })).result!.edition).toBe(1)
  await must(publish(day, 2))

  const { result } = await getPublicResult({ eventId: day.eventId })
  expect(result).toMatchObject({ edition: 2, reason: '复核发现登记有误' })
  expect(result!.changes[0]).toEqual({
    entryId: day.entries[4], number: '05', name: '选手5',
    changes: [
      { field: 'mark:practical', before: '93.00', after: '99.00' },
      { field: 'total', before: '93.00', after: '97.20' },
      { field: 'rank', before: '5', after: '1' },
      { field: 'award', before: null, after: 'first' },
    ],
  })
  expect(result!.changes[1]).toMatchObject({ number: '01', changes: [{ field: 'rank', before: '1', after: '2' }, { field: 'award', before: 'first', after: 'second' }] })
  expect(await editionsOf(day)).toEqual(['1 superseded', '2 published'])
  const [kept] = await database.owner`select input::text, output::text, people::text from result_editions where event_id = ${day.eventId} and edition = 1`
  expect(kept).toEqual(first)
  const page = await getEditionPage(day.desk.officer, { eventId: day.eventId, edition: 2 }, 'zh-CN')
  expect(page.former!.number).toBe(1)
  expect(page.recomputedSame).toBe(true)
  const promotions = await database.owner`select e.edition, p.state, count(*)::int as n from promotions p join result_editions e on e.id = p.edition_id where e.event_id = ${day.eventId} group by 1, 2 order by 1`
  expect(promotions).toEqual([{ edition: 1, state: 'superseded', n: 5 }, { edition: 2, state: 'confirmed', n: 5 }])
  const history = await database.owner`select source, reason from mark_history where event_id = ${day.eventId} order by id desc limit 1`
  expect(history).toEqual([{ source: 'correction', reason: '复核发现登记有误' }])
})

test('a correction that changed nothing is cancelled; one that did says what differs', async () => {
  const day = await publishedDay(3)
  await must(correct(day))
  expect(await correct(day)).toEqual({ ok: false, reason: 'alreadyOpen' })
  await day.mark([[2, '50', null]])
  expect(await cancel(day)).toMatchObject({ ok: false, reason: 'differs', data: { changes: [{ number: '03' }] } })
  await day.mark([[2, '94.00', null]])
  expect(await confirm(day)).toEqual({ ok: false, reason: 'nothingChanged' })
  expect(await cancel(day)).toEqual({ ok: true, value: undefined })
  expect(await cancel(day)).toEqual({ ok: false, reason: 'notOpen' })
  expect(await day.mark([[2, '50', null]])).toMatchObject({ ok: false, reason: 'marksLocked' })
  expect(await editionsOf(day)).toEqual(['1 published'])
})

test('an edition that was confirmed and never published gives way to the next one', async () => {
  const day = await openScoringDay(database.owner, { count: 3 })
  await day.mark(fallingMarks(3))
  await must(confirm(day))
  await must(correct(day))
  expect(await publish(day, 1)).toEqual({ ok: false, reason: 'correctionOpen' })
  await day.mark([[0, '60', null]])
  expect(await confirm(day)).toEqual({ ok: true, value: { edition: 2, changed: 0 } })
  expect(await publish(day, 1)).toEqual({ ok: false, reason: 'notConfirmed' })
  await must(publish(day, 2))
  expect(await editionsOf(day)).toEqual(['1 superseded', '2 published'])
})

test('a withdrawn result is gone from every list, keeps its hash, and comes back only as a new edition', async () => {
  const day = await publishedDay(3)
  const { outputHash } = (await getPublicResult({ eventId: day.eventId })).result!
  expect(await withdraw(day, 1)).toMatchObject({ ok: true })
  expect(await withdraw(day, 1)).toEqual({ ok: false, reason: 'notPublished' })
  expect(await getPublicResult({ eventId: day.eventId })).toMatchObject({ result: null, withdrawn: { edition: 1, outputHash } })
  const { competitions } = await getPublishedList({ region: null, year: null, page: 1 })
  expect(competitions.flatMap(({ events }) => events).map(({ eventId }) => eventId)).not.toContain(day.eventId)
  const promotions = await database.owner`select distinct p.state, p.reason from promotions p join result_editions e on e.id = p.edition_id where e.event_id = ${day.eventId}`
  expect(promotions).toEqual([{ state: 'revoked', reason: '公示期满' }])

  await must(correct(day, '重新公布'))
  expect(await confirm(day)).toEqual({ ok: true, value: { edition: 2, changed: 0 } })
  await must(publish(day, 2))
  expect((await getPublicResult({ eventId: day.eventId })).result).toMatchObject({ edition: 2, outputHash })
})

test('an archived competition takes no correction, and its published result can still be withdrawn', async () => {
  const day = await publishedDay(2)
  await must(changeState({ actor: day.desk.officer, idempotencyKey: newKey(), competitionId: day.competitionId, action: 'archive', reason: null }))
  expect(await correct(day)).toEqual({ ok: false, reason: 'competitionArchived' })
  expect(await withdraw(day, 1)).toMatchObject({ ok: true })
})

test('after publication an entrant is disqualified only within a correction, and the next edition leaves them out', async () => {
  const day = await publishedDay()
  const winner = day.entries[0]!
  const decide = async (status: StatusDecision) => {
    const [{ version }] = (await database.owner`select version from entries where id = ${winner}`) as unknown as [{ version: number }]
    return changeEntryStatus({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, entryId: winner, version, status, reason: '冒名顶替，查实' })
  }
  expect(await decide('disqualified')).toEqual({ ok: false, reason: 'notOpen' })
  await must(correct(day, '查实冒名顶替'))
  expect(await decide('withdrawn')).toEqual({ ok: false, reason: 'notOpen' })
  await must(decide('disqualified'))
  await must(decide('competed'))
  await must(decide('disqualified'))
  await must(confirm(day))
  expect(await decide('competed')).toEqual({ ok: false, reason: 'notOpen' })
  await must(publish(day, 2))
  const rows = await database.owner`
    select e.edition, r.rank from result_rows r join result_editions e on e.id = r.edition_id where e.event_id = ${day.eventId} and r.entry_id = ${winner} order by e.edition`
  expect(rows).toEqual([{ edition: 1, rank: 1 }, { edition: 2, rank: null }])
  const { result } = await getPublicResult({ eventId: day.eventId })
  expect(result!.lines.find((line) => line.rank === 1)?.name).toBe('选手2')
})
