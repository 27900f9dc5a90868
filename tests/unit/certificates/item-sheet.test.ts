import { beforeAll, expect, test } from 'vitest'
import { renderItemSheet, ItemSheetPayload } from '#certificates/forms/item-sheet.ts'
import { planItemSheet } from '#certificates/forms/item-sheet-plan.ts'
import { mm } from '#certificates/layout/pdf-document.ts'
import { describeItems } from '#app/services/paper/station-items.ts'
import { SHAFT_SCHEME } from '#db/seed/demo-scheme-items.ts'
import type { MarkingScheme } from '#scoring/schemes/scheme.ts'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import { fontsTimeout, testFonts } from './support.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await testFonts()
}, fontsTimeout)

const payload = (scheme: MarkingScheme, slots: number[]) =>
  ItemSheetPayload.parse({
    schema: 1, kind: 'itemSheet', language: 'zh-CN', title: '轴类零件加工评分记录表', subtitle: '实操', footLabel: 'WY2026-ZL', printedOn: '2026-11-27', organiserName: '武义县', numberLabel: '代码', numbers: ['07', '08'], facts: ['满分 100 分'],
    ...describeItems({ partKey: 'practical', edition: 1, frozen: true, hash: 'h', scheme, fullMark: 10_000, slots, panel: null }, fonts), signers: ['裁判长'],
  })
const area = { left: mm(14), width: mm(182), top: mm(12), bottom: mm(280) }

test('an item has one box for the panel or one a judge, and stands with what each judged value means', () => {
  const { places, criteria, ownSums } = payload(SHAFT_SCHEME, [1, 2, 3])
  const rows = criteria.flatMap((criterion) => criterion.rows)
  const found = (code: string) => rows.find((row) => row.code === code)
  expect([places, ownSums, criteria[0]!.heading]).toEqual([['裁判1', '裁判2', '裁判3'], true, 'A　主要尺寸　35.00 分'])
  expect(found('A6')).toEqual({ code: 'A6', name: '总长 112', how: '112 ± 0.05 mm 得满分，每超 0.02 mm（不足亦计）扣 0.75 分', marks: '3', shared: true, hint: 'mm' })
  expect(found('B1')).toMatchObject({ how: '', shared: true, hint: '□ 是　□ 否' })
  expect(found('C6')).toMatchObject({ how: '0 多处明显振纹；1 有振纹但不影响装配；2 局部轻微可见；3 目视无振纹', shared: false, hint: '0–3' })
  expect(found('S1')).toMatchObject({ marks: '扣≤5', hint: '次' })
})

// Where a page is cut must not depend on how many items come before: a criterion keeps its first item, the sums keep the last one.
test('no criterion stands alone at the foot of a page and no signature without an item above it, however many items there are', () => {
  const items = SHAFT_SCHEME.criteria.flatMap((criterion) => criterion.items)
  for (let count = 2; count <= 48; count += 1) {
    const some = Array.from({ length: count }, (_, at) => ({ ...items[at % items.length]!, key: `k${at}` }))
    const scheme = { criteria: [{ key: 'a', letter: 'A', name: '甲', marks: 1, items: some.slice(0, -1) }, { key: 'b', letter: 'B', name: '乙', marks: 1, items: some.slice(-1) }] }
    const { pages } = planItemSheet(payload(scheme, [1, 2, 3, 4, 5]), fonts, area)
    expect(pages.flat()).toHaveLength(count + 2)
    for (const page of pages) expect(page.at(-1)!.kind).toBe('item')
    for (const page of pages) expect(page.reduce((sum, row) => sum + row.height, 0)).toBeLessThan(area.bottom - area.top)
  }
})

test('a character without a glyph is printed as 〓, and the same sheet gives the same bytes', async () => {
  const scheme = { criteria: [{ key: 'a', letter: 'A', name: '甲', marks: 100, items: [{ ...SHAFT_SCHEME.criteria[0]!.items[0]!, name: '孔\u{10FFFD}径\n深' }] }] }
  const sheet = payload(scheme, [0])
  expect(sheet.criteria[0]!.rows[0]!.name).toBe('孔〓径 深')
  const bytes = await renderItemSheet(sheet, fonts)
  expect(bytes.equals(await renderItemSheet(sheet, fonts))).toBe(true)
})
