import { beforeAll, expect, test } from 'vitest'
import { saveGrid } from '#app/services/marks/save-grid.server.ts'
import { confirmImport } from '#app/services/imports/confirm-import.server.ts'
import { chooseEncoding } from '#app/services/imports/edit-import.server.ts'
import { undoImport } from '#app/services/imports/undo-import.server.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { encodeGbk } from '#tests/unit/imports/gbk.ts'
import { marksFile, newKey, openDesk, said, useTestKeys } from './import-desk.ts'

const database = withTestDatabase()
beforeAll(useTestKeys)

const header = ['参赛编号', '姓名', '理论', '实操·裁判1', '实操·裁判2', '用时（秒）']
const openScoring = () => openDesk(database.owner, { state: 'scoring', entrants: 4 })

const stored = (eventId: string) =>
  database.owner`select e.number, m.kind, m.key, m.slot, m.value, m.absent_judge as "absent", m.version, m.source from marks m join entries e on e.id = m.entry_id
    where m.event_id = ${eventId} order by e.number, m.kind desc, m.key, m.slot`.then((rows) => rows.map((row) => [row.number, `${row.kind}:${row.key}:${row.slot}`, row.absent ? 'absent' : row.value, row.version, row.source].join(' ')))

test('marks are previewed and confirmed through the same history as the grid', async () => {
  const desk = await openScoring()
  const { batchId, preview } = await desk.preview(
    marksFile(header, ['01', '选手1', '85.5', '90', '缺席', '3600'], ['2', '选手2', '８５．５', '', '88.25', ''], ['03', '', '', '', '', '']),
    { kind: 'marks' },
  )
  expect(said(preview)).toEqual(['C3 notice mark.normalised'])
  expect(preview.counts).toEqual({ rows: 3, added: 6, changed: 0, unchanged: 0, problems: 0 })
  expect(preview.rows.map((row) => row.action)).toEqual(['add', 'add', 'same'])
  expect(await desk.confirm(batchId)).toMatchObject({ ok: true })
  expect(await stored(desk.event.id)).toEqual([
    '01 part:theory:0 8550 1 import',
    '01 panel:practical:1 9000 1 import',
    '01 panel:practical:2 absent 1 import',
    '01 metric:seconds:0 360000 1 import',
    '02 part:theory:0 8550 1 import',
    '02 panel:practical:2 8825 1 import',
  ])
  expect(await database.owner`select count(*)::int, min(reason) as reason from mark_history where event_id = ${desk.event.id} and source = 'import'`).toEqual([{ count: 6, reason: 'list.xlsx' }])
  const [imported] = await database.owner<{ kind: string; cells: Array<Record<string, unknown>> }[]>`select kind, data->'cells' as cells from audit_events where chain_id = ${desk.event.competitionId}`
  expect([imported!.kind, imported!.cells.length]).toEqual(['marksImported', 6])
  const written = await database.owner`select entry_id, value, version from marks where event_id = ${desk.event.id}`
  const plain = (rows: Iterable<readonly unknown[]>) => [...rows].map((row) => row.join(' ')).sort()
  expect(plain(imported!.cells.map((cell) => [cell.entryId, cell.value, cell.version]))).toEqual(plain(written.map((row) => [row.entry_id, row.value, row.version])))
})

