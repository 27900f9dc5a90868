import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { applyScheme, rehearseScheme } from '#app/services/schemes/apply-scheme.server.ts'
import { dropScheme, saveScheme } from '#app/services/schemes/save-scheme.server.ts'
import { draftOf, type DraftItem, type SchemeDraft } from '#app/services/schemes/scheme-draft.ts'
import { readDb } from '#db/client.ts'
import { readMarkingState } from '#db/queries/marking-state.ts'
import { listSchemeEditions, stampOfSchemes } from '#db/queries/schemes.ts'
import { shaft } from '#tests/support/sample-scheme.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { clerkOf, schemeDesk } from './scheme-desk.ts'

const database = withTestDatabase()
type Desk = Awaited<ReturnType<typeof schemeDesk>>

const change = (key: string, patch: Partial<DraftItem>): SchemeDraft => ({ criteria: draftOf(shaft).criteria.map((criterion) => ({ ...criterion, items: criterion.items.map((item) => (item.key === key ? { ...item, ...patch } : item)) })) })
const actOf = (desk: Desk, version: number) => ({ actor: clerkOf(desk), idempotencyKey: randomUUID(), eventId: desk.event.id, partKey: 'practical', version })
const save = (desk: Desk, version: number, draft: SchemeDraft, reason: string | null = null) => saveScheme({ ...actOf(desk, version), draft, reason })

/** Two entrants marked in full: the first lost a step of the length, the second had it right but judged lower. */
async function marked() {
  const desk = await schemeDesk(database.owner)
  for (const [entryId, length, finish] of [[desk.entries[0]!, '120.3', '3'], [desk.entries[1]!, '120', '2']] as const) {
    await desk.give(0, { diameter: '29.99', length, thread: '1', safety: '0' }, 0, entryId)
    for (const slot of [1, 2, 3]) await desk.give(slot, { runOut: '0.03', finish }, 0, entryId)
  }
  return desk
}

test('a draft is edited over the version its editor saw, also while its sums are open; what cannot be read is refused with its place', async () => {
  const desk = await schemeDesk(database.owner)
  expect(await save(desk, 1, change('finish', { marks: '2.5' }))).toEqual({ ok: true, value: { edition: 1 } })
  expect(await save(desk, 1, draftOf(shaft))).toEqual({ ok: false, reason: 'conflict' })
  expect(await save(desk, 2, change('diameter', { rule: '29.98 to 30' }))).toEqual({
    ok: false, reason: 'unreadable', data: { problems: [{ code: 'ruleUnreadable', criterionKey: 'a', itemKey: 'diameter' }] },
  })
  expect(await database.owner`select version, scheme->'criteria'->1->'items'->0->>'marks' as marks from marking_schemes where event_id = ${desk.event.id}`).toEqual([{ version: 2, marks: '250' }])
  expect(await dropScheme(actOf(desk, 2))).toEqual({ ok: true, value: { edition: 1 } })
})

test('once marked by it is not changed: a new edition needs a reason, is compared without anything being done, and computes every mark when it is applied', async () => {
  const desk = await marked()
  const milder = change('length', { rule: '120±0.3; 0.1=0.75' })
  expect(await save(desk, 0, milder)).toEqual({ ok: false, reason: 'reasonMissing' })
  expect(await save(desk, 0, milder, '图样公差标注有误')).toEqual({ ok: true, value: { edition: 2 } })
  // A save knows by this line of text that the schemes it remembers still stand.
  const scope = { regionId: desk.region.id, eventId: desk.event.id }
  expect((await readMarkingState(readDb, { ...scope, entryIds: [] })).schemeStamp).toBe(stampOfSchemes(await listSchemeEditions(readDb, scope)))
  const comparison = (await rehearseScheme(actOf(desk, 1)))!
  expect([comparison.before, comparison.after].map((lines) => lines.map(({ number, rank, total }) => [number, rank, total]))).toEqual([
    [['01', 1, '9.25'], ['02', 2, '9.00']],
    [['01', 1, '10.00'], ['02', 2, '9.00']],
  ])
  expect(comparison).toMatchObject({ changed: 1, reopened: 0 })
  expect(await desk.panel()).toEqual([1, 2, 3].map((slot) => ({ slot, value: 925 })))

  expect(await applyScheme({ ...actOf(desk, 1), seen: '0'.repeat(64) })).toEqual({ ok: false, reason: 'changed' })
  expect(await applyScheme({ ...actOf(desk, 1), seen: comparison.seen })).toEqual({ ok: true, value: { edition: 2, changed: 1 } })
  expect(await desk.panel()).toEqual([1, 2, 3].map((slot) => ({ slot, value: 1000 })))
  expect(await database.owner`select value, mark, scheme_edition, source, reason from item_mark_history where item_key = 'length' and entry_id = ${desk.entries[0]!} order by id`).toEqual([
    { value: 120_300, mark: 125, scheme_edition: 1, source: 'clerk', reason: null },
    { value: 120_300, mark: 200, scheme_edition: 2, source: 'edition', reason: '图样公差标注有误' },
  ])
  expect(await database.owner`select edition, frozen_at is not null as frozen from marking_schemes where event_id = ${desk.event.id} order by edition`).toEqual([{ edition: 1, frozen: true }, { edition: 2, frozen: true }])
  expect(await database.owner`select data->>'totals' as totals, data->>'reason' as reason from audit_events where kind = 'schemeApplied'`).toEqual([{ totals: '1', reason: '图样公差标注有误' }])
})

