import type { FontSet } from '../fonts/font-set.ts'
import { breakLines, lineText } from '../layout/break-lines.ts'
import { DocumentPen } from '../layout/document-pen.ts'
import { closeDocument, openDocument } from '../layout/pdf-document.ts'
import type { Pen } from '../layout/pen.ts'
import { drawText } from '../layout/text.ts'
import { drawAttachment } from './draw-attachment.ts'
import { drawHead, drawImprint, drawPageNumber, headGeometry } from './draw-head.ts'
import { drawSignature, signatureLines } from './draw-signature.ts'
import { setAddressee, setAttachmentNote, setBlock, setTitle } from './document-lines.ts'
import type { SetBlock } from './document-lines.ts'
import { baselineOf, black, grid, sizes } from './grid.ts'
import { paginate } from './paginate.ts'
import type { FlowItem } from './paginate.ts'
import { documentNumberText } from './payload.ts'
import type { OfficialDocument } from './payload.ts'

/**
 * Draws an official document with its attachments in the format of GB/T 9704-2012, A4 portrait, PDF/A-2b, tagged.
 * The same document gives the same bytes. Throws MissingGlyphError when no font has a character.
 */
export async function renderOfficialDocument(document: OfficialDocument, fonts: FontSet): Promise<Buffer> {
  const doc = openDocument({
    title: document.title,
    author: document.issuerNames.join('、'),
    subject: documentNumberText(document),
    language: document.language,
    issuedOn: document.issuedOn,
    layout: 'portrait',
  })
  const pen = new DocumentPen(doc, fonts)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const pages = new PageCounter(pen)
  const last = drawBody(pen, document, root, pages)
  let line = last
  document.attachments.forEach((attachment, index) => {
    pages.next()
    line = drawAttachment(pen, attachment, document.attachments.length > 1 ? index + 1 : undefined, root, pages)
  })
  const copyLines = setCopyTo(document, fonts)
  if (line + copyLines.length + 1 > grid.lines) pages.next()
  drawImprint(pen, document, copyLines, root)
  root.end()
  pen.finish()
  return closeDocument(doc)
}

/** Turns pages and numbers them. */
export class PageCounter {
  private readonly pen: Pen
  private number = 1

  constructor(pen: Pen) {
    this.pen = pen
    drawPageNumber(pen, this.number)
  }

  next(): void {
    this.pen.doc.addPage()
    this.number += 1
    drawPageNumber(this.pen, this.number)
  }
}

/** Head, title, text and signature; returns the first free line of the page it ends on. */
function drawBody(pen: Pen, document: OfficialDocument, root: PDFKit.PDFStructureElement, pages: PageCounter): number {
  const { doc, fonts } = pen
  drawHead(pen, document, root)
  const { titleLine } = headGeometry(document)
  const title = setTitle(document.title, fonts)
  root.add(
    doc.struct('H1', {}, [
      () =>
        title.forEach((text, index) =>
          drawText(pen, text, { role: 'display', size: sizes.title, color: black }, { x: grid.left + grid.width / 2, baseline: baselineOf(titleLine + index, sizes.title), align: 'center' }),
        ),
    ]),
  )
  const blocks: SetBlock[] = [...(document.addressee ? [setAddressee(document.addressee, fonts)] : []), ...document.body.map((block) => setBlock(block, fonts))]
  const text = (block: SetBlock): FlowItem => ({ kind: 'text', ...block })
  const items: FlowItem[] = [
    { kind: 'gap', lines: 1 },
    ...blocks.map(text),
    ...(document.attachments.length > 0 ? [{ kind: 'gap', lines: 1 } as const, ...setAttachmentNote(document.attachments, fonts).map(text)] : []),
    { kind: 'signature', lines: signatureLines(document) },
  ]
  const { placed, line } = paginate(items, titleLine + title.length)
  let page = 0
  let open: { item: number; element: PDFKit.PDFStructureElement } | undefined
  for (const part of placed) {
    while (page < part.page) {
      pages.next()
      page += 1
    }
    if (part.kind === 'signature') {
      open?.element.end()
      open = undefined
      drawSignature(pen, document, part.line, root)
      continue
    }
    if (open?.item !== part.item) {
      open?.element.end()
      open = { item: part.item, element: doc.struct('P') }
      root.add(open.element)
    }
    open.element.add(() =>
      part.lines.forEach((set, row) => {
        for (const segment of set.segments) drawText(pen, segment.text, segment.style, { x: grid.left + segment.x, baseline: baselineOf(part.line + row) })
      }),
    )
  }
  return line
}

function setCopyTo({ imprint }: OfficialDocument, fonts: FontSet): string[] {
  if (!imprint.copyTo) return []
  const style = { role: 'fangsong', size: sizes.small, color: black } as const
  return breakLines([{ text: `${imprint.copyTo}。`, style }], fonts, { measure: grid.width - sizes.small * 5, justify: false, halveMarks: false }).map(lineText)
}
