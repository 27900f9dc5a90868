import { addTagged, asArtifact } from '../layout/pdf-document.ts'
import type { Pen } from '../layout/pen.ts'
import { drawCell } from '../layout/table.ts'
import { drawText, fitSize, type TextStyle } from '../layout/text.ts'
import type { ItemSheetPayload } from './item-sheet.ts'
import { CRITERION, factStyle, HEAD, LEADING, PADDING, SIGNING, SUM_ROW, TABLE_HEAD, type ItemSheetPlan, type SheetRow } from './item-sheet-plan.ts'

const black = '#000000'
const title: TextStyle = { role: 'display', size: 15, color: black }
const subtitle: TextStyle = { role: 'hei', size: 10.5, color: black }
const label: TextStyle = { role: 'hei', size: 9, color: black }
const mark: TextStyle = { role: 'fangsong', size: 10, color: black }
const hint: TextStyle = { role: 'fangsong', size: 8.5, color: '#555555' }
const number: TextStyle = { role: 'hei', size: 18, color: black }
const NUMBER_BOX = 108
const WASH = '#f0f0f0'

/** Draws the pages of one plan, again for every number. */
export class ItemSheetPen {
  private readonly pen: Pen
  private readonly payload: ItemSheetPayload
  private readonly plan: ItemSheetPlan

  constructor(pen: Pen, payload: ItemSheetPayload, plan: ItemSheetPlan) {
    this.pen = pen
    this.payload = payload
    this.plan = plan
  }

  /** The page `at` of the sheet of one number. */
  page(section: PDFKit.PDFStructureElement, code: string, at: number): void {
    const { area, pages, facts } = this.plan
    this.foot(code, at)
    this.head(section, code)
    let y = area.top + HEAD
    if (at === 0) {
      facts.forEach((line, index) => addTagged(this.pen.doc, section, 'P', () => line.segments.forEach((segment) => drawText(this.pen, segment.text, segment.style, { x: area.left + segment.x, baseline: y + index * LEADING + factStyle.size }))))
      y += facts.length * LEADING + PADDING
    }
    y = this.table(section, pages[at]!, y, at === pages.length - 1)
    if (at === pages.length - 1) this.signing(section, y)
  }

  private foot(code: string, at: number): void {
    const { area, pages } = this.plan
    const baseline = area.bottom + 22
    asArtifact(this.pen.doc, () => {
      drawText(this.pen, this.payload.footLabel, hint, { x: area.left, baseline })
      drawText(this.pen, `${this.payload.numberLabel} ${code} · 第 ${at + 1} 页 共 ${pages.length} 页`, hint, { x: area.left + area.width, baseline, align: 'right' })
    })
  }

  private head(section: PDFKit.PDFStructureElement, code: string): void {
    const { pen, payload } = this
    const { left, top, width } = this.plan.area
    const room = width - NUMBER_BOX - 12
    addTagged(pen.doc, section, 'H1', () => {
      drawText(pen, payload.title, { ...title, size: fitSize(pen.fonts, payload.title, title, room, 8) ?? 8 }, { x: left, baseline: top + 20 })
      drawText(pen, payload.subtitle, { ...subtitle, size: fitSize(pen.fonts, payload.subtitle, subtitle, room, 7) ?? 7 }, { x: left, baseline: top + 42 })
    })
    const x = left + width - NUMBER_BOX
    asArtifact(pen.doc, () => pen.doc.lineWidth(1.2).strokeColor(black).rect(x, top + 2, NUMBER_BOX, HEAD - 12).stroke())
    addTagged(pen.doc, section, 'P', () => {
      drawText(pen, payload.numberLabel, hint, { x: x + 6, baseline: top + 14 })
      drawText(pen, code, { ...number, size: fitSize(pen.fonts, code, number, NUMBER_BOX - 12, 8) ?? 8 }, { x: x + NUMBER_BOX / 2, baseline: top + 40, align: 'center' })
    })
  }

  /** The rows of one page under the head of the table; on the last one the sums. Returns where it ends. */
  private table(section: PDFKit.PDFStructureElement, rows: readonly SheetRow[], from: number, isLast: boolean): number {
    const { doc } = this.pen
    const { area } = this.plan
    const table = doc.struct('Table')
    section.add(table)
    this.row(table, 'TH', from, TABLE_HEAD, ['编号', '评分项与评分办法', '分值', ...this.payload.places], label)
    let y = from + TABLE_HEAD
    for (const row of rows) {
      if (row.kind === 'criterion') this.criterion(table, row.heading, y)
      else this.item(table, row, y)
      y += row.height
    }
    if (isLast) y = this.sums(table, y)
    table.end()
    asArtifact(doc, () => doc.lineWidth(1.2).strokeColor(black).rect(area.left, from, area.width, y - from).stroke())
    return y
  }

  private edges(): number[] {
    const { area, columns } = this.plan
    const edges = [area.left, area.left + columns.code, area.left + columns.code + columns.text, area.left + columns.code + columns.text + columns.marks]
    this.payload.places.forEach((_, at) => edges.push(edges[3]! + (at + 1) * columns.box))
    return edges
  }

