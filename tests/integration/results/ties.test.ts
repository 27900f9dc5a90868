import { expect, test } from 'vitest'
import { readDb } from '#db/client.ts'
import { cancelCorrection, openCorrection } from '#app/services/results/correct-result.server.ts'
import { computeRanking } from '#app/services/results/compute-ranking.server.ts'
import { decideTie, revokeTie } from '#app/services/results/decide-tie.server.ts'
import { recomputeEdition } from '#app/services/results/edition-page.server.ts'
import type { OpenTie } from '#app/services/results/open-ties.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { confirm, fallingMarks, must, openScoringDay, type ScoringDay } from './result-desk.ts'

const database = withTestDatabase()

const rankingOf = (day: ScoringDay) => computeRanking(readDb, { eventId: day.eventId, regionId: day.desk.regionId })

async function decide(day: ScoringDay, tie: OpenTie, choice: { option: OpenTie['options'][number]; granted: string[] }, inputHash?: string) {
  const { subject, awardKey, members } = tie
  return decideTie({ actor: day.chiefJudge, idempotencyKey: newKey(), eventId: day.eventId, subject, awardKey, members, reason: '加试：限时试件，5 月 12 日', inputHash: inputHash ?? (await rankingOf(day)).inputHash, ...choice })
}

/** Ten people; the second and third share everything, so the one technician is settled and second prizes fit. Ranks 1 and 2 tied at N = 10 straddle. */
async function tiedFirst() {
  const day = await openScoringDay(database.owner, { count: 10 })
  const marks = fallingMarks(10)
  marks[1] = [1, marks[0]![1], marks[0]![2]]
  await day.mark(marks)
  return day
}

test('two tied for the only place of a technician: none, or an extra test for one, and never both', async () => {
  const day = await tiedFirst()
  const { openTies } = await rankingOf(day)
  const promotion = openTies.find(({ subject }) => subject === 'technician')!
  expect(promotion).toEqual({ subject: 'technician', awardKey: '', rank: 1, members: [day.entries[0], day.entries[1]], candidates: [day.entries[0], day.entries[1]], open: 1, options: ['none', 'extraTest'] })
  expect(await decide(day, promotion, { option: 'extraTest', granted: day.entries.slice(0, 2) })).toEqual({ ok: false, reason: 'tooMany' })
  expect(await decide(day, promotion, { option: 'allFit', granted: day.entries.slice(0, 2) })).toEqual({ ok: false, reason: 'optionNotOffered' })
  expect(await decide(day, promotion, { option: 'extraTest', granted: [day.entries[5]!] })).toEqual({ ok: false, reason: 'notACandidate' })
  expect(await decide(day, promotion, { option: 'extraTest', granted: [] })).toEqual({ ok: false, reason: 'grantedMissing' })
  expect(await decide(day, promotion, { option: 'extraTest', granted: [day.entries[1]!] })).toMatchObject({ ok: true })
  const after = await rankingOf(day)
  expect(after.openTies.filter(({ subject }) => subject === 'technician')).toEqual([])
  expect(after.result!.output.promotions!.slice(0, 2).map(({ outcome, route }) => [outcome, route])).toEqual([
    ['seniorWorker', 'passedBoth'],
    ['technician', 'rank1to3'],
  ])
  expect(await decide(day, promotion, { option: 'none', granted: [] })).toEqual({ ok: false, reason: 'noSuchTie' })
  expect(await database.owner`select kind from audit_events where kind = 'tieDecided' and chain_id = ${day.competitionId}`).toHaveLength(1)
})

test('an award tie is decided the same way, and the edition carries the decisions it was made with', async () => {
  const day = await tiedFirst()
  for (const tie of (await rankingOf(day)).openTies) await must(decide(day, tie, { option: 'extraTest', granted: [day.entries[0]!] }))
  await must(confirm(day))
  const [edition] = await database.owner`select input, settlements, input_hash as "inputHash", output_hash as "outputHash" from result_editions where event_id = ${day.eventId}`
  expect(edition!.settlements).toEqual({
    promotions: [{ tier: 'technician', members: [...day.entries.slice(0, 2)].sort(), granted: [day.entries[0]] }],
    awards: [{ award: 'first', members: [...day.entries.slice(0, 2)].sort(), granted: [day.entries[0]] }],
  })
  expect(recomputeEdition(edition as never).same).toBe(true)
  const rows = await database.owner`select award, promotion from result_rows r join result_editions e on e.id = r.edition_id where e.event_id = ${day.eventId} and rank = 1 order by award nulls last`
  expect(rows).toEqual([{ award: 'first', promotion: 'technician' }, { award: null, promotion: 'seniorWorker' }])
})

test('a decision is void as soon as any mark has changed, and counts again when the mark is set back', async () => {
  const day = await tiedFirst()
  for (const tie of (await rankingOf(day)).openTies) await must(decide(day, tie, { option: 'none', granted: [] }))
  expect((await rankingOf(day)).blockers).toEqual([])
  await day.mark([[9, '60.00', null]])
  const changed = await rankingOf(day)
  expect(changed.decisions).toEqual([])
  expect(changed.voidDecisions).toHaveLength(2)
  expect(changed.blockers.map(({ code }) => code)).toEqual(['openTie', 'openTie'])
  expect(await confirm(day)).toMatchObject({ ok: false, reason: 'blocked' })
  await day.mark([[9, fallingMarks(10)[9]![1], null]])
  expect((await rankingOf(day)).blockers).toEqual([])
})

test('a decision about marks that have changed meanwhile is refused', async () => {
  const day = await tiedFirst()
  const { openTies, inputHash } = await rankingOf(day)
  await day.mark([[9, '60.00', null]])
  expect(await decide(day, openTies[0]!, { option: 'none', granted: [] }, inputHash)).toEqual({ ok: false, reason: 'marksChanged' })
})

test('a decision can be taken back until the result is confirmed, and not after', async () => {
  const day = await tiedFirst()
  const ids: string[] = []
  for (const tie of (await rankingOf(day)).openTies) ids.push((await must(decide(day, tie, { option: 'none', granted: [] }))).value.decisionId)
  const revoke = (decisionId: string) => revokeTie({ actor: day.chiefJudge, idempotencyKey: newKey(), eventId: day.eventId, decisionId, reason: '误判' })
  expect(await revoke(ids[0]!)).toMatchObject({ ok: true })
  expect(await revoke(ids[0]!)).toEqual({ ok: false, reason: 'alreadyRevoked' })
  const [again] = (await rankingOf(day)).openTies
  await must(decide(day, again!, { option: 'none', granted: [] }))
  await must(confirm(day))
  expect(await revoke(ids[1]!)).toEqual({ ok: false, reason: 'marksLocked' })
})

test('taking a decision back in a correction is a difference like any other: the correction cannot be cancelled', async () => {
  const day = await tiedFirst()
  const ids: string[] = []
  for (const tie of (await rankingOf(day)).openTies) ids.push((await must(decide(day, tie, { option: 'extraTest', granted: [day.entries[0]!] }))).value.decisionId)
  await must(confirm(day))
  await must(openCorrection({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, reason: '加试重判' }))
  for (const decisionId of ids) await must(revokeTie({ actor: day.chiefJudge, idempotencyKey: newKey(), eventId: day.eventId, decisionId, reason: '加试重判' }))
  expect(await cancelCorrection({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId })).toMatchObject({ ok: false, reason: 'differs' })
  const [edition] = await database.owner`select input, settlements, input_hash as "inputHash", output_hash as "outputHash" from result_editions where event_id = ${day.eventId}`
  expect(recomputeEdition(edition as never).same).toBe(true)
})
