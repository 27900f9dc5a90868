import { create } from 'qrcode'

/** The mask is fixed: trying all eight costs four times the time, and the same text must give the same squares. */
const maskPattern = 4

/** Modules of white that the standard asks for on every side. */
const quietZone = 4

export interface QrPlace {
  /** Left and top of the dark modules' square. */
  x: number
  y: number
  /** Side of that square, points. */
  size: number
  color?: string
}

/** Side of the white ground, as a share of the dark square's side. */
export function quietMargin(text: string, size: number): number {
  return (size * quietZone) / modulesOf(text).size
}

/** A QR code of level M as vectors on a white ground, neighbouring modules of a row joined, all in one fill. */
export function drawQrCode(doc: PDFKit.PDFDocument, text: string, { x, y, size, color = '#1A1A1A' }: QrPlace): void {
  const modules = modulesOf(text)
  const unit = size / modules.size
  const margin = unit * quietZone
  doc.rect(x - margin, y - margin, size + 2 * margin, size + 2 * margin).fill('#FFFFFF')
  doc.fillColor(color)
  // One string of operators: three hundred calls into pdfkit would cost more than all the rest of the page.
  let squares = ''
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; ) {
      if (!modules.get(row, column)) {
        column += 1
        continue
      }
      let end = column + 1
      while (end < modules.size && modules.get(row, end)) end += 1
      squares += `${column} ${row} ${end - column} 1 re\n`
      column = end
    }
  }
  // In units of a module, so that the coordinates are small whole numbers.
  doc.addContent(`q ${unit} 0 0 ${unit} ${x} ${y} cm\n${squares}f Q`)
}

// Bytes only: looking for the shortest mix of modes costs more than it saves on an address.
function modulesOf(text: string) {
  return create([{ data: Buffer.from(text), mode: 'byte' }], { errorCorrectionLevel: 'M', maskPattern }).modules
}
