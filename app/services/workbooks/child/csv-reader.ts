import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { refuse } from '../refusal-error.ts'
import { cellAddress, type Cell, type EncodingSample, type ReadLimits, type SheetRow, type TextEncoding, type Workbook } from '../workbook.ts'
import { MAX_CELL_TEXT } from './shared-strings.ts'
import { decodeText, guessEncoding } from './text-encoding.ts'

const MAX_RECORD = 256 * 1024
const SAMPLE_LINES = 5
const SAMPLE_LINE_LENGTH = 120

/**
 * Reads RFC 4180 text with commas, semicolons or tabs. Row numbers are what a spreadsheet shows for the same file.
 * @throws RefusalError; `encodingUnsure` carries samples to choose from, and the caller comes back with `encoding`.
 */
export function readCsv(bytes: Buffer, limits: ReadLimits, encoding?: TextEncoding): Workbook {
  const chosen = encoding ?? settleEncoding(bytes)
  let text = decodeText(bytes, chosen)
  const declared = /^sep=([,;\t])\r?\n/.exec(text)
  if (declared) text = text.slice(declared[0].length)
  const separator = (declared?.[1] as Workbook['separator']) ?? findSeparator(text)
  const firstRow = declared ? 2 : 1
  const rows: SheetRow[] = []
  parseRecords(text, separator, limits).forEach((record, index) => {
    const row = readRecord(record, index + firstRow, limits)
    if (row.cells.length > 0) rows.push(row)
  })
  if (rows.length > limits.rows) refuse('tooManyRows')
  const sheet = { name: '', hidden: false, rows, hiddenColumns: [], merges: [] }
  return { format: 'csv', sheets: [sheet], encoding: chosen, separator }
}

function settleEncoding(bytes: Buffer): TextEncoding {
  const guess = guessEncoding(bytes)
  if ('encoding' in guess) return guess.encoding
  return refuse('encodingUnsure', { samples: guess.candidates.map((candidate) => sample(bytes, candidate)) })
}

function sample(bytes: Buffer, encoding: TextEncoding): EncodingSample {
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, 4_096))
  const lines = text.split(/\r\n|\r|\n/, SAMPLE_LINES)
  return { encoding, lines: lines.map((line) => line.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ').slice(0, SAMPLE_LINE_LENGTH)) }
}

/** The separator that occurs most in the first line, quoted text left out. */
function findSeparator(text: string): ',' | ';' | '\t' {
  const line = (/^[^\r\n]*/.exec(text.slice(0, 8_192))?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (separator: string) => line.split(separator).length
  const [best] = ([',', ';', '\t'] as const).map((separator) => ({ separator, count: count(separator) })).sort((a, b) => b.count - a.count)
  return best!.separator
}

function parseRecords(text: string, delimiter: string, limits: ReadLimits): string[][] {
  try {
    return parse(text, {
      delimiter,
      bom: false,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: MAX_RECORD,
      // Blank lines count here and not in the limit on rows.
      to: limits.rows * 2,
    }) as string[][]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : undefined
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return refuse('unclosedQuote', { line })
    // An opening quote that is never closed also swallows the rest of a large file.
    if (error.code === 'CSV_MAX_RECORD_SIZE') return refuse('hugeCell', { line })
    return refuse('damagedCsv', { line })
  }
}

function readRecord(record: string[], number: number, limits: ReadLimits): SheetRow {
  const cells: Cell[] = []
  record.forEach((text, index) => {
    if (text.trim() === '') return
    const column = index + 1
    if (text.length > MAX_CELL_TEXT) refuse('hugeCell', { address: cellAddress(number, column) })
    if (column > limits.columns) refuse('strayCell', { address: cellAddress(number, column) })
    cells.push({ column, text, kind: 'text' })
  })
  return { number, hidden: false, cells }
}
