import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FontSet } from '../fonts/font-set.ts'
import { drawIssued, issuedFacts } from '../issued-document.ts'
import type { IssuedDocument } from '../issued-document.ts'
import { DocumentPen } from '../layout/document-pen.ts'
import { closeDocument, openDocument } from '../layout/pdf-document.ts'
import type { SealImage } from '../layout/seal-image.ts'

/**
 * One file with a page for each certificate of a kind, for the printer: fonts and art are in it once, so a page takes a few kilobytes.
 * Pages stand in the order given and look exactly like the single files. Throws RangeError when there is nothing to print, MissingGlyphError
 * when a character cannot be drawn.
 */
export async function renderPrintFile(payloads: readonly IssuedDocument[], fonts: FontSet, { seal }: { seal?: SealImage } = {}): Promise<Buffer> {
  const [first] = payloads
  const last = payloads.at(-1)
  if (!first || !last) throw new RangeError('there is no certificate to print')
  const facts = issuedFacts(first)
  const doc = openDocument({ ...facts, title: `${facts.title}—${last.number}`, subject: `${payloads.length}份`, plainFirstPage: false })
  const pen = new DocumentPen(doc, fonts)
  for (const [index, payload] of payloads.entries()) {
    if (index > 0) doc.addPage()
    drawIssued(pen, payload, seal ? { seal } : {})
    // A batch takes seconds; requests get their turn.
    if (index % 20 === 19) await nextTurn()
  }
  pen.finish()
  return closeDocument(doc)
}
