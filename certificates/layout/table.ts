import { breakLines, lineText } from './break-lines.ts'
import { readAs } from './pdf-document.ts'
import type { Pen } from './pen.ts'
import { drawText, fitSize } from './text.ts'
import type { TextStyle } from './text.ts'

export interface TableColumn {
  label: string
  /** Points. */
  width: number
  align: 'left' | 'center'
}

export interface TableStyle {
  head: TextStyle
  cell: TextStyle
  rowHeight: number
  ruleWeight: number
  /** Down to this size a text shrinks before it takes two lines. */
  leastSize: number
}

/**
 * Draws the head and some rows of a table with all rules; returns where it ends. Rows have one height, a text that is too wide
 * shrinks, then takes two lines, so nothing leaves its cell. The caller cuts the rows into pages and repeats the head on each.
 */
export function drawTable(
  pen: Pen,
  parent: PDFKit.PDFStructureElement,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  at: { x: number; y: number },
  style: TableStyle,
): number {
  const { doc } = pen
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const height = (rows.length + 1) * style.rowHeight
  doc.markContent('Artifact', { type: 'Layout' })
  doc.lineWidth(style.ruleWeight).strokeColor(style.cell.color)
  for (let row = 0; row <= rows.length + 1; row += 1) doc.moveTo(at.x, at.y + row * style.rowHeight).lineTo(at.x + width, at.y + row * style.rowHeight)
  let x = at.x
  for (const column of [...columns, { width: 0 }]) {
    doc.moveTo(x, at.y).lineTo(x, at.y + height)
    x += column.width
  }
  doc.stroke()
  doc.endMarkedContent()

  const table = doc.struct('Table')
  parent.add(table)
  drawRow(pen, table, 'TH', columns, columns.map(({ label }) => label), at, style.head, style)
  rows.forEach((cells, index) => drawRow(pen, table, 'TD', columns, cells, { x: at.x, y: at.y + (index + 1) * style.rowHeight }, style.cell, style))
  table.end()
  return at.y + height
}

function drawRow(
  pen: Pen,
  table: PDFKit.PDFStructureElement,
  kind: 'TH' | 'TD',
  columns: readonly TableColumn[],
  cells: readonly string[],
  at: { x: number; y: number },
  text: TextStyle,
  style: TableStyle,
): void {
  const row = pen.doc.struct('TR')
  table.add(row)
  let { x } = at
  columns.forEach((column, index) => {
    const left = x
    const cell = cells[index] ?? ''
    const align = kind === 'TH' ? 'center' : column.align
    row.add(pen.doc.struct(kind, kind === 'TH' ? { scope: 'Column' } as object : {}, [() => drawCell(pen, cell, { x: left, y: at.y, width: column.width, height: style.rowHeight }, align, text, style.leastSize)]))
    x += column.width
  })
  row.end()
}

const padding = 3

/** Draws a text in the middle of a box's height, shrunk or in two or more lines where it is too wide. */
export function drawCell(
  pen: Pen,
  text: string,
  box: { x: number; y: number; width: number; height: number },
  align: 'left' | 'center',
  style: TextStyle,
  leastSize: number,
): void {
  if (text === '') return
  const room = box.width - 2 * padding
  const single = fitSize(pen.fonts, text, style, room, leastSize)
  const { size, lines } = single !== null ? { size: single, lines: [text] } : wrapInto(pen, text, style, room, box.height, leastSize)
  const leading = size * 1.15
  const first = box.y + box.height / 2 - ((lines.length - 1) * leading) / 2 + size * 0.36
  const draw = (): void =>
    lines.forEach((line, index) => {
      const place = align === 'center' ? { x: box.x + box.width / 2, align } : { x: box.x + padding, align }
      drawText(pen, line, { ...style, size }, { ...place, baseline: first + index * leading })
    })
  // A name broken over two lines is still one name to who copies it.
  if (lines.length > 1) readAs(pen.doc, text, draw)
  else draw()
}

function wrapInto(pen: Pen, text: string, style: TextStyle, width: number, height: number, leastSize: number): { size: number; lines: string[] } {
  for (let size = leastSize; size >= 4; size -= 0.5) {
    const at = (measure: number): string[] => breakLines([{ text, style: { ...style, size } }], pen.fonts, { measure, justify: false, halveMarks: false }).map(lineText)
    const fewest = at(width).length
    if (fewest * size * 1.15 > height) continue
    // Lines of like length: the narrowest measure that needs no more of them.
    for (let measure = width / fewest; measure < width; measure += size / 2) {
      const lines = at(measure)
      if (lines.length === fewest) return { size, lines }
    }
    return { size, lines: at(width) }
  }
  throw new RangeError(`“${text}” does not fit its cell`)
}
