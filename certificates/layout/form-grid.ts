import { breakLines } from './break-lines.ts'
import type { Pen } from './pen.ts'
import { drawCell } from './table.ts'
import { drawText } from './text.ts'
import type { TextStyle } from './text.ts'

/** A cell of a form: a label, a value in one line, or a larger box with text at its top and lines for signing at its foot. */
export interface FormCell {
  kind: 'label' | 'value' | 'box'
  text: string
  /** Share of the row's width. */
  share: number
  align?: 'left' | 'center'
  /** Lines at the foot of a box, right-aligned: 经办人：　　年　月　日 */
  foot?: readonly string[]
}

export interface FormRow {
  /** Points. */
  height: number
  cells: readonly FormCell[]
}

export interface FormStyle {
  label: TextStyle
  value: TextStyle
  ruleWeight: number
}

const inset = 6

/** Draws a ruled form as people know it from paper; returns where it ends. What is too wide shrinks or wraps, nothing leaves its cell. */
export function drawFormGrid(pen: Pen, parent: PDFKit.PDFStructureElement, rows: readonly FormRow[], at: { x: number; y: number; width: number }, style: FormStyle): number {
  const { doc } = pen
  const table = doc.struct('Table')
  parent.add(table)
  let { y } = at
  for (const { height, cells } of rows) {
    const shares = cells.reduce((sum, { share }) => sum + share, 0)
    const row = doc.struct('TR')
    table.add(row)
    let { x } = at
    for (const cell of cells) {
      const box = { x, y, width: (at.width * cell.share) / shares, height }
      doc.markContent('Artifact', { type: 'Layout' })
      doc.lineWidth(style.ruleWeight).strokeColor(style.value.color).rect(box.x, box.y, box.width, box.height).stroke()
      doc.endMarkedContent()
      row.add(doc.struct(cell.kind === 'label' ? 'TH' : 'TD', {}, [() => drawFormCell(pen, cell, box, style)]))
      x += box.width
    }
    row.end()
    y += height
  }
  table.end()
  return y
}

function drawFormCell(pen: Pen, cell: FormCell, box: { x: number; y: number; width: number; height: number }, style: FormStyle): void {
  if (cell.kind === 'box') drawBox(pen, cell, box, style.value)
  else drawCell(pen, cell.text, box, cell.align ?? (cell.kind === 'label' ? 'center' : 'left'), cell.kind === 'label' ? style.label : style.value, 9)
}

function drawBox(pen: Pen, { text, foot = [] }: FormCell, box: { x: number; y: number; width: number; height: number }, style: TextStyle): void {
  const leading = style.size * 1.6
  const room = box.height - (foot.length + 0.6) * leading
  const { lines, size } = fitLines(pen, text, style, box.width - 2 * inset, room)
  lines.forEach((line, index) => {
    for (const segment of line.segments) drawText(pen, segment.text, segment.style, { x: box.x + inset + segment.x, baseline: box.y + inset + size + index * size * 1.6 })
  })
  foot.forEach((line, index) => {
    drawText(pen, line, style, { x: box.x + box.width - inset * 2, baseline: box.y + box.height - (foot.length - 1 - index) * leading - leading * 0.45, align: 'right' })
  })
}

function fitLines(pen: Pen, text: string, style: TextStyle, width: number, height: number) {
  for (let { size } = style; size >= 5; size -= 0.5) {
    const lines = text === '' ? [] : breakLines([{ text, style: { ...style, size } }], pen.fonts, { measure: width, justify: false })
    if (lines.length * size * 1.6 <= height) return { lines, size }
  }
  throw new RangeError(`“${text.slice(0, 20)}…” does not fit its box`)
}
