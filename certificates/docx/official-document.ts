import type { FontRole } from '../fonts/font-set.ts'
import { chineseDay } from '../layout/chinese-day.ts'
import { mm } from '../layout/pdf-document.ts'
import { bodySpacing, grid, sizes } from '../notices/grid.ts'
import { documentNumberText } from '../notices/payload.ts'
import type { DocumentAttachment, DocumentBlock, OfficialDocument } from '../notices/payload.ts'
import { paragraph, table } from './word-markup.ts'
import type { ParagraphStyle, RunStyle, WordRow } from './word-markup.ts'
import { writeWordDocument } from './word-package.ts'

const line = grid.pitch
const style = (role: FontRole, size: number = sizes.body, color?: string): RunStyle => ({ role, size, ...(color ? { color } : {}) })
const body: RunStyle = { ...style('fangsong'), spacing: bodySpacing }
const red = 'E60012'

/**
 * The official document for editing in WPS or Word, from the same payload as the PDF: page, grid, fonts by their office names, table head
 * repeated, page numbers outside. Lines break where the office's own fonts break them.
 */
export function renderOfficialDocumentDocx(document: OfficialDocument): Buffer {
  const { issuerMark, addressee, attachments, note } = document
  const markSize = Math.min(mm(15), grid.width / [...issuerMark].length)
  const parts = [
    paragraph(issuerMark, style('display', Math.floor(markSize * 0.98 * 2) / 2, red), { align: 'center', before: mm(35) - markSize * 0.2, line: markSize * 1.2 }),
    paragraph('', body, { line }),
    paragraph(documentNumberText(document), body, { align: 'center', line, ruleBelow: { color: red, weight: 1.2 } }),
    paragraph('', body, { line }),
    paragraph('', body, { line }),
    paragraph(document.title, style('display', sizes.title), { align: 'center', line: line * 1.1 }),
    paragraph('', body, { line }),
    ...(addressee ? [paragraph(`${addressee}：`, body, { align: 'both', line })] : []),
    ...document.body.map(block),
    ...(attachments.length > 0 ? [paragraph('', body, { line })] : []),
    ...attachments.map(({ title }, index) => {
      const text = attachments.length === 1 ? `附件：${title}` : index === 0 ? `附件：1.${title}` : `${index + 1}.${title}`
      return paragraph(text, body, { align: 'both', firstIndent: index === 0 ? 2 : 5, line })
    }),
    ...signature(document),
    ...(note ? [paragraph(`（${note}）`, body, { firstIndent: 2, line })] : []),
    ...attachments.flatMap((attachment, index) => attached(attachment, attachments.length > 1 ? index + 1 : undefined)),
    // Two tables that touch are taken for one.
    paragraph('', style('song', 1), { line: 1 }),
    imprint(document),
    // A document does not end in a table; the last paragraph is as small as can be.
    paragraph('', style('song', 1), { line: 1 }),
  ]
  return writeWordDocument({
    title: document.title,
    author: document.issuerNames.join('、'),
    issuedOn: document.issuedOn,
    page: {
      width: mm(210),
      height: mm(297),
      margins: { top: mm(37), right: mm(26), bottom: mm(35), left: mm(28) },
      linePitch: grid.pitch,
    },
    body: parts.join(''),
    pageNumber: style('song', sizes.small),
  })
}

const blockRoles: Readonly<Record<DocumentBlock['kind'], FontRole>> = { paragraph: 'fangsong', heading1: 'hei', heading2: 'kai', heading3: 'fangsong' }

function block({ kind, text }: DocumentBlock): string {
  return paragraph(text, { ...style(blockRoles[kind]), spacing: bodySpacing }, { align: 'both', firstIndent: 2, line, keepNext: kind !== 'paragraph' })
}

/** Full-width cells that a text takes: Latin letters and digits take half of one. */
function cells(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u0020-\u00ff]/.test(character) ? 0.5 : 1), 0)
}

/** The day four characters from the right, each name centred over it. */
function signature({ issuerNames, issuedOn }: OfficialDocument): string[] {
  const date = chineseDay(issuedOn)
  const right = (text: string): ParagraphStyle => ({ align: 'right', rightIndent: Math.max(0, 4 + (cells(date) - cells(text)) / 2), line, keepNext: true })
  return [paragraph('', body, { line, keepNext: true }), paragraph('', body, { line, keepNext: true }), ...issuerNames.map((name) => paragraph(name, body, right(name))), paragraph(date, body, { align: 'right', rightIndent: 4, line })]
}

function attached({ title, columns, rows }: DocumentAttachment, number: number | undefined): string[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => (grid.width * share) / shares)
  const head: WordRow = { height: 24, head: true, cells: columns.map(({ label }) => ({ lines: [label], span: 1, align: 'center', style: style('hei', sizes.table) })) }
  const list = rows.map((row): WordRow => ({ height: 24, cells: row.map((text, index) => ({ lines: [text], span: 1, align: columns[index]!.align, style: style('fangsong', sizes.table) })) }))
  return [
    paragraph(`附件${number ?? ''}`, style('hei'), { line, pageBreakBefore: true }),
    paragraph('', body, { line }),
    paragraph(title, style('display', sizes.title), { align: 'center', line: line * 1.1, after: line / 2 }),
    table(widths, [head, ...list], 0.6),
  ]
}

/** 版记 as a table without side rules, at the foot of the last page. */
function imprint({ imprint: { copyTo, printedBy, printedOn } }: OfficialDocument): string {
  const small = style('fangsong', sizes.small)
  const edge = (side: string, weight: number): string => `<w:${side} w:val="single" w:sz="${weight}" w:space="0" w:color="000000"/>`
  const cell = (width: number, span: number, content: string): string => `<w:tc><w:tcPr><w:tcW w:w="${Math.round(width * 20)}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`
  const half = grid.width / 2
  const row = (content: string): string => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${content}</w:tr>`
  const rows = [
    ...(copyTo ? [row(cell(grid.width, 2, paragraph(`抄送：${copyTo}。`, small, { leftIndent: 1, rightIndent: 1, line: line * 0.9 })))] : []),
    row(cell(half * 1.1, 1, paragraph(printedBy, small, { leftIndent: 1, line: line * 0.9 })) + cell(half * 0.9, 1, paragraph(`${chineseDay(printedOn)}印发`, small, { align: 'right', rightIndent: 1, line: line * 0.9 }))),
  ]
  const place = '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="margin" w:tblpX="0" w:tblpYSpec="bottom"/>'
  return `<w:tbl><w:tblPr>${place}<w:tblW w:w="${Math.round(grid.width * 20)}" w:type="dxa"/><w:tblBorders>${edge('top', 8)}${edge('bottom', 8)}${edge('insideH', 6)}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="${Math.round(half * 1.1 * 20)}"/><w:gridCol w:w="${Math.round(half * 0.9 * 20)}"/></w:tblGrid>${rows.join('')}</w:tbl>`
}
