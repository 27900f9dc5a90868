import { beforeAll, expect, test } from 'vitest'
import { decryptPersonal } from '#app/lib/crypto.server.ts'
import { confirmImport } from '#app/services/imports/confirm-import.server.ts'
import { discardImport, editImport } from '#app/services/imports/edit-import.server.ts'
import { undoImport } from '#app/services/imports/undo-import.server.ts'
import { ORGANISATION_REFERENCES } from '#db/queries/unit-names.ts'
import { PERSON_REFERENCES } from '#db/queries/persons.ts'
import { getTableName } from 'drizzle-orm'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { entrantHeader, entrantRow, entrantsFile, madeUpIdentity, newKey, openDesk, said, useTestKeys } from './import-desk.ts'
import { buildWorkbook, textRows } from '#tests/unit/imports/build-workbook.ts'

const database = withTestDatabase()
beforeAll(useTestKeys)

const counts = async (eventId: string) => {
  const [row] = await database.owner`select
    (select count(*)::int from entries where event_id = ${eventId}) as entries,
    (select count(*)::int from persons) as persons, (select count(*)::int from organisations) as organisations,
    (select count(*)::int from person_skill_levels) as levels, (select count(*)::int from audit_events) as events`
  return row
}

test('a list is previewed without effect and confirmed as a whole: persons, units, levels, entries, one audit event', async () => {
  const desk = await openDesk(database.owner)
  const before = await counts(desk.event.id)
  const { batchId, preview } = await desk.preview(entrantsFile(entrantRow(1), entrantRow(2, { unit: '武义　五金厂' }), entrantRow(3, { number: '', unit: '永康职校', level: '无' })))
  expect(said(preview)).toEqual(['A4 notice number.assigned'])
  expect(preview.counts).toEqual({ rows: 3, added: 3, changed: 0, unchanged: 0, problems: 0 })
  expect(await counts(desk.event.id)).toEqual(before)

  expect(await desk.confirm(batchId)).toEqual({ ok: true, value: preview.counts })
  const entries = await database.owner`select e.number, p.name, e.organisation_name, e.skill_level_held, p.sex, p.birth_date::text, p.identity_cipher, p.phone_cipher, e.import_batch_id
    from entries e join persons p on p.id = e.person_id where e.event_id = ${desk.event.id} order by number`
  expect(entries.map((entry) => [entry.number, entry.name, entry.organisation_name, entry.skill_level_held, entry.sex, entry.birth_date])).toEqual([
    ['01', '选手1', '武义五金厂', 'seniorWorker', 'male', '1980-01-01'],
    ['02', '选手2', '武义 五金厂', 'seniorWorker', 'female', '1980-01-01'],
    ['03', '选手3', '永康职校', null, 'male', '1980-01-01'],
  ])
  expect(entries.map((entry) => decryptPersonal('identityNumber', entry.identity_cipher as Buffer))).toEqual([1, 2, 3].map((serial) => madeUpIdentity(serial, '19800101')))
  expect(decryptPersonal('phone', entries[0]!.phone_cipher as Buffer)).toBe('13810000001')
  expect(new Set(entries.map((entry) => entry.import_batch_id))).toEqual(new Set([batchId]))
  expect(await database.owner`select name from organisations where region_id = ${desk.region.id} order by name`).toEqual([{ name: '武义五金厂' }, { name: '永康职校' }])
  expect(await database.owner`select level, evidence, occupation_code from person_skill_levels where person_id in (select person_id from entries where event_id = ${desk.event.id})`).toEqual(
    [1, 2].map(() => ({ level: 'seniorWorker', evidence: 'declared', occupation_code: '6-18-02-04' })),
  )
  const events = await database.owner`select kind, data from audit_events where chain_id = ${desk.event.competitionId}`
  expect(events.map((event) => event.kind)).toEqual(['entrantsImported'])
  // Ids are drawn by chance and may hold any digits.
  expect(JSON.stringify(events[0]!.data).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}/g, '')).not.toMatch(/选手|3307|138/)
})