//  C1 in a file                | said
test.each([
  ['100.01', 'aboveMaximum'],
  ['-0.01', 'signNotAllowed'],
  ['+85', 'signNotAllowed'],
  ['85.125', 'tooManyDecimals'],
  ['99.995', 'tooManyDecimals'],
  ['1e2', 'notANumber'],
  ['0x10', 'notANumber'],
  ['NaN', 'notANumber'],
  ['85,5', 'useDot'],
  ['85。5', 'useDot'],
  ['85分', 'digitsOnly'],
  ['八十五', 'notANumber'],
  ['85 90', 'notANumber'],
  ['O5', 'notANumber'],
  ['٨٥', 'notANumber'],
  ['9'.repeat(10_000), 'tooLong'],
  ['缺考', 'absentWord'],
])('the mark %s is refused as %s', async (text, fault) => {
  const { reviewMarks } = await import('#app/services/imports/review-marks.ts')
  const { weldingRules } = await import('#tests/support/scoring-event.ts')
  const sheet = {
    sheetName: '', headerRow: 1, includeHidden: false, otherSheets: [],
    columns: [{ column: 1, header: '编号', use: { use: 'field' as const, field: 'number' }, hidden: false }, { column: 2, header: '理论', use: { use: 'field' as const, field: 'part:theory' }, hidden: false }],
    rows: [{ number: 2, hidden: false, cells: { 1: { text: '01', kind: 'text' as const }, 2: { text, kind: 'text' as const } } }],
  }
  const review = reviewMarks(sheet, { rules: weldingRules, schemeParts: new Set(), entrants: [{ entryId: 'a', number: '01', nameKey: '甲', status: 'competed' }], marks: new Map() })
  expect(review.problems.map((problem) => `${problem.level} ${problem.code}`)).toEqual([`error mark.${fault}`])
  expect(review.plans).toEqual([])
})

test('wrong entrants, slipped rows, doubles and formulas are named by cell; nothing is stored', async () => {
  const desk = await openScoring()
  await database.owner`update entries set status = 'absent' where event_id = ${desk.event.id} and number = '04'`
  const file = marksFile(header, ['01', '选手2', '80'], ['99', '', '80'], ['02', '', '80'], ['002', '', '81'], ['', '', '70'], ['04', '选手4', '60'])
  const { batchId, preview } = await desk.preview(file, { kind: 'marks' })
  expect(said(preview)).toEqual(['B2 error entrant.otherName', 'A3 error entrant.unknown', 'A5 error entrant.twice', 'A6 error entrant.missing', 'C7 error mark.entryIsAbsent'])
  expect(await desk.confirm(batchId)).toMatchObject({ reason: 'problemsLeft' })
  expect(await stored(desk.event.id)).toEqual([])
})

test('a stored mark is replaced only with a warning seen; a mark saved meanwhile makes the preview stale', async () => {
  const desk = await openScoring()
  const save = (text: string, baseVersion: number) =>
    saveGrid({ actor: desk.officer, eventId: desk.event.id, idempotencyKey: newKey(), cells: [{ entryId: desk.entries[0]!, column: 'part:theory', text, absentJudge: false, baseVersion }], statuses: [] })
  await save('80', 0)
  const { batchId, version, preview } = await desk.preview(marksFile(header, ['01', '', '85'], ['02', '', '70']), { kind: 'marks' })
  expect(said(preview)).toEqual(['C2 warning mark.overwrites'])
  expect(preview.rows[0]!.cells[3]!.problems![0]!.data).toEqual({ before: '80.00' })
  expect(await desk.confirm(batchId, { warningsSeen: false })).toMatchObject({ reason: 'warningsNotSeen' })
  await save('81', 1)
  expect(await confirmImport({ actor: desk.officer, idempotencyKey: newKey(), batchId, version, seen: preview.seen, warningsSeen: true })).toMatchObject({ reason: 'previewStale' })
  expect(await desk.confirm(batchId)).toMatchObject({ ok: true, value: { added: 1, changed: 1 } })
  expect(await stored(desk.event.id)).toEqual(['01 part:theory:0 8500 3 import', '02 part:theory:0 7000 1 import'])
})

test('a value far from all others is a warning', async () => {
  const desk = await openDesk(database.owner, { state: 'scoring', entrants: 8 })
  const marks = ['90', '91', '88', '89.5', '9.05', '92', '90.5', '87']
  const { preview } = await desk.preview(marksFile(header.slice(0, 3), ...marks.map((mark, index) => [String(index + 1), '', mark])), { kind: 'marks' })
  expect(said(preview)).toEqual(['C6 warning mark.farFromOthers'])
})

