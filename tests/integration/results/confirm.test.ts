import { expect, test } from 'vitest'
import { readDb } from '#db/client.ts'
import { confirmResult } from '#app/services/results/confirm-result.server.ts'
import { computeRanking } from '#app/services/results/compute-ranking.server.ts'
import { getEditionPage, recomputeEdition } from '#app/services/results/edition-page.server.ts'
import { getRankingPage } from '#app/services/results/ranking-page.server.ts'
import { openCorrection } from '#app/services/results/correct-result.server.ts'
import { resultHash } from '#app/services/results/result-hash.ts'
import { verifyChain } from '#app/services/audit/verify-chain.server.ts'
import { enterCompetition, enterEvent, insertDesk, insertEntrants, newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { confirm, fallingMarks, must, openScoringDay, publish } from './result-desk.ts'

const database = withTestDatabase()

const blockersOf = async (eventId: string, regionId: string) => (await computeRanking(readDb, { eventId, regionId })).blockers.map(({ code }) => code)

test('before scoring has started nothing can be confirmed, because the rules are not frozen', async () => {
  const desk = await insertDesk(database.owner)
  const competitionId = await enterCompetition(desk)
  const eventId = await enterEvent(desk, competitionId)
  await insertEntrants(database.owner, { desk, competitionId, eventId })
  const outcome = await confirmResult({ actor: desk.officer, idempotencyKey: newKey(), eventId, seenOutputHash: null })
  expect(outcome).toMatchObject({ ok: false, reason: 'blocked' })
  expect(await blockersOf(eventId, desk.regionId)).toContain('notFrozen')
})

test('an open mark names its person and part and blocks; an absence that was written down does not', async () => {
  const day = await openScoringDay(database.owner, { count: 3 })
  await day.mark([[0, '80', '80'], [1, '70', null]])
  expect(await confirm(day)).toEqual({
    ok: false,
    reason: 'blocked',
    data: {
      blockers: [
        { code: 'openMarks', entryId: day.entries[1], number: '02', name: '选手2', parts: ['practical'] },
        { code: 'openMarks', entryId: day.entries[2], number: '03', name: '选手3', parts: ['theory', 'practical'] },
      ],
    },
  })
  await day.mark([[1, null, '75']])
  await day.absent(2)
  expect(await confirm(day)).toEqual({ ok: true, value: { edition: 1, changed: 0 } })
})

test('nobody with a rank is a blocker by itself', async () => {
  const day = await openScoringDay(database.owner, { count: 1 })
  await day.absent(0)
  expect(await confirm(day)).toMatchObject({ ok: false, data: { blockers: [{ code: 'nobodyRanked' }] } })
})

test('a tie across the last award place blocks until it is decided', async () => {
  const day = await openScoringDay(database.owner, { count: 4 })
  await day.mark([[0, '90', '90'], [1, '80', '80'], [2, '70', '70'], [3, '70', '70']])
  expect(await confirm(day)).toMatchObject({
    ok: false,
    reason: 'blocked',
    data: { blockers: [{ code: 'openTie', tie: { subject: 'award', awardKey: 'second', rank: 3 }, entryIds: [day.entries[2], day.entries[3]] }] },
  })
})

test('what is confirmed is frozen whole, with hashes that anybody can compute again, and the marks are locked', async () => {
  const day = await openScoringDay(database.owner, { count: 10 })
  await day.mark(fallingMarks(10))
  const { outputHash } = await getRankingPage(day.desk.officer, day.eventId, 'zh-CN')
  await must(confirmResult({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, seenOutputHash: outputHash }))
  const [edition] = await database.owner`select id, edition, state, field_size as "fieldSize", input, output, input_hash as "inputHash", output_hash as "outputHash", people
    from result_editions where event_id = ${day.eventId}`
  expect(edition).toMatchObject({ edition: 1, state: 'confirmed', fieldSize: 10, outputHash })
  expect(resultHash(edition!.input)).toBe(edition!.inputHash)
  expect(resultHash(edition!.output)).toBe(edition!.outputHash)
  expect(edition!.people[day.entries[0]!]).toEqual({ name: '选手1', number: '01', organisation: '' })
  const rows = await database.owner`select position, rank, total, award, promotion, route from result_rows where edition_id = ${edition!.id} order by position`
  expect(rows.slice(0, 4)).toEqual([
    { position: 1, rank: 1, total: 9500, award: 'first', promotion: 'technician', route: 'rank1to3' },
    { position: 2, rank: 2, total: 9450, award: 'second', promotion: 'seniorWorker', route: 'passedBoth' },
    { position: 3, rank: 3, total: 9400, award: 'second', promotion: 'seniorWorker', route: 'passedBoth' },
    { position: 4, rank: 4, total: 9350, award: null, promotion: 'seniorWorker', route: 'rank4to8' },
  ])
  const proposals = await database.owner`select state, count(*)::int as n from promotions where edition_id = ${edition!.id} group by state`
  expect(proposals).toEqual([{ state: 'proposed', n: 10 }])
  expect(await day.mark([[0, '10', null]])).toMatchObject({ ok: false, reason: 'marksLocked' })

  const page = await getEditionPage(day.desk.officer, { eventId: day.eventId, edition: 1 }, 'en')
  expect(page.recomputedSame).toBe(true)
  const [head] = await database.owner`select hash from audit_heads where chain_id = ${day.competitionId}`
  expect(page.edition.auditHead).toBe(head!.hash)
  const report = await verifyChain(readDb, { chainType: 'competition', chainId: day.competitionId })
  expect(report.problems).toEqual([])
})

test('an edition whose stored input was touched no longer recomputes to the same', async () => {
  const day = await openScoringDay(database.owner, { count: 2 })
  await day.mark(fallingMarks(2))
  await must(confirm(day))
  await database.owner`update result_editions set input = jsonb_set(input, '{entries,0,marks,theory}', '"12.00"') where event_id = ${day.eventId}`
  const [edition] = await database.owner`select input, settlements, input_hash as "inputHash", output_hash as "outputHash" from result_editions where event_id = ${day.eventId}`
  expect(recomputeEdition(edition as never).same).toBe(false)
})

test('of two officers who confirm at once one makes the edition and the other is told by whom', async () => {
  const day = await openScoringDay(database.owner, { count: 2 })
  await day.mark(fallingMarks(2))
  const outcomes = await Promise.all([confirm(day), confirm(day, day.leader)])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'alreadyConfirmed', data: { edition: 1 } })
  expect(await database.owner`select edition from result_editions where event_id = ${day.eventId}`).toHaveLength(1)
})

