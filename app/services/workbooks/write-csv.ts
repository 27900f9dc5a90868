import { neutraliseText } from './neutralise.ts'
import { isWrittenAsNumber, type SheetToWrite } from './sheet-to-write.ts'

/** One sheet as RFC 4180 text in UTF-8 with a byte order mark, which is what makes spreadsheet programs read Chinese right. */
export function writeCsv(sheet: Pick<SheetToWrite, 'columns' | 'rows'>): Buffer {
  const header = sheet.columns.map((column) => quote(neutraliseText(column.header)))
  const rows = sheet.rows.map((row) =>
    sheet.columns.map((column, index) => {
      const cell = row[index] ?? ''
      return isWrittenAsNumber(column, cell) ? cell : quote(neutraliseText(cell))
    }),
  )
  return Buffer.from(`\ufeff${[header, ...rows].map((row) => `${row.join(',')}\r\n`).join('')}`, 'utf8')
}

function quote(cell: string): string {
  return /[",;\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
