import writeExcelFile, { type Cell, type Feature, type Image } from 'write-excel-file/node'
import { neutraliseText } from './neutralise.ts'
import { cellAddress } from './workbook.ts'
import { isWrittenAsNumber, type ColumnToWrite, type SheetToWrite } from './sheet-to-write.ts'

const FONT = { fontFamily: 'Microsoft YaHei', fontSize: 11 }
const TEXT_FORMAT = '@'

/** Draws the sheets on this thread; write-workbook.server.ts decides where that may happen. */
export async function composeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const composed = sheets.map(composeSheet)
  return writeExcelFile(composed, { ...FONT, features: [textColumns(sheets)] }).toBuffer()
}

function composeSheet(sheet: SheetToWrite) {
  const header = sheet.columns.map((column): Cell => ({
    value: neutraliseText(column.header),
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#EFEBE1',
    bottomBorderStyle: 'thin',
    wrap: true,
    alignVertical: 'center',
  }))
  const rows = sheet.rows.length === 0 ? [sheet.columns.map(() => null)] : sheet.rows
  return {
    sheet: sheet.name,
    data: [header, ...rows.map((row) => sheet.columns.map((column, index) => composeCell(column, row[index] ?? null)))],
    columns: sheet.columns.map((column) => ({ width: column.width })),
    stickyRowsCount: 1,
    ...(sheet.frozenColumns && { stickyColumnsCount: sheet.frozenColumns }),
  }
}

function composeCell(column: ColumnToWrite, cell: string | null): Cell {
  if (cell !== null && isWrittenAsNumber(column, cell)) {
    return { value: Number(cell), type: Number, format: column.decimals ? `0.${'0'.repeat(column.decimals)}` : '0' }
  }
  const format = column.type === 'text' ? { format: TEXT_FORMAT } : {}
  if (cell === null) return column.type === 'text' ? { type: String, ...format } : null
  return { value: neutraliseText(cell), type: String, ...format, ...(column.wrap && { wrap: true, alignVertical: 'top' }) }
}

/**
 * Gives whole columns the text format that their first cell below the header has, so that an ID number typed into any row
 * keeps all of its digits. The package formats cells only.
 */
function textColumns(sheets: readonly SheetToWrite[]): Feature<Image['content']> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) =>
            xml.replace(/<col min="([0-9]+)"([^>]*?)(\/?)>/g, (whole, column: string, rest: string, end: string) => {
              const isText = sheets[sheetIndex]?.columns[Number(column) - 1]?.type === 'text'
              const style = isText ? styleBelowHeader(xml, Number(column)) : undefined
              return style === undefined ? whole : `<col min="${column}"${rest} style="${style}"${end}>`
            }),
        },
      },
    },
  }
}

function styleBelowHeader(xml: string, column: number): string | undefined {
  return new RegExp(`<c r="${cellAddress(2, column)}" s="([0-9]+)"`).exec(xml)?.[1]
}
