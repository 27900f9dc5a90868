import { chineseDay } from '../layout/chinese-day.ts'
import { breakLines, lineText } from '../layout/break-lines.ts'
import type { Pen } from '../layout/pen.ts'
import { drawSampleSeal, sealBox, sealRadius } from '../layout/seal-area.ts'
import { drawText } from '../layout/text.ts'
import { requireSeal } from '../layout/seal-image.ts'
import type { Proof } from '../payload.ts'
import type { PrintExtras } from '../print-extras.ts'
import { ink, issuers } from './honour-geometry.ts'

/** Each issuing body gets a column of its own, so that each seal has its place over its own name. */
export function issuerColumns(count: number): { x: number; width: number }[] {
  if (count === 1) return [{ x: issuers.single, width: (issuers.right - issuers.single) * 2 }]
  const width = (issuers.right - issuers.left) / count
  return Array.from({ length: count }, (_, index) => ({ x: issuers.left + width * (index + 0.5), width: width - 8 }))
}

/** The bodies side by side in their order, all in one size, the date below in the middle. */
export function drawIssuers(pen: Pen, { issuerNames, issuedOn }: Proof): void {
  const columns = issuerColumns(issuerNames.length)
  const { size, names } = setIssuers(issuerNames, columns[0]!.width, pen)
  names.forEach((lines, index) => {
    lines.forEach((line, row) => {
      const baseline = issuers.baseline - (lines.length - 1 - row) * size * 1.3
      drawText(pen, line, { role: 'kai', size, color: ink.text, slice: 'kai' }, { x: columns[index]!.x, baseline, align: 'center' })
    })
  })
  const middle = (columns[0]!.x + columns.at(-1)!.x) / 2
  drawText(pen, chineseDay(issuedOn), { role: 'kai', size: issuers.size, color: ink.text, slice: 'kai' }, { x: middle, baseline: issuers.dateBaseline, align: 'center' })
}

// More lines grow upwards into the seal's place, so they must be smaller.
const heightOfLines = 34

/** The largest size at which every name takes one line, else two, else more of a smaller size. */
function setIssuers(issuerNames: readonly string[], width: number, { fonts }: Pen): { size: number; names: string[][] } {
  for (const [most, least] of [[1, 13], [2, 11], [3, 9], [5, 7]] as const) {
    for (let size = most === 1 ? issuers.size : Math.max(least, Math.floor(heightOfLines / most)); size >= least; size -= 0.5) {
      const names = issuerNames.map((name) =>
        breakLines([{ text: name, style: { role: 'kai', size, color: ink.text } }], fonts, { measure: width, justify: false }).map(lineText),
      )
      if (names.every((lines) => lines.length <= most)) return { size, names }
    }
  }
  throw new RangeError('the issuing bodies do not fit their columns')
}

/** On made-up data only, under an image too; a real certificate keeps this area empty for the stamp. */
export function drawSealArea(pen: Pen, { issuerNames, demo }: Proof): void {
  if (!demo) return
  for (const { x } of issuerColumns(issuerNames.length)) drawSampleSeal(pen, { x, y: issuers.sealY, radius: sealRadius })
}

/** The approved image over the name of the body that signs first, as a stamp lies over the writing. */
export function drawSeal(pen: Pen, { issuerNames, sealHash }: Proof, extras: PrintExtras): void {
  const seal = requireSeal(sealHash, extras.seal)
  if (!seal) return
  const { x } = issuerColumns(issuerNames.length)[0]!
  pen.image(seal, sealBox({ x, y: issuers.sealY }, seal))
}
