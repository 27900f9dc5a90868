import { expect, test } from 'vitest'
import { dropCorrectedRules, saveCorrectedRules } from '#app/services/corrections/corrected-rules-draft.server.ts'
import { getCorrectionPage } from '#app/services/corrections/correction-page.server.ts'
import { rehearseCorrection, type CorrectionComparison } from '#app/services/corrections/rehearse-correction.server.ts'
import { cancelCorrection, openCorrection } from '#app/services/results/correct-result.server.ts'
import { getEditionPage } from '#app/services/results/edition-page.server.ts'
import { getPublicResult } from '#app/services/results/public-result.server.ts'
import { withdrawResult } from '#app/services/results/publish-result.server.ts'
import { getPublishedList } from '#app/services/results/published-list.server.ts'
import { applyScheme } from '#app/services/schemes/apply-scheme.server.ts'
import { saveItemMarks } from '#app/services/schemes/save-item-marks.server.ts'
import { saveScheme } from '#app/services/schemes/save-scheme.server.ts'
import { draftOf } from '#app/services/schemes/scheme-draft.ts'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { changeEntryStatus } from '#app/services/entries/change-entry-status.server.ts'
import type { StatusDecision } from '#app/services/entries/entrant-acts.ts'
import { insertScheme } from '#db/queries/schemes.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { shaft } from '#tests/support/sample-scheme.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { confirm, fallingMarks, must, openScoringDay, plainRules, publish, type ScoringDay } from './result-desk.ts'

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

test('a correction is compared before anything is done, and cancelling it sets marks and statuses back', async () => {
  const day = await publishedDay(3)
  await must(correct(day))
  expect(await correct(day)).toEqual({ ok: false, reason: 'alreadyOpen' })
  expect(await confirm(day)).toEqual({ ok: false, reason: 'nothingChanged' })
  await day.mark([[2, '50', null]])
  await must(changeEntryStatus({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, entryId: day.entries[0]!, version: 1, status: 'disqualified', reason: '查实' }))
  const comparison = await rehearseCorrection({ actor: day.desk.officer, eventId: day.eventId, locale: 'zh-CN' })
  expect(comparison!.base).toEqual({ edition: 1, state: 'published' })
  expect(comparison!.changes.map(({ number, changes }) => [number, changes.map(({ field }) => field)])).toEqual([
    ['02', ['rank', 'award']],
    ['03', ['mark:theory', 'total', 'rank', 'promotion', 'route']],
    ['01', ['total', 'rank', 'unranked', 'award', 'promotion', 'route']],
  ])
  expect(comparison!.issued).toEqual({ certificates: [], money: [] })
  // Comparing leaves no trace: neither an edition nor a version of anything.
  expect(await editionsOf(day)).toEqual(['1 published'])

  expect(await cancel(day)).toEqual({ ok: true, value: { marks: 1, statuses: 1 } })
  expect(await cancel(day)).toEqual({ ok: false, reason: 'notOpen' })
  expect(await day.mark([[2, '50', null]])).toMatchObject({ ok: false, reason: 'marksLocked' })
  expect(await editionsOf(day)).toEqual(['1 published'])
  const marks = await database.owner`select value from marks where event_id = ${day.eventId} and key = 'theory' order by value`
  expect(marks.map(({ value }) => value)).toEqual([9400, 9450, 9500])
  const [last] = await database.owner`select version, source, reason from mark_history where event_id = ${day.eventId} order by id desc limit 1`
  expect(last).toEqual({ version: 3, source: 'correction', reason: '取消更正：复核发现登记有误' })
  const corrections = await database.owner`select state, base_edition as base, closed_at is not null as closed from result_corrections where event_id = ${day.eventId}`
  expect(corrections).toEqual([{ state: 'cancelled', base: 1, closed: true }])
})