test('an added item leaves every judge’s sum open until it is marked, and says how many', async () => {
  const desk = await marked()
  const draft = draftOf(shaft)
  const added = { ...draft.criteria[1]!.items[0]!, key: 'edges', code: 'B2', name: '倒棱', marks: '1' }
  const criteria = draft.criteria.map((criterion) => (criterion.key === 'b' ? { ...criterion, items: [{ ...criterion.items[0]!, marks: '2' }, added] } : criterion))
  await save(desk, 0, { criteria }, '补充漏列的评分项')
  const comparison = (await rehearseScheme(actOf(desk, 1)))!
  expect(comparison).toMatchObject({ changed: 2, reopened: 6 })
  expect(await applyScheme({ ...actOf(desk, 1), seen: comparison.seen })).toMatchObject({ ok: true })
  expect(await desk.panel()).toEqual([1, 2, 3].map((slot) => ({ slot, value: null })))
  expect(await desk.give(1, { edges: '3' })).toMatchObject({ ok: true, value: { sums: [{ mark: 925 }] } })
})

test('a proposal is given up without a trace in the marks, one with problems is not applied, and none is applied once the result is confirmed', async () => {
  const desk = await marked()
  await save(desk, 0, change('finish', { marks: '2' }), '分值写错')
  expect(await rehearseScheme(actOf(desk, 1))).toBeNull()
  expect(await applyScheme({ ...actOf(desk, 1), seen: '' })).toEqual({ ok: false, reason: 'incomplete' })
  expect(await dropScheme(actOf(desk, 1))).toEqual({ ok: true, value: { edition: 2 } })
  expect(await applyScheme({ ...actOf(desk, 1), seen: '' })).toEqual({ ok: false, reason: 'noProposal' })
  await save(desk, 0, change('length', { rule: '120±0.3; 0.1=0.75' }), '图样公差标注有误')
  await database.owner`update competition_events set marks_locked_at = now() where id = ${desk.event.id}`
  expect(await applyScheme({ ...actOf(desk, 1), seen: '' })).toEqual({ ok: false, reason: 'marksLocked' })
})

test('a scheme is not made for a part with typed numbers, an unknown part, or an event elsewhere', async () => {
  const desk = await schemeDesk(database.owner)
  await dropScheme(actOf(desk, 1))
  await database.owner`insert into marks (region_id, event_id, entry_id, kind, key, slot, value, entered_by, source) values (${desk.region.id}, ${desk.event.id}, ${desk.entries[0]!}, 'panel', 'practical', 1, 800, ${desk.clerk.id}, 'grid')`
  expect(await save(desk, 0, draftOf(shaft))).toEqual({ ok: false, reason: 'partHasMarks' })
  await expect(saveScheme({ ...actOf(desk, 0), partKey: 'theory', draft: draftOf(shaft), reason: null })).rejects.toMatchObject({ status: 404 })
  const elsewhere = await schemeDesk(database.owner)
  await expect(saveScheme({ ...actOf(desk, 0), eventId: elsewhere.event.id, draft: draftOf(shaft), reason: null })).rejects.toMatchObject({ status: 404 })
  await expect(rehearseScheme({ ...actOf(desk, 0), eventId: elsewhere.event.id })).rejects.toMatchObject({ status: 404 })
})