test('cells lie encrypted while they are previewed, and nowhere afterwards', async () => {
  const desk = await openDesk(database.owner)
  const { batchId } = await desk.preview(entrantsFile(entrantRow(1)))
  const raw = async () => JSON.stringify(await database.owner`select * from import_batches where id = ${batchId}`)
  expect(await raw()).not.toMatch(/选手1|3307991980|13810000001/)
  await desk.confirm(batchId)
  expect(await database.owner`select sheet, problems from import_batches where id = ${batchId}`).toEqual([{ sheet: {}, problems: [] }])
  const other = await desk.preview(entrantsFile(entrantRow(2)))
  await discardImport({ actor: desk.officer, idempotencyKey: newKey(), batchId: other.batchId, version: other.version })
  expect(await database.owner`select state, sheet, problems from import_batches where id = ${other.batchId}`).toEqual([{ state: 'discarded', sheet: {}, problems: [] }])
})

test('one wrong row stops all of them, and every problem is listed', async () => {
  const desk = await openDesk(database.owner)
  const file = entrantsFile(
    entrantRow(1),
    entrantRow(2, { number: '1', phone: '12345678901' }),
    entrantRow(3, { identity: madeUpIdentity(1, '19800101'), name: '别人' }),
    entrantRow(4, { identity: '110105491231002', level: '大师' }),
    entrantRow(5, { name: '选手1' }),
  )
  const { batchId, preview } = await desk.preview(file)
  expect(said(preview)).toEqual([
    'A3 error same.number',
    'D3 error phone.notAPhone',
    'C4 error same.personOtherName',
    'C5 error identity.fifteenDigits',
    'F5 error skillLevel.unknown',
    'B6 warning same.name',
  ])
  expect(JSON.stringify(preview.listed)).not.toContain('选手1')
  expect(await desk.confirm(batchId)).toMatchObject({ ok: false, reason: 'problemsLeft' })
  expect(await database.owner`select 1 from entries where event_id = ${desk.event.id}`).toEqual([])
})

test('cells are corrected in the preview one by one until the list can be confirmed; warnings have to be seen', async () => {
  const desk = await openDesk(database.owner)
  const { batchId } = await desk.preview(entrantsFile(entrantRow(1), entrantRow(2, { phone: 'x' }), entrantRow(3, { name: '选手1' }), ['合计', '3人', '', '', '', '']))
  const edit = async (change: Parameters<typeof editImport>[0]['change']) => {
    const { version } = await desk.page(batchId)
    return editImport({ actor: desk.officer, idempotencyKey: newKey(), batchId, version, change })
  }
  expect(await edit({ edit: 'cell', row: 3, column: 4, text: '139 0013 9000' })).toEqual({ ok: true, value: { version: 2 } })
  expect(await edit({ edit: 'row', row: 5, leave: true })).toMatchObject({ ok: true })
  expect(await edit({ edit: 'cell', row: 99, column: 4, text: '1' })).toMatchObject({ ok: false, reason: 'noSuchCell' })
  expect(await edit({ edit: 'cell', row: 3, column: 44, text: '1' })).toMatchObject({ ok: false, reason: 'noSuchCell' })
  const { preview } = await desk.page(batchId)
  expect(said(preview!)).toEqual(['B4 warning same.name'])
  expect(preview!.rows.map((row) => [row.number, row.action])).toEqual([[2, 'add'], [3, 'add'], [4, 'add'], [5, 'left']])
  expect(preview!.rows[1]!.cells[4]).toMatchObject({ corrected: true, masked: true })
  expect(await desk.confirm(batchId, { warningsSeen: false })).toMatchObject({ ok: false, reason: 'warningsNotSeen' })
  expect(await desk.confirm(batchId)).toMatchObject({ ok: true })
})

