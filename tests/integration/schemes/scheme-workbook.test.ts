import { expect, test } from 'vitest'
import { saveScheme } from '#app/services/schemes/save-scheme.server.ts'
import { exportScheme, readSchemeWorkbook } from '#app/services/schemes/scheme-workbook.server.ts'
import { draftOf } from '#app/services/schemes/scheme-draft.ts'
import { shaft } from '#tests/support/sample-scheme.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { clerkOf, schemeDesk } from './scheme-desk.ts'

const database = withTestDatabase()
const read = (desk: Awaited<ReturnType<typeof schemeDesk>>, name: string, bytes: Buffer) => readSchemeWorkbook({ actor: clerkOf(desk), eventId: desk.event.id, partKey: 'practical', file: { name, bytes } })

test('an exported scheme comes back the same, item by item, in either language', async () => {
  const desk = await schemeDesk(database.owner)
  for (const locale of ['zh-CN', 'en'] as const) {
    const { bytes } = await exportScheme({ actor: clerkOf(desk), eventId: desk.event.id, partKey: 'practical', locale })
    const outcome = await read(desk, 'scheme.xlsx', Buffer.from(bytes))
    expect(outcome).toMatchObject({ ok: true, value: { problems: [] } })
    const version = locale === 'en' ? 2 : 1
    const saved = outcome.ok ? await saveScheme({ actor: clerkOf(desk), idempotencyKey: `scheme-workbook-${version}-0123456789`, eventId: desk.event.id, partKey: 'practical', version, draft: outcome.value.draft, reason: null }) : null
    expect(saved).toEqual({ ok: true, value: { edition: 1 } })
    expect(await database.owner`select scheme from marking_schemes where event_id = ${desk.event.id}`).toEqual([{ scheme: shaft }])
  }
  expect(draftOf(shaft).criteria[0]!.items.map(({ rule }) => rule)).toEqual(['29.98~30=3; 29.95~29.97=1.5; 30.01~30.03=1', '120±0.2; 0.1=0.75', '0.06→0.03', ''])
})

test('every problem of a file is told by its cell, and what was read fills the editor', async () => {
  const desk = await schemeDesk(database.owner)
  const rows = [
    '标准代号,评分标准,标准分值,编号,评分项,评分办法,分值,评分人,单位,小数位,公式,0 分标准,1 分标准,2 分标准,3 分标准',
    'A,尺寸,7,A1,外圆直径,测量 · 区间,7,裁判组共评,mm,2,29.98到30=7,,,,',
    'B,表面,3,A1,表面质量,评判 0–3,三分,,,,,差,达标,,优',
    ',,,B2,倒角,目测,1,,,,,,,,',
  ]
  const outcome = await read(desk, '评分表.csv', Buffer.from(`\uFEFF${rows.join('\r\n')}\r\n`))
  if (!outcome.ok) throw new Error(outcome.reason)
  expect(outcome.value.problems.map((problem) => [problem.cell, 'draft' in problem ? problem.draft.code : problem.table])).toEqual([
    ['F4', 'methodUnknown'], ['K2', 'ruleUnreadable'], ['G3', 'marksUnreadable'], ['C3', 'criterionSum'],
  ])
  const items = outcome.value.draft.criteria.flatMap((criterion) => criterion.items.map(({ code, name, marks }) => [criterion.letter, code, name, marks]))
  expect(items).toEqual([['A', 'A1', '外圆直径', '7'], ['B', 'A1', '表面质量', '三分'], ['B', 'B2', '倒角', '1']])
  expect(outcome.value.draft.criteria[0]!.items[0]!.key).toBe('diameter')
})

test('what is no workbook is refused, and no file reaches another region’s event', async () => {
  const desk = await schemeDesk(database.owner)
  expect(await read(desk, 'scheme.xlsx', Buffer.from('<html></html>'))).toMatchObject({ ok: false, reason: 'htmlRenamed' })
  expect(await read(desk, 'scheme.csv', Buffer.from('一,二\r\n三,四\r\n'))).toMatchObject({ ok: false })
  const elsewhere = await schemeDesk(database.owner)
  const part = { actor: clerkOf(desk), eventId: elsewhere.event.id, partKey: 'practical' }
  await expect(readSchemeWorkbook({ ...part, file: { name: 'scheme.xlsx', bytes: Buffer.from('x') } })).rejects.toMatchObject({ status: 404 })
  await expect(exportScheme({ ...part, locale: 'zh-CN' })).rejects.toMatchObject({ status: 404 })
})
