import type { FontSlice, SliceStream } from '../fonts/font-slice.ts'

/** Writes a slice into a document and gives the reference of its font dictionary. All is written already encoded. */
export function embedSlice(doc: PDFKit.PDFDocument, slice: FontSlice, font: PDFKit.PDFKitReference): void {
  const { metrics } = slice.face
  const file = writeStream(doc, slice.file, { Length1: slice.file.length })
  const toUnicode = writeStream(doc, slice.toUnicode, {})
  const descriptor = doc.ref({
    Type: 'FontDescriptor',
    FontName: slice.name,
    Flags: 4, // symbolic: characters are reached by glyph id
    FontBBox: [...metrics.box],
    ItalicAngle: 0,
    Ascent: metrics.ascent,
    Descent: metrics.descent,
    CapHeight: metrics.capHeight,
    XHeight: metrics.xHeight,
    StemV: 80,
    FontFile2: file,
  })
  descriptor.end()
  const descendant = doc.ref({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: slice.name,
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    W: [0, slice.widths],
    CIDToGIDMap: 'Identity',
  })
  descendant.end()
  Object.assign(font.data, { Type: 'Font', Subtype: 'Type0', BaseFont: slice.name, Encoding: 'Identity-H', DescendantFonts: [descendant], ToUnicode: toUnicode })
  font.end()
}

function writeStream(doc: PDFKit.PDFDocument, { bytes, deflated }: SliceStream, entries: Record<string, number>): PDFKit.PDFKitReference {
  const reference = doc.ref({ ...entries, ...(deflated ? { Filter: 'FlateDecode' } : {}) })
  reference.compress = false // the bytes are written as they are
  reference.end(bytes)
  return reference
}
