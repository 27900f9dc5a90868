import PDFDocument from 'pdfkit'
import { markPdfA } from './pdf-a.ts'

/** Millimetres in points. */
export const mm = (length: number): number => (length * 72) / 25.4

/** A coordinate to the hundredth of a point: finer is not seen and costs bytes in every curve. */
export const hundredth = (value: number): number => Math.round(value * 100) / 100

export interface DocumentFacts {
  title: string
  /** The issuing bodies. */
  author: string
  subject: string
  keywords?: string
  language: string
  /** `YYYY-MM-DD`: the only date in the file, so that the same facts give the same bytes. */
  issuedOn: string
  layout: 'portrait' | 'landscape'
  /** Default A4. */
  size?: 'A4' | 'A5'
  /** Leaves the first page's operators as text: deflating a few kilobytes costs an eighth of drawing a certificate. Fonts and art are deflated all the same. */
  plainFirstPage?: boolean
  /** A file inside the document; makes it PDF/A-3b instead of 2b. */
  attachment?: AttachedFile
}

export interface AttachedFile {
  name: string
  mediaType: string
  description: string
  text: string
}

/**
 * A document without margins, PDF/A-2b, tagged, with language and title set and no font opened for nothing.
 * The date is noon in Beijing, so that it is the same day wherever the file is looked at.
 */
export function openDocument(facts: DocumentFacts): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    size: facts.size ?? 'A4',
    layout: facts.layout,
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: facts.language,
    displayTitle: true,
    // Null keeps pdfkit from opening Helvetica, which is not embedded.
    font: null as unknown as string,
    info: {
      Title: metadataText(facts.title),
      Author: metadataText(facts.author),
      Subject: metadataText(facts.subject),
      ...(facts.keywords ? { Keywords: metadataText(facts.keywords) } : {}),
      Creator: 'Jiangheng',
      Producer: 'PDFKit',
      CreationDate: new Date(`${facts.issuedOn}T12:00:00+08:00`),
    },
  })
  collect(doc)
  if (facts.plainFirstPage) leavePlain(doc.page.content)
  markPdfA(doc, { part: facts.attachment ? 3 : 2, conformance: 'B' })
  if (facts.attachment) attach(doc, facts.attachment, facts.issuedOn)
  return doc
}

function attach(doc: PDFKit.PDFDocument, { name, mediaType, description, text }: AttachedFile, issuedOn: string): void {
  const day = new Date(`${issuedOn}T12:00:00+08:00`)
  // `relationship` is written by pdfkit and missing in its types.
  const options = { name, type: mediaType, description, creationDate: day, modifiedDate: day, relationship: 'Data' }
  doc.file(Buffer.from(text, 'utf8'), options)
}

// The filter is noted with the first operator, which is written when the page is made.
function leavePlain(content: PDFKit.PDFKitReference): void {
  content.compress = false
  delete (content.data as { Filter?: string }).Filter
}

const pieces = Symbol('pieces')

interface Collecting {
  [pieces]: Uint8Array[]
}

/**
 * Collects what a document writes as it writes it. A certificate is a few hundred small pieces in memory;
 * passing each through a stream and its events takes longer than joining them.
 */
function collect(doc: PDFKit.PDFDocument): void {
  const written: Uint8Array[] = [doc.read() as Buffer]
  doc.push = (piece: Uint8Array | null) => {
    if (piece) written.push(piece)
    return true
  }
  Object.assign(doc, { [pieces]: written })
}

/** Ends a document made by `openDocument` and gives its bytes. */
export function closeDocument(doc: PDFKit.PDFDocument): Promise<Buffer> {
  doc.end()
  const bytes = Buffer.concat((doc as unknown as Collecting)[pieces])
  // The stream that pdfkit builds on has put itself into this queue; a loop that never lets the queue run would keep every document alive.
  return new Promise((resolve) => process.nextTick(resolve, bytes))
}

// pdfkit writes these texts into XML as they are; a bare & or < there would make the metadata, and with it PDF/A, invalid.
const fullWidth: Readonly<Record<string, string>> = { '&': '＆', '<': '＜', '>': '＞' }

export function metadataText(text: string): string {
  return text.replace(/[&<>]/g, (mark) => fullWidth[mark]!)
}

/** Draws something that is ornament only: readers and text extraction pass over it. */
export function asArtifact(doc: PDFKit.PDFDocument, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
}

/** Draws letter-spaced text that is read and copied as `text`: gaps of display are no part of it. */
export function readAs(doc: PDFKit.PDFDocument, text: string, draw: () => void): void {
  doc.markContent('Span', { actual: text })
  draw()
  doc.endMarkedContent()
}

/** Adds a structure element with what `draw` draws as its content. */
export function addTagged(
  doc: PDFKit.PDFDocument,
  parent: PDFKit.PDFStructureElement,
  type: 'H1' | 'H2' | 'P' | 'Figure',
  draw: () => void,
  options: { alt?: string } = {},
): void {
  parent.add(doc.struct(type, options, [draw]))
}