test('what has changed since it was shown is not confirmed unseen', async () => {
  const day = await openScoringDay(database.owner, { count: 2 })
  await day.mark(fallingMarks(2))
  const seen = await getRankingPage(day.desk.officer, day.eventId, 'zh-CN')
  await day.mark([[1, '99', null]])
  expect(await confirmResult({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, seenOutputHash: seen.outputHash })).toEqual({ ok: false, reason: 'changedSinceSeen' })
})

test('of two officers who publish at once one does and the other is told', async () => {
  const day = await openScoringDay(database.owner, { count: 2 })
  await day.mark(fallingMarks(2))
  await must(confirm(day))
  const outcomes = await Promise.all([publish(day, 1), publish(day, 1, day.desk.officer)])
  expect(outcomes.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { competitionPublished: true, toSettle: 0 } }])
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'alreadyPublished' })
  const events = await database.owner`select kind from audit_events where chain_id = ${day.competitionId} and kind in ('resultPublished', 'resultConfirmed') order by seq`
  expect(events.map(({ kind }) => kind)).toEqual(['resultConfirmed', 'resultPublished'])
  const [row] = await database.owner`select c.state, (select state from promotions limit 1) as promotion from competitions c where c.id = ${day.competitionId}`
  expect(row!.state).toBe('published')
})

test("another region's officer finds neither ranking nor edition", async () => {
  const day = await openScoringDay(database.owner, { count: 2 })
  await day.mark(fallingMarks(2))
  const other = await insertDesk(database.owner, { name: '余姚市' })
  const missing = { code: 'notFound', status: 404 }
  await expect(getRankingPage(other.officer, day.eventId, 'zh-CN')).rejects.toMatchObject(missing)
  await expect(confirm(day, other.officer)).rejects.toMatchObject(missing)
  await must(confirm(day))
  await expect(getEditionPage(other.officer, { eventId: day.eventId, edition: 1 }, 'zh-CN')).rejects.toMatchObject(missing)
  await expect(publish(day, 1, other.officer)).rejects.toMatchObject(missing)
  await expect(openCorrection({ actor: other.officer, idempotencyKey: newKey(), eventId: day.eventId, reason: '试' })).rejects.toMatchObject(missing)
})