test('an edit over a stale version is refused with nothing changed', async () => {
  const desk = await openDesk(database.owner)
  const { batchId, version } = await desk.preview(entrantsFile(entrantRow(1)))
  const change = { edit: 'cell', row: 2, column: 2, text: '李四' } as const
  const both = await Promise.all([desk.officer, desk.colleague].map((actor) => editImport({ actor, idempotencyKey: newKey(), batchId, version, change })))
  expect(both.map((outcome) => (outcome.ok ? 'done' : outcome.reason)).sort()).toEqual(['changedMeanwhile', 'done'])
})

test('headers are found by their words in any order; unknown, double and missing ones stop the import until somebody decides', async () => {
  const desk = await openDesk(database.owner)
  const row = entrantRow(1)
  const file = buildWorkbook({
    sheets: [
      { name: '说明', rows: textRows([['请先阅读']]) },
      {
        name: '名单',
        rows: textRows([['2026年焊工竞赛报名表'], ['序号', '证件号码（文本）', '姓 名', '政治面貌', '手机', '电话'], ['1', row[2]!, row[1]!, '党员', row[3]!, row[3]!]]),
        after: '<mergeCells><mergeCell ref="A1:F1"/></mergeCells>',
      },
    ],
  })
  const { batchId, preview } = await desk.preview(file)
  expect(preview.otherSheets).toEqual([{ name: '说明', hidden: false }])
  expect(said(preview)).toEqual(['D2 error column.unknown', 'F2 error column.duplicate'])
  expect(preview.columns.map((column) => column.use)).toEqual(['ignore', 'identityNumber', 'name', 'unknown', 'phone', 'phone'])
  expect(preview.rows.map((shown) => shown.action)).toEqual(['blocked'])
  for (const column of [4, 6]) {
    const { version } = await desk.page(batchId)
    expect(await editImport({ actor: desk.officer, idempotencyKey: newKey(), batchId, version, change: { edit: 'column', column, field: null } })).toMatchObject({ ok: true })
  }
  const { version } = await desk.page(batchId)
  expect(await editImport({ actor: desk.officer, idempotencyKey: newKey(), batchId, version, change: { edit: 'column', column: 4, field: '__proto__' } })).toMatchObject({ reason: 'noSuchCell' })
  expect(await desk.confirm(batchId)).toMatchObject({ ok: true, value: { added: 1 } })
})

test.each([
  ['noHeader', { sheets: [{ rows: textRows([['甲', '乙'], ['1', '2']]) }] }],
  ['noDataRows', { sheets: [{ rows: textRows([entrantHeader]) }] }],
  ['severalTables', { sheets: [{ rows: textRows([entrantHeader, entrantRow(1)]) }, { rows: textRows([entrantHeader, entrantRow(2)]) }] }],
  ['mergedHeader', { sheets: [{ rows: textRows([entrantHeader, entrantRow(1)]), after: '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>' }] }],
  ['tooManyRows', { sheets: [{ rows: textRows([entrantHeader, ...Array.from({ length: 2_001 }, (_, index) => entrantRow(index + 1))]) }] }],
])('a workbook without one clear table is refused and noted: %s', async (reason, workbook) => {
  const desk = await openDesk(database.owner)
  expect(await desk.upload(buildWorkbook(workbook))).toMatchObject({ ok: false, reason })
  expect(await database.owner`select state, refusal, sheet from import_batches where event_id = ${desk.event.id}`).toEqual([{ state: 'refused', refusal: reason, sheet: {} }])
})

