import { chineseDay } from '../layout/chinese-day.ts'
import { breakLines } from '../layout/break-lines.ts'
import type { Pen } from '../layout/pdf-document.ts'
import { drawSampleSeal, sealRadius } from '../layout/seal-area.ts'
import { drawText, fitSize } from '../layout/text.ts'
import type { TextStyle } from '../layout/text.ts'
import type { AwardCertificatePayload } from '../payload.ts'
import { ink, issuers } from './honour-geometry.ts'

/** Each issuing body gets a column of its own, so that each seal has its place over its own name. */
export function issuerColumns(count: number): { x: number; width: number }[] {
  if (count === 1) return [{ x: issuers.single, width: (issuers.right - issuers.single) * 2 }]
  const width = (issuers.right - issuers.left) / count
  return Array.from({ length: count }, (_, index) => ({ x: issuers.left + width * (index + 0.5), width: width - 8 }))
}

/** The bodies side by side in their order, the date below in the middle. */
export function drawIssuers(pen: Pen, { issuerNames, issuedOn }: AwardCertificatePayload): void {
  const columns = issuerColumns(issuerNames.length)
  issuerNames.forEach((name, index) => drawIssuer(pen, name, columns[index]!))
  const middle = (columns[0]!.x + columns.at(-1)!.x) / 2
  drawText(pen, chineseDay(issuedOn), { role: 'kai', size: issuers.size, color: ink.text }, { x: middle, baseline: issuers.dateBaseline, align: 'center' })
}

function drawIssuer(pen: Pen, name: string, { x, width }: { x: number; width: number }): void {
  const style: TextStyle = { role: 'kai', size: issuers.size, color: ink.text }
  const size = fitSize(pen.fonts, name, style, width, issuers.leastSize + 3)
  if (size !== null) {
    drawText(pen, name, { ...style, size }, { x, baseline: issuers.baseline, align: 'center' })
    return
  }
  const small: TextStyle = { ...style, size: issuers.leastSize }
  const lines = breakLines([{ text: name, style: small }], pen.fonts, { measure: width, justify: false })
  lines.forEach((line, index) => {
    const text = line.segments.map((segment) => segment.text).join('')
    drawText(pen, text, small, { x, baseline: issuers.baseline - (lines.length - 1 - index) * small.size * 1.35, align: 'center' })
  })
}

/** Only on made-up data; a real certificate keeps this area empty for the stamp. */
export function drawSealArea(pen: Pen, { issuerNames }: AwardCertificatePayload): void {
  for (const { x } of issuerColumns(issuerNames.length)) drawSampleSeal(pen, { x, y: issuers.sealY, radius: sealRadius })
}
