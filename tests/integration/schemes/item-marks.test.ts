import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { saveGrid } from '#app/services/marks/save-grid.server.ts'
import { saveItemMarks } from '#app/services/schemes/save-item-marks.server.ts'
import { computeRanking } from '#app/services/results/compute-ranking.server.ts'
import { readDb } from '#db/client.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { clerkOf, schemeDesk } from './scheme-desk.ts'

const database = withTestDatabase()

test('a judge’s number of the part is there when the set is complete, and gone when a value is taken back', async () => {
  const desk = await schemeDesk(database.owner)
  await desk.give(0, { diameter: '29.99', length: '120.3', thread: '1', safety: '1' })
  const first = await desk.give(1, { runOut: '0.03', finish: '2' })
  expect(first).toMatchObject({ ok: true, value: { conflicts: [], sums: [{ partKey: 'practical', mark: 725, missing: [], disputed: [] }] } })
  expect(await desk.panel()).toEqual([{ slot: 1, value: 725 }])
  expect(await desk.give(1, { finish: '' }, 1)).toMatchObject({ ok: true, value: { sums: [{ mark: null, missing: ['finish'] }] } })
  expect(await desk.panel()).toEqual([{ slot: 1, value: null }])
  expect(await database.owner`select version, value, mark, slot, source from item_mark_history where item_key = 'finish' order by id`).toEqual([
    { version: 1, value: 2, mark: 200, slot: 1, source: 'clerk' },
    { version: 2, value: null, mark: null, slot: 1, source: 'clerk' },
  ])
})

test('the first value freezes the edition, and the ranking reads the sums of the panel', async () => {
  const desk = await schemeDesk(database.owner)
  await desk.give(0, { diameter: '29.99', length: '120', thread: '1', safety: '0' })
  for (const slot of [1, 2, 3]) await desk.give(slot, { runOut: '0.03', finish: slot === 2 ? '3' : '2' })
  expect(await database.owner`select edition, frozen_at is not null as frozen from marking_schemes where event_id = ${desk.event.id}`).toEqual([{ edition: 1, frozen: true }])
  const { file } = await computeRanking(readDb, { regionId: desk.region.id, eventId: desk.event.id })
  expect(file.entries[0]!.marks).toEqual({ practical: { panel: ['9.00', '10.00', '9.00'] } })
  expect(await database.owner`select data->'frozen' as frozen from audit_events where kind = 'itemMarksSaved' order by seq limit 1`).toEqual([{ frozen: [{ partKey: 'practical', edition: 1 }] }])
})

test('what a judge gave counts once it is declared, whoever changes a shared value last', async () => {
  const desk = await schemeDesk(database.owner, { source: 'judge' })
  for (const slot of [1, 2, 3]) await desk.give(slot, { runOut: '0.03', finish: '2' })
  await desk.give(0, { diameter: '29.99', length: '120', thread: '1' })
  const cells = [{ entryId: desk.entries[0]!, partKey: 'practical', itemKey: 'safety', text: '0', baseVersion: 0 }]
  await saveItemMarks({ actor: clerkOf(desk), eventId: desk.event.id, idempotencyKey: randomUUID(), slot: 1, cells }, { source: 'clerk' })
  expect(await database.owner`select distinct source, value from marks where entry_id = ${desk.entries[0]!}`).toEqual([{ source: 'judge', value: 900 }])
  const { file } = await computeRanking(readDb, { regionId: desk.region.id, eventId: desk.event.id })
  expect(file.entries[0]!.marks).toEqual({})
})