test('hidden rows are listed and imported only on request; merged and formula cells are refused where they stand', async () => {
  const desk = await openDesk(database.owner)
  const cells = (row: string[]) => row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
  const [number, , identity, ...rest] = entrantRow(4)
  const { batchId, preview } = await desk.preview(
    buildWorkbook({
      sheets: [
        {
          rows: `<row r="1">${cells(entrantHeader)}</row><row r="2">${cells(entrantRow(1))}</row><row r="3" hidden="1">${cells(entrantRow(2))}</row>
            <row r="4">${cells(entrantRow(3).slice(0, 4))}</row>
            <row r="5"><c t="inlineStr"><is><t>${number}</t></is></c><c><f>A1</f><v>x</v></c><c><v>${identity}</v></c>${cells(rest)}</row>`,
          after: '<mergeCells><mergeCell ref="E2:E4"/></mergeCells>',
        },
      ],
    }),
  )
  expect(preview.hiddenRows).toEqual([3])
  expect(said(preview)).toEqual(['E2 error cell.merged', 'E4 error cell.merged', 'B5 error cell.formula', 'C5 error cell.numberForIdentity'])
  expect(preview.counts.rows).toBe(3)
  const { version } = await desk.page(batchId)
  await editImport({ actor: desk.officer, idempotencyKey: newKey(), batchId, version, change: { edit: 'hiddenRows', include: true } })
  expect((await desk.page(batchId)).preview!.counts.rows).toBe(4)
})

test('the same file again is "imported already"; looked at again it changes nothing; a corrected file changes what differs', async () => {
  const desk = await openDesk(database.owner)
  const file = entrantsFile(entrantRow(1), entrantRow(2))
  const first = await desk.preview(file)
  await desk.confirm(first.batchId)
  expect(await desk.upload(file)).toMatchObject({ ok: false, reason: 'alreadyImported', data: { batchId: first.batchId, byName: '记分员甲' } })
  const again = await desk.preview(file, { again: true })
  expect(again.preview.counts).toEqual({ rows: 2, added: 0, changed: 0, unchanged: 2, problems: 0 })
  expect(await desk.confirm(again.batchId)).toMatchObject({ ok: false, reason: 'nothingToImport' })

  const corrected = await desk.preview(entrantsFile(entrantRow(1, { unit: '永康职校', phone: '13900139000' }), entrantRow(2), entrantRow(3)))
  expect(corrected.preview.rows.map((row) => row.action)).toEqual(['change', 'same', 'add'])
  await desk.confirm(corrected.batchId)
  expect(await database.owner`select number, organisation_name, version from entries where event_id = ${desk.event.id} order by number`).toEqual([
    { number: '01', organisation_name: '永康职校', version: 2 },
    { number: '02', organisation_name: '武义五金厂', version: 1 },
    { number: '03', organisation_name: '武义五金厂', version: 1 },
  ])
})

test('who is in the event or the register is compared, and no name of another person is told', async () => {
  const desk = await openDesk(database.owner)
  await desk.confirm((await desk.preview(entrantsFile(entrantRow(1), entrantRow(2)))).batchId)
  const { preview } = await desk.preview(
    entrantsFile(
      entrantRow(1, { number: '9' }),
      entrantRow(2, { name: '冒名' }),
      entrantRow(3, { number: '002' }),
      entrantRow(4, { name: '选手2' }),
    ),
  )
  expect(said(preview)).toEqual(['C2 error known.person', 'C3 error known.personOtherName', 'A4 error same.number', 'A4 error known.number', 'B5 warning known.name'])
  expect(JSON.stringify(preview.listed)).not.toMatch(/选手/)
})

