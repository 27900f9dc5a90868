import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'

export interface PdfAConformance {
  part: 2 | 3
  conformance: 'A' | 'B' | 'U'
}

/** What of a pdfkit document is reached here beyond its published interface; the version is pinned and the result is checked by tests. */
interface CatalogHolder {
  _root: { data: Record<string, unknown> }
  appendXML(xml: string): void
}

let profile: Buffer | undefined

/**
 * Marks a document as PDF/A: the identification in its metadata and sRGB as its output intent.
 * The same as pdfkit's `subset` option, with the colour profile deflated once per process instead of once per document.
 */
export function markPdfA(doc: PDFKit.PDFDocument, { part, conformance }: PdfAConformance): void {
  profile ??= deflateSync(readFileSync(profilePath()))
  const holder = doc as unknown as CatalogHolder
  const intentProfile = doc.ref({ N: 3, Filter: 'FlateDecode' })
  intentProfile.end(profile)
  const intent = doc.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    Info: new String('sRGB IEC61966-2.1'),
    OutputConditionIdentifier: new String('sRGB IEC61966-2.1'),
    DestOutputProfile: intentProfile,
  })
  intent.end()
  holder._root.data.OutputIntents = [intent]
  holder.appendXML(
    `<rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" rdf:about=""><pdfaid:part>${part}</pdfaid:part><pdfaid:conformance>${conformance}</pdfaid:conformance></rdf:Description>`,
  )
}

function profilePath(): string {
  return join(dirname(createRequire(import.meta.url).resolve('pdfkit')), 'data', 'sRGB_IEC61966_2_1.icc')
}
