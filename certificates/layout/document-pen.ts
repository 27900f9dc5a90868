import { slicesOf } from '../fonts/announced-slices.ts'
import type { AnnouncedText } from '../fonts/announced-slices.ts'
import type { Face, FontSet, Run } from '../fonts/font-set.ts'
import { cutSlice } from '../fonts/font-slice.ts'
import type { FontSlice } from '../fonts/font-slice.ts'
import { embedSlice } from './font-objects.ts'
import type { Pen } from './pen.ts'
import { encodedArt } from './repeated-art.ts'
import { embedSealImage } from './seal-image.ts'
import type { SealImage } from './seal-image.ts'
import type { TextStyle } from './text.ts'

/** The glyph ids of one face in this document. */
interface FontUse {
  /** Name in the page's resources. */
  id: string
  reference: PDFKit.PDFKitReference
  glyph(codePoint: number): number
  slice(): FontSlice
}

/**
 * Draws into a pdfkit document with slices of fonts instead of pdfkit's own embedding. Announced texts use slices cut beforehand, which a
 * batch encodes once; other texts share one growing slice a face, cut when the document ends. Both depend on the texts alone,
 * so a certificate has the same bytes drawn alone, in a batch, or after a restart.
 */
export class DocumentPen implements Pen {
  readonly doc: PDFKit.PDFDocument
  readonly fonts: FontSet
  private readonly uses = new Map<string, FontUse>()
  private readonly images = new Map<string, { name: string; reference: PDFKit.PDFKitReference }>()
  private readonly arts = new Map<string, { name: string; reference: PDFKit.PDFKitReference }>()

  constructor(doc: PDFKit.PDFDocument, fonts: FontSet, announced: readonly AnnouncedText[] = []) {
    this.doc = doc
    this.fonts = fonts
    this.announce(announced)
  }

  show(run: Run, style: TextStyle, x: number, baseline: number): void {
    const { doc } = this
    const use = this.useOf(run.face, style.slice)
    doc.page.fonts[use.id] ??= use.reference
    let glyphs = ''
    for (const character of run.text) glyphs += use.glyph(character.codePointAt(0)!).toString(16).padStart(4, '0')
    const color = rgb(style.color)
    const stroke = run.face.strokeBeside > 0 ? `${color} RG ${number(run.face.strokeBeside * style.size)} w 2 Tr ` : ''
    const place = `1 0 0 -1 ${number(x)} ${number(baseline)} Tm`
    doc.addContent(`BT ${stroke}${color} rg /${use.id} ${number(style.size)} Tf ${number(style.spacing ?? 0)} Tc ${place} <${glyphs}> Tj${stroke ? ' 0 Tr' : ''} ET`)
  }

  art(key: string, draw: (doc: PDFKit.PDFDocument) => void): void {
    const { doc } = this
    let art = this.arts.get(key)
    if (!art) {
      const { width, height } = doc.page
      const reference = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {}, Filter: 'FlateDecode' })
      reference.end(encodedArt(key, width, height, draw))
      this.arts.set(key, (art = { name: `Art${this.arts.size + 1}`, reference }))
    }
    doc.page.xobjects[art.name] = art.reference
    doc.addContent(`/${art.name} Do`)
  }

  image(image: SealImage, { x, y, width, height }: { x: number; y: number; width: number; height: number }): void {
    const { doc } = this
    let placed = this.images.get(image.sha256)
    if (!placed) {
      placed = { name: `Image${this.images.size + 1}`, reference: embedSealImage(doc, image) }
      this.images.set(image.sha256, placed)
    }
    doc.page.xobjects[placed.name] = placed.reference
    doc.addContent(`q ${number(width)} 0 0 ${number(-height)} ${number(x)} ${number(y + height)} cm /${placed.name} Do Q`)
  }

  /** Embeds the fonts; called once, before the document ends. */
  finish(): void {
    for (const use of this.uses.values()) embedSlice(this.doc, use.slice(), use.reference)
  }

  private announce(announced: readonly AnnouncedText[]): void {
    for (const [key, slice] of slicesOf(announced, this.fonts)) {
      const { glyphs } = slice
      this.addUse(key, (codePoint) => glyphs.get(codePoint) ?? missing(codePoint, key), () => slice)
    }
  }

  private useOf(face: Face, slice: string | undefined): FontUse {
    const key = `${slice ?? ''}:${face.key}`
    const known = this.uses.get(key)
    if (known) return known
    const order = new Map<number, number>()
    const glyph = (codePoint: number): number => {
      let id = order.get(codePoint)
      if (id === undefined) order.set(codePoint, (id = order.size + 1))
      return id
    }
    return this.addUse(key, glyph, () => cutSlice(face.font, [...order.keys()]))
  }

  private addUse(key: string, glyph: FontUse['glyph'], slice: FontUse['slice']): FontUse {
    const use: FontUse = { id: `T${this.uses.size + 1}`, reference: this.doc.ref({}), glyph, slice }
    this.uses.set(key, use)
    return use
  }
}

function missing(codePoint: number, key: string): never {
  throw new RangeError(`U+${codePoint.toString(16).toUpperCase()} was not announced for ${key}`)
}

/** '#B01E1E' as operands. */
function rgb(color: string): string {
  const value = Number.parseInt(color.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255].map((part) => number(part / 255)).join(' ')
}

// Spacing adds up over a line, so it is kept as fine as pdfkit writes it.
function number(value: number): string {
  return String(Math.round(value * 1e6) / 1e6)
}