test('values more than one apart take the panel’s numbers back until the item is judged again', async () => {
  const desk = await schemeDesk(database.owner)
  await desk.give(0, { diameter: '29.99', length: '120', thread: '1', safety: '0' })
  await desk.give(1, { runOut: '0.03', finish: '1' })
  expect(await desk.give(2, { runOut: '0.03', finish: '3' })).toMatchObject({ ok: true, value: { sums: [{ mark: null, disputed: ['finish'] }] } })
  expect(await desk.panel()).toEqual([{ slot: 1, value: null }])
  // An item that concerns nobody else is added up without the others' sheets, and still not past the dispute.
  expect(await desk.give(1, { runOut: '0.03' }, 1)).toMatchObject({ ok: true, value: { sums: [{ mark: null, disputed: ['finish'] }] } })
  expect(await desk.panel()).toEqual([{ slot: 1, value: null }])
  expect(await desk.give(1, { finish: '2' }, 1)).toMatchObject({ ok: true, value: { sums: [{ mark: 900 }] } })
  expect(await desk.panel()).toEqual([{ slot: 1, value: 900 }, { slot: 2, value: 1000 }])
})

test('judges who mark one entrant at the same time miss nothing of each other', async () => {
  const desk = await schemeDesk(database.owner)
  await Promise.all([desk.give(0, { diameter: '29.99', length: '120' }), desk.give(0, { thread: '1', safety: '0' }), ...[1, 2, 3].flatMap((slot) => [desk.give(slot, { runOut: '0.03' }), desk.give(slot, { finish: '3' })])])
  expect(await desk.panel()).toEqual([{ slot: 1, value: 1000 }, { slot: 2, value: 1000 }, { slot: 3, value: 1000 }])
})

test('a version somebody else moved comes back as a conflict with what stands there', async () => {
  const desk = await schemeDesk(database.owner)
  await desk.give(1, { finish: '2' })
  expect(await desk.give(1, { finish: '3', runOut: '0.05' })).toMatchObject({
    ok: true, value: { cells: [{ itemKey: 'runOut', version: 1 }], conflicts: [{ itemKey: 'finish', version: 1, value: 2, byName: desk.clerk.displayName }] },
  })
})

test('what is no value of the item, no item, no place or no entry of the event is refused as a whole', async () => {
  const desk = await schemeDesk(database.owner)
  const faults = async (slot: number, texts: Record<string, string>, entryId = desk.entries[0]!) => {
    const outcome = await desk.give(slot, texts, 0, entryId)
    return outcome.ok ? 'saved' : (outcome.data?.faults as Array<{ fault: string }> | undefined)?.map(({ fault }) => fault)
  }
  expect(await faults(1, { finish: '4' })).toEqual(['notZeroToThree'])
  expect(await faults(1, { nothing: '1', finish: '1' })).toEqual(['unknownItem'])
  expect(await faults(4, { finish: '1' })).toEqual(['unknownItem'])
  expect(await faults(1, { finish: '1' }, randomUUID())).toEqual(['unknownEntry'])
  const elsewhere = await schemeDesk(database.owner)
  expect(await faults(1, { finish: '1' }, elsewhere.entries[0]!)).toEqual(['unknownEntry'])
  await expect(desk.give(1, { finish: '1' }, 0, desk.entries[0]!, elsewhere.region.id)).rejects.toMatchObject({ status: 404 })
})

test('a number is not typed into the grid where items are marked; an absent judge is', async () => {
  const desk = await schemeDesk(database.owner)
  const type = (text: string, absentJudge: boolean) =>
    saveGrid({ actor: clerkOf(desk), eventId: desk.event.id, idempotencyKey: randomUUID(), statuses: [], cells: [{ entryId: desk.entries[0]!, column: 'panel:practical:1', text, absentJudge, baseVersion: 0 }] })
  expect(await type('8', false)).toMatchObject({ ok: false, reason: 'invalidCells', data: { faults: [{ fault: 'fromItems' }] } })
  expect(await type('', true)).toMatchObject({ ok: true })
})

test('a scheme whose sums do not agree is not marked by', async () => {
  const desk = await schemeDesk(database.owner, { maximum: '100.00' })
  expect(await desk.give(1, { finish: '2' })).toMatchObject({ ok: false, reason: 'schemeIncomplete', data: { problems: [{ code: 'schemeSum', found: 1000, expected: 10000 }] } })
})