  /** A frame of one cell and its text. */
  private cell(row: PDFKit.PDFStructureElement, kind: 'TH' | 'TD', box: { x: number; y: number; width: number; height: number }, text: string, style: TextStyle, align: 'left' | 'center' = 'center'): void {
    const { doc } = this.pen
    asArtifact(doc, () => doc.lineWidth(0.5).strokeColor(black).rect(box.x, box.y, box.width, box.height).stroke())
    row.add(doc.struct(kind, kind === 'TH' ? ({ scope: 'Column' } as object) : {}, [() => drawCell(this.pen, text, box, align, style, 6)]))
  }

  private row(table: PDFKit.PDFStructureElement, kind: 'TH' | 'TD', y: number, height: number, texts: readonly string[], style: TextStyle): void {
    const { doc } = this.pen
    const row = doc.struct('TR')
    table.add(row)
    const edges = this.edges()
    texts.forEach((text, at) => this.cell(row, kind, { x: edges[at]!, y, width: edges[at + 1]! - edges[at]!, height }, text, style))
    row.end()
  }

  private criterion(table: PDFKit.PDFStructureElement, heading: string, y: number): void {
    const { doc } = this.pen
    const { left, width } = this.plan.area
    asArtifact(doc, () => doc.rect(left, y, width, CRITERION).fill(WASH))
    const row = doc.struct('TR')
    table.add(row)
    this.cell(row, 'TD', { x: left, y, width, height: CRITERION }, heading, { ...label, size: 10 }, 'left')
    row.end()
  }

  private item(table: PDFKit.PDFStructureElement, { item, lines, height }: Extract<SheetRow, { kind: 'item' }>, y: number): void {
    const { doc } = this.pen
    const edges = this.edges()
    const row = doc.struct('TR')
    table.add(row)
    const at = (index: number) => ({ x: edges[index]!, y, width: edges[index + 1]! - edges[index]!, height })
    this.cell(row, 'TD', at(0), item.code, label)
    asArtifact(doc, () => doc.lineWidth(0.5).strokeColor(black).rect(edges[1]!, y, edges[2]! - edges[1]!, height).stroke())
    const first = y + (height - lines.length * LEADING) / 2 + LEADING - 2.2
    row.add(doc.struct('TD', {}, [() => lines.forEach((line, index) => line.segments.forEach((segment) => drawText(this.pen, segment.text, segment.style, { x: edges[1]! + PADDING + segment.x, baseline: first + index * LEADING })))]))
    this.cell(row, 'TD', at(2), item.marks, mark)
    if (item.shared) this.toFillIn(row, { ...at(3), width: edges.at(-1)! - edges[3]! }, item.hint)
    else this.payload.places.forEach((_, place) => this.toFillIn(row, at(3 + place), item.hint))
    row.end()
  }

  /** An empty box; what is to be written there stands small at its right, or in its middle where it is chosen. */
  private toFillIn(row: PDFKit.PDFStructureElement, box: { x: number; y: number; width: number; height: number }, text: string): void {
    const { doc } = this.pen
    asArtifact(doc, () => doc.lineWidth(0.5).strokeColor(black).rect(box.x, box.y, box.width, box.height).stroke())
    row.add(
      doc.struct('TD', {}, [
        () => {
          if (text === '') return
          const size = fitSize(this.pen.fonts, text, hint, box.width - 2 * PADDING, 5) ?? 5
          if (text.startsWith('□')) drawText(this.pen, text, { ...hint, size: Math.max(size, 8), color: black }, { x: box.x + box.width / 2, baseline: box.y + box.height / 2 + 3, align: 'center' })
          else drawText(this.pen, text, { ...hint, size: Math.min(size, 7.5) }, { x: box.x + box.width - PADDING, baseline: box.y + box.height - PADDING, align: 'right' })
        },
      ]),
    )
  }

  private sums(table: PDFKit.PDFStructureElement, from: number): number {
    const { doc } = this.pen
    const { payload } = this
    const edges = this.edges()
    const places = payload.ownSums ? payload.places.map((_, at) => [edges[3 + at]!, edges[4 + at]!] as const) : [[edges[3]!, edges.at(-1)!] as const]
    const lines = [`合计得分（${payload.sumNote}）`, ...(payload.ownSums && payload.places.length > 1 ? ['裁判签名'] : [])]
    lines.forEach((text, line) => {
      const y = from + line * SUM_ROW
      const row = doc.struct('TR')
      table.add(row)
      this.cell(row, 'TD', { x: edges[0]!, y, width: edges[3]! - edges[0]!, height: SUM_ROW }, text, label, 'left')
      places.forEach(([left, right]) => this.cell(row, 'TD', { x: left, y, width: right - left, height: SUM_ROW }, '', mark))
      row.end()
    })
    return from + lines.length * SUM_ROW
  }

  private signing(section: PDFKit.PDFStructureElement, y: number): void {
    const { area } = this.plan
    this.payload.signers.forEach((signer, at) => {
      const x = area.left + (area.width * at) / this.payload.signers.length
      addTagged(this.pen.doc, section, 'P', () => drawText(this.pen, `${signer}：`, { ...factStyle, size: 11 }, { x, baseline: y + SIGNING - 14 }))
    })
  }
}
