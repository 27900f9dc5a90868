import { escapeXml, run, twips } from './word-markup.ts'
import type { RunStyle } from './word-markup.ts'
import { writeZip } from './zip.ts'

export interface WordPage {
  /** Points. */
  width: number
  height: number
  margins: { top: number; right: number; bottom: number; left: number }
  landscape?: boolean
  /** Line pitch in points, for text on a grid of lines. Characters keep to theirs by the spacing of their runs, which every office program reads alike. */
  linePitch?: number
}

export interface WordDocument {
  title: string
  author: string
  /** `YYYY-MM-DD` */
  issuedOn: string
  page: WordPage
  /** Paragraphs and tables. */
  body: string
  /** Page numbers `— 1 —`, odd pages right, even pages left; none when absent. */
  pageNumber?: RunStyle
}

const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A DOCX file; the same document gives the same bytes. */
export function writeWordDocument(document: WordDocument): Buffer {
  const coreType = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypes()],
    ['_rels/.rels', relationships([['document', `${office}/officeDocument`, 'word/document.xml'], ['core', coreType, 'docProps/core.xml']])],
    ['docProps/core.xml', coreProperties(document)],
    ['word/document.xml', `${header}<w:document ${namespaces}><w:body>${document.body}${section(document)}</w:body></w:document>`],
    ['word/styles.xml', styles()],
    ['word/settings.xml', settings(document)],
    ['word/footer1.xml', footer(document.pageNumber, 'right')],
    ['word/footer2.xml', footer(document.pageNumber, 'left')],
    ['word/_rels/document.xml.rels', relationships([['styles', `${office}/styles`, 'styles.xml'], ['settings', `${office}/settings`, 'settings.xml'], ['odd', `${office}/footer`, 'footer1.xml'], ['even', `${office}/footer`, 'footer2.xml']])],
  ]
  return writeZip(parts.map(([path, text]) => ({ path, bytes: Buffer.from(text, 'utf8') })))
}

function section({ page, pageNumber }: WordDocument): string {
  const { width, height, margins, landscape, linePitch } = page
  const footers = pageNumber ? '<w:footerReference w:type="default" r:id="odd"/><w:footerReference w:type="even" r:id="even"/>' : ''
  const size = `<w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"${landscape ? ' w:orient="landscape"' : ''}/>`
  const edges = `<w:pgMar w:top="${twips(margins.top)}" w:right="${twips(margins.right)}" w:bottom="${twips(margins.bottom)}" w:left="${twips(margins.left)}" w:header="0" w:footer="${twips(Math.max(14, margins.bottom - 34))}" w:gutter="0"/>`
  const lines = linePitch ? `<w:docGrid w:type="lines" w:linePitch="${twips(linePitch)}"/>` : ''
  return `<w:sectPr>${footers}${size}${edges}${lines}</w:sectPr>`
}

function footer(style: RunStyle | undefined, align: 'left' | 'right'): string {
  const field = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
  const instruction = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
  const number = style ? `${run('— ', style)}${field('begin')}${instruction}${field('separate')}${run('1', style)}${field('end')}${run(' —', style)}` : ''
  const indent = `w:${align}Chars="100" w:${align}="${twips(style?.size ?? 0)}"`
  return `${header}<w:ftr ${namespaces}><w:p><w:pPr><w:ind ${indent}/><w:jc w:val="${align}"/></w:pPr>${number}</w:p></w:ftr>`
}

function settings({ pageNumber }: WordDocument): string {
  const compatibility = '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
  return `${header}<w:settings ${namespaces}>${pageNumber ? '<w:evenAndOddHeaders/>' : ''}${compatibility}</w:settings>`
}

function styles(): string {
  const defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
  return `${header}<w:styles ${namespaces}>${defaults}<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`
}

function coreProperties({ title, author, issuedOn }: WordDocument): string {
  const spaces = [
    ['cp', 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties'],
    ['dc', 'http://purl.org/dc/elements/1.1/'],
    ['dcterms', 'http://purl.org/dc/terms/'],
    ['xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
  ].map(([prefix, address]) => `xmlns:${prefix}="${address}"`)
  const created = `<dcterms:created xsi:type="dcterms:W3CDTF">${issuedOn}T04:00:00Z</dcterms:created>`
  return `${header}<cp:coreProperties ${spaces.join(' ')}><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(author)}</dc:creator>${created}<dc:language>zh-CN</dc:language></cp:coreProperties>`
}

function relationships(entries: readonly (readonly [string, string, string])[]): string {
  const items = entries.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
  return `${header}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
}

function contentTypes(): string {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const overrides = [
    ['/word/document.xml', `${word}.document.main+xml`],
    ['/word/styles.xml', `${word}.styles+xml`],
    ['/word/settings.xml', `${word}.settings+xml`],
    ['/word/footer1.xml', `${word}.footer+xml`],
    ['/word/footer2.xml', `${word}.footer+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)
  const defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
  return `${header}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults}${overrides.join('')}</Types>`
}