test('an import of marks is undone as new versions; a later correction keeps it and names the entrant', async () => {
  const desk = await openScoring()
  const first = await desk.preview(marksFile(header, ['01', '', '85'], ['02', '', '70']), { kind: 'marks' })
  await desk.confirm(first.batchId)
  const undo = async (batchId: string) => {
    const { version } = await desk.page(batchId)
    return undoImport({ actor: desk.officer, idempotencyKey: newKey(), batchId, version, reason: '表格有误' })
  }
  const second = await desk.preview(marksFile(header, ['01', '', '86'], ['03', '', '60']), { kind: 'marks' })
  await desk.confirm(second.batchId)
  expect(await undo(first.batchId)).toEqual({ ok: false, reason: 'blocked', data: { blockers: [{ code: 'marksTouched', numbers: ['01'] }] } })
  expect(await undo(second.batchId)).toMatchObject({ ok: true })
  expect(await stored(desk.event.id)).toEqual(['01 part:theory:0 8500 3 import', '02 part:theory:0 7000 1 import', '03 part:theory:0  2 import'])
  await database.owner`update competition_events set marks_locked_at = now() where id = ${desk.event.id}`
  expect(await undo(first.batchId)).toEqual({ ok: false, reason: 'blocked', data: { blockers: [{ code: 'marksAreClosed' }] } })
})

test('marks come in only while scoring lasts and nothing is confirmed', async () => {
  const desk = await openScoring()
  const file = marksFile(header, ['01', '', '85'])
  const { batchId, version, preview } = await desk.preview(file, { kind: 'marks' })
  await database.owner`update competition_events set marks_locked_at = now() where id = ${desk.event.id}`
  expect(await confirmImport({ actor: desk.officer, idempotencyKey: newKey(), batchId, version, seen: preview.seen, warningsSeen: true })).toMatchObject({ reason: 'notOpen' })
  expect(await desk.upload(marksFile(header, ['02', '', '85']), { kind: 'marks' })).toMatchObject({ reason: 'notOpen' })
})

test('a text file that could be two encodings waits for a person, and a wrong choice is refused', async () => {
  const desk = await openScoring()
  const outcome = await desk.upload(Buffer.concat([Buffer.from('No,Name,x\n01,'), encodeGbk('陆路'), Buffer.from(',85\n')]), { kind: 'marks', name: 'marks.csv' })
  if (!outcome.ok) throw new Error(outcome.reason)
  const { batchId } = outcome.value
  const waiting = await desk.page(batchId)
  expect(waiting).toMatchObject({ state: 'reading', preview: null, samples: [{ encoding: 'utf-8' }, { encoding: 'gb18030', lines: ['No,Name,x', '01,陆路,85', ''] }] })
  const choose = (encoding: 'gb18030' | 'utf-16le') => chooseEncoding({ actor: desk.officer, idempotencyKey: newKey(), batchId, version: waiting.version, encoding })
  expect(await choose('utf-16le')).toMatchObject({ ok: false })
  expect(await choose('gb18030')).toMatchObject({ ok: false, reason: 'noHeader' })
})

test('a file of marks in GBK, by another order of columns and with tabs', async () => {
  const desk = await openScoring()
  const text = '用时\t裁判2\t编号\t姓名\t单位\n3600\t88\t01\t选手1\t武义五金厂\n3700\t87.5\t02\t选手2\t武义五金厂\n'
  const { preview } = await desk.preview(encodeGbk(text), { kind: 'marks', name: 'marks.csv' })
  expect(preview.encoding).toBe('gb18030')
  expect(preview.columns.map((column) => column.use)).toEqual(['metric:seconds', 'panel:practical:2', 'number', 'name', 'ignore'])
  expect(preview.counts).toMatchObject({ added: 4, problems: 0 })
})
