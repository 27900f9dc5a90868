import type { Pen } from './pen.ts'
import { drawText } from './text.ts'

const words = '样稿　仅供核对'

/** Says across the page that this is not issued. */
export function drawDraftMark(pen: Pen): void {
  const { doc } = pen
  const middle = { x: doc.page.width / 2, y: doc.page.height / 2 }
  doc.save().rotate(-24, { origin: [middle.x, middle.y] })
  drawText(pen, words, { role: 'hei', size: 64, color: '#EBC9C9', spacing: 6 }, { x: middle.x, baseline: middle.y + 22, align: 'center' })
  doc.restore()
}
