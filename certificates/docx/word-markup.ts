import type { FontRole } from '../fonts/font-set.ts'

/**
 * The fonts that offices have. A DOCX carries names only: WPS and Word show the real 仿宋 and 小标宋, which may not be passed on with a program.
 */
const officeFonts: Readonly<Record<FontRole, string>> = {
  display: '方正小标宋简体',
  bold: '宋体',
  song: '宋体',
  kai: '楷体_GB2312',
  hei: '黑体',
  fangsong: '仿宋_GB2312',
}

export interface RunStyle {
  role: FontRole
  /** Points. */
  size: number
  /** RRGGBB */
  color?: string
  /** Added after each character, points. */
  spacing?: number
}

export interface ParagraphStyle {
  align?: 'left' | 'center' | 'right' | 'both'
  /** In characters of the text. */
  firstIndent?: number
  leftIndent?: number
  rightIndent?: number
  /** Points above and below. */
  before?: number
  after?: number
  /** Exact line height in points. */
  line?: number
  keepNext?: boolean
  pageBreakBefore?: boolean
  /** A rule below: RRGGBB and weight in points. */
  ruleBelow?: { color: string; weight: number }
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark]!)
}

const halfPoints = (points: number): number => Math.round(points * 2)
export const twips = (points: number): number => Math.round(points * 20)

function runProperties({ role, size, color, spacing }: RunStyle): string {
  const font = escapeXml(officeFonts[role])
  // The hint makes quotation marks and dashes take the Chinese face, a whole cell each.
  const fonts = `<w:rFonts w:hint="eastAsia" w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>`
  return `<w:rPr>${fonts}${role === 'bold' ? '<w:b/>' : ''}${color ? `<w:color w:val="${color}"/>` : ''}${spacing ? `<w:spacing w:val="${twips(spacing)}"/>` : ''}<w:sz w:val="${halfPoints(size)}"/><w:szCs w:val="${halfPoints(size)}"/></w:rPr>`
}

export function run(text: string, style: RunStyle): string {
  return `<w:r>${runProperties(style)}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`
}

/** Children of `w:pPr` in the order the schema asks for. Lines have an exact height and do not snap to the page's grid, which would double those of other sizes. Indents are written in characters, and in points for readers that know only those. */
function paragraphProperties(style: ParagraphStyle, size: number): string {
  const { before = 0, after = 0, line, ruleBelow } = style
  const indents = ([['left', style.leftIndent], ['right', style.rightIndent], ['firstLine', style.firstIndent]] as const).flatMap(([side, characters]) =>
    characters ? [`w:${side}Chars="${Math.round(characters * 100)}" w:${side}="${twips(characters * size)}"`] : [],
  )
  return [
    '<w:pPr>',
    style.keepNext ? '<w:keepNext/>' : '',
    style.pageBreakBefore ? '<w:pageBreakBefore/>' : '',
    ruleBelow ? `<w:pBdr><w:bottom w:val="single" w:sz="${Math.round(ruleBelow.weight * 8)}" w:space="11" w:color="${ruleBelow.color}"/></w:pBdr>` : '',
    '<w:snapToGrid w:val="0"/>',
    `<w:spacing w:before="${twips(before)}" w:after="${twips(after)}"${line ? ` w:line="${twips(line)}" w:lineRule="exact"` : ''}/>`,
    indents.length > 0 ? `<w:ind ${indents.join(' ')}/>` : '',
    style.align ? `<w:jc w:val="${style.align}"/>` : '',
    '</w:pPr>',
  ].join('')
}

export function paragraph(text: string, runStyle: RunStyle, style: ParagraphStyle = {}): string {
  return `<w:p>${paragraphProperties(style, runStyle.size)}${text === '' ? '' : run(text, runStyle)}</w:p>`
}

export interface WordCell {
  /** One paragraph each. */
  lines: readonly string[]
  /** Columns of the grid it takes. */
  span: number
  align: 'left' | 'center'
  style: RunStyle
  /** Lines at the foot, right-aligned. */
  foot?: readonly string[]
}

export interface WordRow {
  /** Points, at least. */
  height: number
  cells: readonly WordCell[]
  /** Repeated at the top of each page. */
  head?: boolean
}

/** A ruled table on a grid of column widths in points. */
export function table(columns: readonly number[], rows: readonly WordRow[], ruleWeight = 0.7): string {
  const edge = (side: string): string => `<w:${side} w:val="single" w:sz="${Math.round(ruleWeight * 8)}" w:space="0" w:color="000000"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')
  const total = twips(columns.reduce((sum, width) => sum + width, 0))
  const properties = `<w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>`
  const grid = `<w:tblGrid>${columns.map((width) => `<w:gridCol w:w="${twips(width)}"/>`).join('')}</w:tblGrid>`
  return `<w:tbl>${properties}${grid}${rows.map((row) => tableRow(columns, row)).join('')}</w:tbl>`
}

function tableRow(columns: readonly number[], { height, cells, head }: WordRow): string {
  let column = 0
  const drawn = cells.map((cell) => {
    const width = columns.slice(column, column + cell.span).reduce((sum, part) => sum + part, 0)
    column += cell.span
    return tableCell(cell, width)
  })
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${twips(height)}" w:hRule="atLeast"/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${drawn.join('')}</w:tr>`
}

function tableCell({ lines, span, align, style, foot = [] }: WordCell, width: number): string {
  const content = [...lines.map((line) => paragraph(line, style, { align })), ...foot.map((line, index) => paragraph(line, style, { align: 'right', before: index === 0 ? 36 : 0 }))]
  const vertical = foot.length > 0 ? '' : '<w:vAlign w:val="center"/>'
  return `<w:tc><w:tcPr><w:tcW w:w="${twips(width)}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${vertical}</w:tcPr>${content.join('') || '<w:p/>'}</w:tc>`
}
