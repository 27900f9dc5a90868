import { renderOfficialDocumentDocx } from '#certificates/docx/official-document.ts'
import { renderAllowanceRosterDocx, renderFundApplicationDocx } from '#certificates/docx/forms.ts'
import { renderDocument, type PrintedDocument } from '#certificates/printed-document.ts'
import { sampleGallery } from '#certificates/samples/gallery.ts'
import { certificateFonts } from '../certificates/fonts.server.ts'

/** The papers of the gallery by name, each with its kind and whether offices can edit it in WPS. */
export function listSamples(): Array<{ name: string; kind: PrintedDocument['kind']; editable: boolean }> {
  return Object.entries(sampleGallery).map(([name, document]) => ({ name, kind: document.kind, editable: docxOf(document) !== null }))
}

/** One of them as a file; null for a name or format that is not there. */
export async function drawSample(name: string, format: 'pdf' | 'docx'): Promise<Buffer | null> {
  const document = Object.hasOwn(sampleGallery, name) ? sampleGallery[name] : undefined
  if (!document) return null
  return format === 'pdf' ? renderDocument(document, certificateFonts()) : docxOf(document)
}

function docxOf(document: PrintedDocument): Buffer | null {
  if (document.kind === 'officialDocument') return renderOfficialDocumentDocx(document)
  if (document.kind === 'fundApplication') return renderFundApplicationDocx(document)
  if (document.kind === 'allowanceRoster') return renderAllowanceRosterDocx(document)
  return null
}