test('an import is undone as a whole: entries, persons, units, levels, changed units and phones', async () => {
  const desk = await openDesk(database.owner)
  const start = await counts(desk.event.id)
  await desk.confirm((await desk.preview(entrantsFile(entrantRow(1)))).batchId)
  const middle = await database.owner`select e.organisation_name, e.organisation_id, p.phone_index from entries e join persons p on p.id = e.person_id where e.event_id = ${desk.event.id}`
  const second = await desk.preview(entrantsFile(entrantRow(1, { unit: '永康职校', phone: '13900139000', level: '技师' }), entrantRow(2), entrantRow(3)))
  await desk.confirm(second.batchId)
  const { version } = await desk.page(second.batchId)
  const undo = { actor: desk.officer, idempotencyKey: newKey(), batchId: second.batchId, version }
  expect(await undoImport({ ...undo, reason: ' ' })).toMatchObject({ reason: 'reasonMissing' })
  expect(await undoImport({ ...undo, idempotencyKey: newKey(), reason: '名单有误' })).toEqual({ ok: true, value: undefined })
  expect(await database.owner`select e.organisation_name, e.organisation_id, p.phone_index from entries e join persons p on p.id = e.person_id where e.event_id = ${desk.event.id}`).toEqual(middle)
  expect(await counts(desk.event.id)).toMatchObject({ entries: 1, persons: (start!.persons as number) + 1, organisations: (start!.organisations as number) + 1, levels: (start!.levels as number) + 1 })
  expect(await undoImport({ ...undo, idempotencyKey: newKey(), reason: '再撤' })).toMatchObject({ ok: false, reason: 'closed' })
  expect(await database.owner`select kind from audit_events where chain_id = ${desk.event.competitionId} order by seq`).toEqual(
    ['entrantsImported', 'entrantsImported', 'importUndone'].map((kind) => ({ kind })),
  )
})

test('what has come to depend on an import keeps it, and is named', async () => {
  const desk = await openDesk(database.owner)
  const { batchId } = await desk.preview(entrantsFile(entrantRow(1), entrantRow(2)))
  await desk.confirm(batchId)
  const undo = async () => {
    const { version, undoBlockers } = await desk.page(batchId)
    return { shown: undoBlockers, outcome: await undoImport({ actor: desk.officer, idempotencyKey: newKey(), batchId, version, reason: '试' }) }
  }
  await database.owner`update entries set status = 'withdrawn', version = version + 1 where event_id = ${desk.event.id} and number = '02'`
  const blockers = [{ code: 'entriesTouched', numbers: ['02'] }]
  expect(await undo()).toEqual({ shown: blockers, outcome: { ok: false, reason: 'blocked', data: { blockers } } })
  await database.owner`update competitions set state = 'scoring' where id = ${desk.event.competitionId}`
  expect(await undo()).toMatchObject({ shown: [{ code: 'scoringHasBegun' }], outcome: { reason: 'blocked' } })
})

test('two officers who confirm together: one effect; two files with the same number: the second sees how things stand', async () => {
  const desk = await openDesk(database.owner)
  const { batchId, version, preview } = await desk.preview(entrantsFile(entrantRow(1), entrantRow(2)))
  const rival = await desk.preview(entrantsFile(entrantRow(7, { number: '01' })))
  const confirmAs = (actor: typeof desk.officer) => confirmImport({ actor, idempotencyKey: newKey(), batchId, version, seen: preview.seen, warningsSeen: true })
  const outcomes = await Promise.all([desk.officer, desk.colleague, desk.officer, desk.colleague].map(confirmAs))
  expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.reason)).sort()).toEqual(['closed', 'closed', 'closed', 'done'])
  expect(await database.owner`select count(*)::int from entries where event_id = ${desk.event.id}`).toEqual([{ count: 2 }])
  const late = await confirmImport({ actor: desk.colleague, idempotencyKey: newKey(), batchId: rival.batchId, version: rival.version, seen: rival.preview.seen, warningsSeen: true })
  expect(late).toMatchObject({ ok: false, reason: 'problemsLeft' })
  expect(said((await desk.page(rival.batchId)).preview!)).toEqual(['A2 error known.number'])
})

test('what would be written is what was seen, or nothing is', async () => {
  const desk = await openDesk(database.owner)
  const { batchId, version, preview } = await desk.preview(entrantsFile(entrantRow(1, { number: '' })))
  await desk.confirm((await desk.preview(entrantsFile(entrantRow(2, { number: '' })))).batchId)
  const stale = { actor: desk.officer, batchId, version, seen: preview.seen, warningsSeen: true }
  expect(await confirmImport({ ...stale, idempotencyKey: newKey() })).toMatchObject({ ok: false, reason: 'previewStale' })
  expect(await desk.confirm(batchId)).toMatchObject({ ok: true })
  expect(await database.owner`select number from entries where event_id = ${desk.event.id} order by number`).toEqual([{ number: '01' }, { number: '02' }])
})

