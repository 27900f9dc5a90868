import { expect, test } from 'vitest'
import { readWorkbook } from '#app/services/workbooks/read-workbook.server.ts'
import type { Sheet } from '#app/services/workbooks/workbook.ts'
import { buildWorkbook, textRows, type RawWorkbook } from '../build-workbook.ts'

async function read(workbook: RawWorkbook): Promise<Sheet[]> {
  const outcome = await readWorkbook(buildWorkbook(workbook), 'book.xlsx')
  if (!outcome.ok) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.data)}`)
  return outcome.value.sheets
}

async function cellsOf(workbook: RawWorkbook): Promise<string[]> {
  const [sheet] = await read(workbook)
  return sheet!.rows.flatMap((row) => row.cells.map((cell) => `${row.number}:${cell.column} ${cell.kind} ${cell.text}`))
}

test('a cell keeps its text and tells how it was stored', async () => {
  const rows = `<row r="1">
    <c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>一</t><r><t>二</t></r></is></c>
    <c r="D1"><f>1+1</f><v>99.5</v></c><c r="E1"><v>110101199003070000</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><v>#REF!</v></c>
    <c r="H1" t="d"><v>2026-02-30</v></c><c r="I1" t="str"><v>文</v></c><c r="J1"><v>1.1000000000000001</v></c><c r="K1"><v>13800138000</v></c></row>
    <row r="2"><c r="A2" s="1"/><c r="B2" t="s"><f>A1</f><v>0</v></c><c r="C2" t="inlineStr"><is><t xml:space="preserve">  </t></is></c></row>`
  const strings = ['<t>𠮷野&#x20BB7;&#134071; &lt;b&gt;</t>', '<r><rPr><b/></rPr><t>欧阳</t></r><r><t>娜娜</t></r><rPh sb="0" eb="1"><t>おう</t></rPh>']
  expect(await cellsOf({ sheets: [{ rows }], strings })).toEqual([
    '1:1 text 𠮷野𠮷𠮷 <b>',
    '1:2 text 欧阳娜娜',
    '1:3 text 一二',
    '1:4 formula 99.5',
    '1:5 number 110101199003070000',
    '1:6 boolean TRUE',
    '1:7 error #REF!',
    '1:8 date 2026-02-30',
    '1:9 text 文',
    '1:10 number 1.1',
    '1:11 number 13800138000',
    '2:2 formula 𠮷野𠮷𠮷 <b>',
  ])
})

test('a number is a date where its format says so, in both date systems', async () => {
  const formats = [14, 'yyyy"年"m"月"d"日"', '0.00"分(ymd)"', 'h:mm:ss', '[h]:mm', '[Red]0.00', 31]
  const serials = [45000, 45000.5, 60, 59, 61, 1]
  const rows = formats
    .map((_, format) => `<row r="${format + 1}">${serials.map((serial) => `<c s="${format + 1}"><v>${serial}</v></c>`).join('')}</row>`)
    .join('')
  const [sheet] = await read({ sheets: [{ rows }], formats })
  const texts = sheet!.rows.map((row) => row.cells.map((cell) => cell.text))
  expect(texts[0]).toEqual(['2023-03-15', '2023-03-15 12:00:00', '1900-02-29', '1900-02-28', '1900-03-01', '1900-01-01'])
  expect(texts[1]).toEqual(texts[0])
  expect(texts[2]).toEqual(['45000', '45000.5', '60', '59', '61', '1'])
  expect(texts[4]?.[1]).toBe('2023-03-15 12:00:00')
  expect(texts[5]?.[0]).toBe('45000')
  expect(texts[6]?.[0]).toBe('2023-03-15')
  const times = await cellsOf({ sheets: [{ rows: '<row r="1"><c s="1"><v>0.5</v></c><c s="1"><v>-1</v></c><c s="1"><v>2958466</v></c></row>' }], formats: ['h:mm:ss'] })
  expect(times).toEqual(['1:1 date 12:00:00', '1:2 number -1', '1:3 number 2958466'])
  expect(await cellsOf({ sheets: [{ rows: '<row r="1"><c s="1"><v>0</v></c><c s="1"><v>43538</v></c></row>' }], formats: [14], date1904: true })).toEqual([
    '1:1 date 1904-01-01',
    '1:2 date 2023-03-15',
  ])
})

test('hidden rows, columns and sheets are named, merges are listed, blank formatted rows are left out', async () => {
  const sheets = await read({
    sheets: [
      {
        name: '选手',
        before: '<cols><col min="2" max="3" hidden="1" width="9"/><col min="5" max="16384" width="0"/></cols>',
        rows: `<row r="1"><c t="inlineStr"><is><t>编号</t></is></c></row><row r="3" hidden="1"><c t="inlineStr"><is><t>01</t></is></c></row>
          <row r="4" ht="0"><c r="A4"><v>2</v></c></row><row r="9"><c r="A9" s="0"/></row>`,
        after: '<mergeCells><mergeCell ref="B3:B4"/></mergeCells>',
      },
      { name: '隐藏', state: 'veryHidden', rows: textRows([['secret']]) },
    ],
  })
  expect(sheets.map((sheet) => [sheet.name, sheet.hidden, sheet.rows.map((row) => `${row.number}${row.hidden ? ' hidden' : ''}`)])).toEqual([
    ['选手', false, ['1', '3 hidden', '4 hidden']],
    ['隐藏', true, []],
  ])
  expect(sheets[0]!.hiddenColumns.slice(0, 4)).toEqual([2, 3, 5, 6])
  expect(sheets[0]!.hiddenColumns.at(-1)).toBe(60)
  expect(sheets[0]!.merges).toEqual([{ from: { row: 3, column: 2 }, to: { row: 4, column: 2 } }])
})

test('element prefixes and escaped control characters are understood', async () => {
  const sheet = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲_x000D__x005F_x0041_</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`
  expect(await cellsOf({ sheets: [{}], parts: [{ name: 'xl/worksheets/sheet1.xml', content: sheet }] })).toEqual(['1:1 text 甲\r_x0041_'])
})
