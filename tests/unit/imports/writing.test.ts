import { describe, expect, test } from 'vitest'
import { readCsv } from '#app/services/workbooks/child/csv-reader.ts'
import { neutraliseText, withoutGuard } from '#app/services/workbooks/neutralise.ts'
import { readWorkbook } from '#app/services/workbooks/read-workbook.server.ts'
import { readZipDirectory } from '#app/services/workbooks/zip-directory.ts'
import { defaultReadLimits } from '#app/services/workbooks/workbook.ts'
import { writeCsv } from '#app/services/workbooks/write-csv.ts'
import { writeWorkbook } from '#app/services/workbooks/write-workbook.server.ts'
import type { SheetToWrite } from '#app/services/workbooks/sheet-to-write.ts'
import { inflateRawSync } from 'node:zlib'

const dangerous = ['=HYPERLINK("http://x","查看")', '@SUM(1)', '+86 138', '-1', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠SUM(1)']
const plain = ['张三', '1-2', 'a=b', '·', "'quoted", '']

const sheet: SheetToWrite = {
  name: '成绩',
  columns: [
    { header: '姓名', width: 12, type: 'text' },
    { header: '总分', width: 10, type: 'decimal', decimals: 2 },
  ],
  rows: [...dangerous, ...plain, '𠮷野<&>"', '第一行\n第二行'].map((text, index) => [text, index % 2 ? '86.50' : null]),
}

test('what a spreadsheet would run gets an apostrophe, and loses it when it comes back', () => {
  for (const text of dangerous) {
    expect(neutraliseText(text)).toBe(`'${text}`)
    expect(withoutGuard(neutraliseText(text))).toBe(text)
  }
  for (const text of plain) expect([neutraliseText(text), withoutGuard(text)]).toEqual([text, text])
})

describe('T31: a written file read again', () => {
  test('as a workbook has no formula, dangerous cells start with an apostrophe, marks are numbers', async () => {
    const outcome = await readWorkbook(Buffer.from(await writeWorkbook([sheet])), 'x.xlsx')
    if (!outcome.ok) throw new Error(outcome.reason)
    const cells = outcome.value.sheets[0]!.rows.flatMap((row) => row.cells)
    expect(cells.filter((cell) => cell.kind === 'formula')).toEqual([])
    expect(cells.filter((cell) => cell.column === 1 && /^[=+\-@\t\r\n＝＋－＠]/.test(cell.text))).toEqual([])
    expect(new Set(cells.filter((cell) => cell.column === 2 && cell.text !== '总分').map((cell) => `${cell.kind} ${cell.text}`))).toEqual(new Set(['number 86.5']))
    expect(cells.map((cell) => cell.text)).toContain('𠮷野<&>"')
  })

  test('its text columns are text from top to bottom', async () => {
    const bytes = Buffer.from(await writeWorkbook([sheet]))
    const part = readZipDirectory(bytes).get('xl/worksheets/sheet1.xml')!
    const packed = bytes.subarray(part.dataStart, part.dataStart + part.packedSize)
    const xml = (part.method === 8 ? inflateRawSync(packed) : packed).toString()
    const [, style] = /<col min="1"[^>]* style="(\d+)"/.exec(xml) ?? []
    expect(style).toBeDefined()
    expect(xml).toContain(`<c r="A2" s="${style}"`)
    expect(/<col min="2"[^>]* style=/.test(xml)).toBe(false)
  })

  test('as text carries a mark, quotes what needs it and keeps every value', () => {
    const bytes = writeCsv(sheet)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = readCsv(bytes, defaultReadLimits).sheets[0]!.rows
    const names = rows.slice(1).flatMap((row) => row.cells.filter((cell) => cell.column === 1).map((cell) => withoutGuard(cell.text)))
    // CSV readers take a blank cell for none.
    expect(names).toEqual(sheet.rows.map((row) => row[0]!).filter((text) => text !== ''))
    expect(bytes.toString()).toContain(',86.50\r\n')
  })
})

test('more than 500 rows are written in a process of their own, with the same result', async () => {
  const rows = Array.from({ length: 501 }, (_, index) => [`选手${index}`, '70.00'])
  const outcome = await readWorkbook(Buffer.from(await writeWorkbook([{ ...sheet, rows }])), 'x.xlsx')
  expect(outcome.ok && outcome.value.sheets[0]!.rows.length).toBe(502)
})