//  选手1  | length 120 within tolerance  2.00  | corrected to 120.3: 0.75 less | milder scheme: nothing less
test('cancelling a correction sets the values of items and the marking scheme back, and keeps what was tried', async () => {
  const [, practical] = plainRules.parts
  const day = await openScoringDay(database.owner, { count: 2, rules: { ...plainRules, parts: [{ ...practical!, weight: 100, maximum: '10.00', passMark: '6.00' }], tieBreaks: [] } })
  const scope = { regionId: day.desk.officer.regionId, eventId: day.eventId }
  await inTransaction((tx) => insertScheme(tx, { ...scope, partKey: 'practical', edition: 1, scheme: shaft, schemeHash: 'first', reason: null }))
  const officer = { actor: day.desk.officer, eventId: day.eventId, partKey: 'practical' }
  const give = (at: number, texts: Record<string, string>, baseVersion = 0) =>
    must(saveItemMarks({ ...officer, idempotencyKey: newKey(), slot: 0, cells: Object.entries(texts).map(([itemKey, text]) => ({ entryId: day.entries[at]!, partKey: 'practical', itemKey, text, baseVersion })) }, { source: 'clerk' }))
  const all = { diameter: '29.99', length: '120', thread: '1', safety: '0', runOut: '0.03', finish: '3' }
  await give(0, all)
  await give(1, { ...all, finish: '2' })
  await must(confirm(day))
  await must(publish(day, 1))
  const values = () => database.owner`select e.number, i.item_key, i.value, i.mark, i.scheme_edition, m.value as part from item_marks i join entries e on e.id = i.entry_id join marks m on m.entry_id = i.entry_id where i.event_id = ${day.eventId} order by 1, 2`
  const before = await values()

  await must(correct(day))
  await give(0, { length: '120.3' }, 1)
  const draft = draftOf(shaft)
  const milder = { criteria: draft.criteria.map((criterion) => ({ ...criterion, items: criterion.items.map((item) => (item.key === 'length' ? { ...item, rule: '120±0.3; 0.1=0.75' } : item)) })) }
  await must(saveScheme({ ...officer, idempotencyKey: newKey(), version: 0, draft: milder, reason: '图样公差标注有误' }))
  // The tool shows what the proposal would come to, while the corrected mark alone still stands and nothing is done.
  const tool = await getCorrectionPage(day.desk.officer, day.eventId, 'zh-CN')
  const [scheme] = tool.schemes
  const said = (comparison: CorrectionComparison | null | undefined) => comparison?.changes.map(({ number, changes }) => [number, changes.map(({ field, after }) => `${field} ${after}`)])
  expect(scheme).toMatchObject({ partKey: 'practical', edition: 1, proposal: { edition: 2, version: 1, reason: '图样公差标注有误', changes: { added: [], removed: [], changed: ['A2'] } } })
  expect(said(tool.comparison)).toEqual([['01', ['mark:practical 9.25', 'total 9.25']]])
  expect(said(scheme!.proposal!.rehearsed?.comparison)).toEqual([])
  expect((await getCorrectionPage(await day.desk.person('auditor'), day.eventId, 'zh-CN')).schemes).toEqual([])
  await must(applyScheme({ ...officer, idempotencyKey: newKey(), version: 1, seen: scheme!.proposal!.rehearsed!.seen }))
  expect((await getCorrectionPage(day.desk.officer, day.eventId, 'zh-CN')).schemes).toMatchObject([{ edition: 2, proposal: null }])
  expect(await values()).not.toEqual(before)

  expect(await cancel(day)).toMatchObject({ ok: true })
  expect(await values()).toEqual(before)
  const history = await database.owner`select h.value, h.mark, h.scheme_edition, h.reason from item_mark_history h where h.event_id = ${day.eventId} and h.item_key = 'length' and h.entry_id = ${day.entries[0]!} order by h.id`
  expect(history.map(({ value, mark, scheme_edition, reason }) => [value, mark, scheme_edition, reason])).toEqual([
    [120_000, 200, 1, null], [120_300, 125, 1, '复核发现登记有误'], [120_300, 200, 2, '图样公差标注有误'], [120_000, 200, 1, '取消更正：复核发现登记有误'],
  ])
  const editions = await database.owner`select edition, scheme_hash = 'first' as former, frozen_at is not null as frozen, reason from marking_schemes where event_id = ${day.eventId} order by edition`
  expect(editions).toEqual([
    { edition: 1, former: true, frozen: true, reason: null }, { edition: 2, former: false, frozen: true, reason: '图样公差标注有误' }, { edition: 3, former: true, frozen: true, reason: '取消更正：复核发现登记有误' },
  ])
})

//  person | theory 30 | practical 70 | total   | weights 70/30
//  选手1  |   70.00   |    90.00     | 84.00   | 76.00, second
//  选手2  |   90.00   |    70.00     | 76.00   | 84.00, first
test('corrected weights are compared, applied as the next edition of the rules, or dropped without a trace', async () => {
  const day = await openScoringDay(database.owner, { count: 2 })
  await day.mark([[0, '70', '90'], [1, '90', '70']])
  await must(confirm(day))
  await must(publish(day, 1))
  await must(correct(day, '权重与技术文件不符'))
  const [theory, practical] = plainRules.parts
  const swapped = { ...plainRules, parts: [{ ...theory!, weight: 70 }, { ...practical!, weight: 30 }] }
  const act = { actor: day.desk.officer, eventId: day.eventId }
  const save = (candidate: unknown, version: number) => saveCorrectedRules({ ...act, idempotencyKey: newKey(), version, candidate })
  expect(await save({ ...swapped, parts: [{ ...theory!, weight: 100 }], tieBreaks: [] }, 1)).toMatchObject({ ok: false, reason: 'marksUncovered' })
  expect(await save({ ...swapped, parts: [theory!, { ...practical!, weight: 60 }] }, 1)).toMatchObject({ ok: false, reason: 'invalid' })
  expect(await save(plainRules, 1)).toMatchObject({ ok: false, reason: 'sameAsInForce' })
  expect(await save(swapped, 1)).toMatchObject({ ok: true })
  expect(await save(swapped, 1)).toMatchObject({ ok: false, reason: 'conflict' })
  const compare = () => rehearseCorrection({ ...act, locale: 'zh-CN' })
  expect((await compare())!.changes.map(({ number, changes }) => [number, changes.find(({ field }) => field === 'rank')?.after])).toEqual([['02', '1'], ['01', '2']])

  expect(await dropCorrectedRules({ ...act, idempotencyKey: newKey(), version: 2 })).toMatchObject({ ok: true })
  expect((await compare())!.changes).toEqual([])
  await must(save(swapped, 3))
  expect(await confirm(day)).toEqual({ ok: true, value: { edition: 2, changed: 2 } })
  await must(publish(day, 2))
  const { result } = await getPublicResult({ eventId: day.eventId })
  expect(result!.lines.map(({ name, total }) => [name, total])).toEqual([['选手2', '84.00'], ['选手1', '76.00']])
  const rules = await database.owner`select edition, reason, rules->'parts'->0->>'weight' as weight from event_rule_editions where event_id = ${day.eventId} order by edition`
  expect(rules).toEqual([{ edition: 1, reason: 'scoringStarted', weight: '30' }, { edition: 2, reason: '权重与技术文件不符', weight: '70' }])
  expect(await save(plainRules, 4)).toMatchObject({ ok: false, reason: 'notOpen' })
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
