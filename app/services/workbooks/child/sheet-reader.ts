import { refuse } from '../refusal-error.ts'
import { serialToText } from '../serial-day.ts'
import { cellAddress, parseAddress, type Cell, type CellKind, type ReadLimits, type Sheet, type SheetRow } from '../workbook.ts'
import { numberToText } from './number-formats.ts'
import { MAX_CELL_TEXT, RichText, decodeEscapes } from './shared-strings.ts'
import { MergeList, refuseSheetWideRule } from './sheet-ranges.ts'
import { parseXml, type Attributes, type XmlHandler } from './xml-stream.ts'

/** What a sheet's cells point into. */
export interface WorkbookContext {
  strings: readonly string[]
  dateStyles: readonly boolean[]
  date1904: boolean
  limits: ReadLimits
}

/** Rows may be left empty between others, but a cell this far below the last one is a slip or a trick. */
const LONGEST_GAP = 1_000
const MAX_CELLS = 150_000

/**
 * Reads one worksheet. `read-excel-file` is not used for this: it gives a formula's cached result, an error and a number
 * typed into a text column as if they had been typed as text, and says nothing of hidden rows – the very things an import
 * has to tell a person about.
 * @throws RefusalError
 */
export async function readSheet(name: string, pieces: AsyncIterable<Buffer>, context: WorkbookContext): Promise<Sheet> {
  const reader = new SheetReader(name, context)
  await parseXml(pieces, reader)
  return { name, hidden: false, rows: reader.rows, hiddenColumns: reader.hiddenColumns, merges: reader.merges.ranges }
}

class SheetReader implements XmlHandler {
  readonly rows: SheetRow[] = []
  readonly hiddenColumns: number[] = []
  readonly merges: MergeList
  private readonly sheet: string
  private readonly context: WorkbookContext
  private cellCount = 0
  private row: SheetRow = { number: 0, hidden: false, cells: [] }
  private column = 0
  private type = 'n'
  private style = 0
  private value = ''
  private collecting: 'value' | 'inline' | 'rule' | null = null
  private formula = false
  private rich = new RichText()

  constructor(sheet: string, context: WorkbookContext) {
    this.sheet = sheet
    this.context = context
    this.merges = new MergeList(sheet, context.limits)
  }

  open(name: string, attributes: () => Attributes): void {
    if (this.collecting === 'inline') return this.rich.open(name)
    switch (name) {
      case 'row':
        return this.openRow(attributes())
      case 'c':
        return this.openCell(attributes())
      case 'v':
        this.collecting = 'value'
        return
      case 'is':
        this.collecting = 'inline'
        return
      case 'f':
        this.formula = true
        return
      case 'col':
        return this.noteColumn(attributes())
      case 'mergeCell':
        return this.merges.add(attributes().ref ?? '')
      case 'dataValidation':
        return refuseSheetWideRule(attributes().sqref ?? '', this.sheet, this.context.limits)
      case 'sqref':
        this.collecting = 'rule'
    }
  }

  close(name: string): void {
    if (this.collecting === 'inline' && name !== 'is') return this.rich.close(name)
    if (name === 'c') this.closeCell()
    else if (name === 'row' && this.row.cells.length > 0) this.keepRow()
    else if (name === 'sqref') {
      refuseSheetWideRule(this.value, this.sheet, this.context.limits)
      this.value = ''
    }
    if (name === 'v' || name === 'is' || name === 'sqref') this.collecting = null
  }

  text(text: string): void {
    if (this.collecting === 'inline') this.rich.text(text)
    else if (this.collecting) this.value += text
  }

  private openRow(attributes: Attributes): void {
    const number = attributes.r === undefined ? this.row.number + 1 : Number(attributes.r)
    if (!Number.isInteger(number) || number <= this.row.number || number > 1_048_576) refuse('damaged', { sheet: this.sheet })
    const flat = attributes.ht !== undefined && Number(attributes.ht) === 0
    this.row = { number, hidden: isTrue(attributes.hidden) || flat, cells: [] }
    this.column = 0
  }

  private openCell(attributes: Attributes): void {
    const position = attributes.r === undefined ? { row: this.row.number, column: this.column + 1 } : parseAddress(attributes.r)
    if (!position || position.row !== this.row.number || position.column <= this.column) return refuse('damaged', { sheet: this.sheet })
    this.column = position.column
    this.type = attributes.t ?? 'n'
    this.style = Number(attributes.s ?? 0)
    this.value = ''
    this.formula = false
  }

  private closeCell(): void {
    const { text, kind } = this.readValue()
    if (text.trim() === '' && !this.formula) return
    const address = cellAddress(this.row.number, this.column)
    if (text.length > MAX_CELL_TEXT) refuse('hugeCell', { sheet: this.sheet, address })
    if (this.column > this.context.limits.columns) refuse('strayCell', { sheet: this.sheet, address })
    this.cellCount += 1
    if (this.cellCount > MAX_CELLS) refuse('tooManyCells', { limit: MAX_CELLS })
    const cell: Cell = { column: this.column, text, kind: this.formula ? 'formula' : kind }
    this.row.cells.push(cell)
  }

  private keepRow(): void {
    const previous = this.rows.at(-1)?.number ?? 0
    if (this.row.number - previous > LONGEST_GAP) {
      refuse('strayCell', { sheet: this.sheet, address: cellAddress(this.row.number, this.row.cells[0]!.column) })
    }
    if (this.rows.length >= this.context.limits.rows) refuse('tooManyRows', { sheet: this.sheet })
    this.rows.push(this.row)
  }

  private readValue(): { text: string; kind: CellKind } {
    switch (this.type) {
      case 's':
        return { text: this.sharedString(), kind: 'text' }
      case 'inlineStr':
        return { text: this.rich.take(), kind: 'text' }
      case 'str':
        return { text: decodeEscapes(this.value), kind: 'text' }
      case 'b':
        return { text: this.value === '' ? '' : this.value === '1' ? 'TRUE' : 'FALSE', kind: 'boolean' }
      case 'e':
        return { text: this.value, kind: 'error' }
      case 'd':
        return { text: this.value, kind: 'date' }
      default:
        return this.readNumber()
    }
  }

  private sharedString(): string {
    if (this.value === '') return ''
    return this.context.strings[Number(this.value)] ?? refuse('damaged', { sheet: this.sheet, address: cellAddress(this.row.number, this.column) })
  }

  private readNumber(): { text: string; kind: CellKind } {
    if (this.value === '') return { text: '', kind: 'number' }
    const day = this.context.dateStyles[this.style] ? serialToText(Number(this.value), this.context.date1904) : null
    if (day !== null) return { text: day, kind: 'date' }
    return { text: numberToText(this.value) ?? this.value, kind: 'number' }
  }

  private noteColumn(attributes: Attributes): void {
    if (!isTrue(attributes.hidden) && Number(attributes.width ?? 1) !== 0) return
    const last = Math.min(Number(attributes.max), this.context.limits.columns)
    for (let column = Number(attributes.min); column <= last; column += 1) this.hiddenColumns.push(column)
  }
}

function isTrue(flag: string | undefined): boolean {
  return flag === '1' || flag === 'true'
}
