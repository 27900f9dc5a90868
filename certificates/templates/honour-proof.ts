import type { Pen } from '../layout/pen.ts'
import { drawText, fitSize } from '../layout/text.ts'
import type { TextStyle } from '../layout/text.ts'
import type { Proof } from '../payload.ts'
import { ink, issuers, qr } from './honour-geometry.ts'
import type { CertificateLabels } from './labels.ts'

/** To the right of the QR code: what to do with it, the number, the address and the code for typing in. */
export function drawProof(pen: Pen, payload: Proof, labels: CertificateLabels): void {
  const x = qr.x + qr.size + 18
  const room = (payload.issuerNames.length > 1 ? issuers.left : issuers.single - 132) - x - 8
  const lines: [string, string][] = [
    [labels.number, payload.number],
    [labels.site, new URL(payload.verifyUrl).host],
  ]
  if (payload.verifyCode) lines.push([labels.code, groupsOfFour(payload.verifyCode)])
  const head: TextStyle = { role: 'kai', size: 13, color: ink.text, slice: 'kai' }
  drawText(pen, labels.scan, head, { x, baseline: qr.y + 12 })
  lines.forEach(([label, value], index) => {
    const style: TextStyle = { role: 'kai', size: 10.5, color: ink.quiet, slice: 'kai' }
    const text = `${label}　${value}`
    drawText(pen, text, { ...style, size: fitSize(pen.fonts, text, style, room, 5) ?? 5 }, { x, baseline: qr.y + 34 + index * 18 })
  })
}

function groupsOfFour(code: string): string {
  return code.match(/.{1,4}/g)!.join(' ')
}
