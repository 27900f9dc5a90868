import type { Pen } from '../layout/pen.ts'
import { drawTable } from '../layout/table.ts'
import type { TableColumn, TableStyle } from '../layout/table.ts'
import { drawText } from '../layout/text.ts'
import { setTitle } from './document-lines.ts'
import { baselineOf, black, grid, sizes } from './grid.ts'
import type { DocumentAttachment } from './payload.ts'

const rowHeight = 24

const tableStyle: TableStyle = {
  head: { role: 'hei', size: sizes.table, color: black },
  cell: { role: 'fangsong', size: sizes.table, color: black },
  rowHeight,
  ruleWeight: 0.6,
  leastSize: 8,
}

/**
 * An attachment from the top of the page on: 附件 in its corner, title on the third line, then the table, its head on every page.
 * Returns the first free grid line of the page it ends on.
 */
export function drawAttachment(pen: Pen, attachment: DocumentAttachment, number: number | undefined, root: PDFKit.PDFStructureElement, pages: { next(): void }): number {
  const { doc } = pen
  const section = doc.struct('Sect')
  root.add(section)
  section.add(doc.struct('P', {}, [() => drawText(pen, `附件${number ?? ''}`, { role: 'hei', size: sizes.body, color: black }, { x: grid.left, baseline: baselineOf(0) })]))
  const title = setTitle(attachment.title, pen.fonts)
  section.add(
    doc.struct('H2', {}, [
      () =>
        title.forEach((text, index) =>
          drawText(pen, text, { role: 'display', size: sizes.title, color: black }, { x: grid.left + grid.width / 2, baseline: baselineOf(2 + index, sizes.title), align: 'center' }),
        ),
    ]),
  )
  const columns = columnsOf(attachment)
  let y = grid.top + (3.5 + title.length) * grid.pitch
  let rest = [...attachment.rows]
  for (;;) {
    const fitting = Math.floor((grid.top + grid.height - y) / rowHeight) - 1
    y = drawTable(pen, section, columns, rest.slice(0, fitting), { x: grid.left, y }, tableStyle)
    rest = rest.slice(fitting)
    if (rest.length === 0) break
    pages.next()
    y = grid.top
  }
  section.end()
  return Math.ceil((y - grid.top) / grid.pitch)
}

function columnsOf({ columns }: DocumentAttachment): TableColumn[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  return columns.map(({ label, share, align }) => ({ label, align, width: (grid.width * share) / shares }))
}