test('a repeated confirmation with the same key gives the first answer', async () => {
  const desk = await openDesk(database.owner)
  const { batchId, version, preview } = await desk.preview(entrantsFile(entrantRow(1)))
  const request = { actor: desk.officer, idempotencyKey: newKey(), batchId, version, seen: preview.seen, warningsSeen: true }
  const answers = await Promise.all(Array.from({ length: 6 }, () => confirmImport(request)))
  expect(answers).toEqual(answers.map(() => ({ ok: true, value: preview.counts })))
  expect(await database.owner`select count(*)::int from entries where event_id = ${desk.event.id}`).toEqual([{ count: 1 }])
})

test('another region sees nothing of an import', async () => {
  const desk = await openDesk(database.owner)
  const stranger = (await openDesk(database.owner)).officer
  const { batchId, version, preview } = await desk.preview(entrantsFile(entrantRow(1)))
  const notFound = { code: 'notFound', status: 404 }
  await expect(desk.page(batchId, stranger)).rejects.toMatchObject(notFound)
  await expect(desk.upload(entrantsFile(entrantRow(2)), { actor: stranger })).rejects.toMatchObject(notFound)
  await expect(confirmImport({ actor: stranger, idempotencyKey: newKey(), batchId, version, seen: preview.seen, warningsSeen: true })).rejects.toMatchObject(notFound)
  await expect(editImport({ actor: stranger, idempotencyKey: newKey(), batchId, version, change: { edit: 'row', row: 2, leave: true } })).rejects.toMatchObject(notFound)
  await expect(discardImport({ actor: stranger, idempotencyKey: newKey(), batchId, version })).rejects.toMatchObject(notFound)
  await expect(undoImport({ actor: stranger, idempotencyKey: newKey(), batchId, version, reason: 'x' })).rejects.toMatchObject(notFound)
})

test('entrants come in before scoring only', async () => {
  const desk = await openDesk(database.owner, { state: 'scoring' })
  expect(await desk.upload(entrantsFile(entrantRow(1)))).toMatchObject({ ok: false, reason: 'notOpen' })
})

test('2,000 rows are previewed and confirmed in a few seconds', async () => {
  const desk = await openDesk(database.owner)
  const file = entrantsFile(...Array.from({ length: 2_000 }, (_, index) => entrantRow(index + 1, { number: String(index + 1).padStart(4, '0'), unit: `单位${index % 300}` })))
  const { batchId, preview } = await desk.preview(file)
  expect(preview.counts).toEqual({ rows: 2_000, added: 2_000, changed: 0, unchanged: 0, problems: 0 })
  const started = performance.now()
  expect(await desk.confirm(batchId)).toMatchObject({ ok: true })
  expect(performance.now() - started).toBeLessThan(6_000)
  expect(await database.owner`select count(*)::int from entries where event_id = ${desk.event.id}`).toEqual([{ count: 2_000 }])
})

test('removal of unused persons and units looks at every foreign key there is', async () => {
  const pointing = async (table: string) =>
    (
      await database.owner`select c.conrelid::regclass::text as "table", a.attname as "column" from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = ${table}::regclass`
    ).map((row) => `${row.table}.${row.column}`).sort()
  const listed = (columns: readonly { name: string; table: Parameters<typeof getTableName>[0] }[]) =>
    columns.map((column) => `${getTableName(column.table)}.${column.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`).sort()
  // Levels go with the person.
  expect([...listed(PERSON_REFERENCES), 'person_skill_levels.person_id'].sort()).toEqual(await pointing('persons'))
  expect(listed(ORGANISATION_REFERENCES)).toEqual(await pointing('organisations'))
})
