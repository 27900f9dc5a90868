import { buildArchive, type Part } from './build-archive.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'

export interface RawSheet {
  name?: string
  state?: 'hidden' | 'veryHidden'
  /** XML before, inside and after `<sheetData>`. */
  before?: string
  rows?: string
  after?: string
}

export interface RawWorkbook {
  sheets: RawSheet[]
  strings?: string[]
  /** Number format per style index; the first style is General. */
  formats?: (string | number)[]
  date1904?: boolean
  /** Added to the parts, or put in the place of one with the same name. */
  parts?: Part[]
  contentTypes?: string
}

/** The parts of a workbook around sheet XML that a test writes itself. */
export function workbookParts(workbook: RawWorkbook): Part[] {
  const sheets = workbook.sheets.map((sheet, index) => ({ ...sheet, id: index + 1, name: sheet.name ?? `Sheet${index + 1}` }))
  const state = (sheet: RawSheet) => (sheet.state ? ` state="${sheet.state}"` : '')
  const parts: Part[] = [
    { name: '[Content_Types].xml', content: workbook.contentTypes ?? '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    { name: '_rels/.rels', content: relations([`<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>`]) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${workbook.date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map((sheet) => `<sheet name="${sheet.name}" sheetId="${sheet.id}"${state(sheet)} r:id="rId${sheet.id}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ...sheets.map((sheet) => `<Relationship Id="rId${sheet.id}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${sheet.id}.xml"/>`),
        `<Relationship Id="rIdS" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>`,
        `<Relationship Id="rIdF" Type="${RELATIONS}/styles" Target="/xl/styles.xml"/>`,
      ]),
    },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${MAIN}">${(workbook.strings ?? []).map((item) => `<si>${item}</si>`).join('')}</sst>` },
    { name: 'xl/styles.xml', content: styles(workbook.formats ?? []) },
    ...sheets.map((sheet) => ({
      name: `xl/worksheets/sheet${sheet.id}.xml`,
      content: `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}">${sheet.before ?? ''}<sheetData>${sheet.rows ?? ''}</sheetData>${sheet.after ?? ''}</worksheet>`,
    })),
  ]
  const replaced = new Set(workbook.parts?.map((part) => part.name))
  return [...parts.filter((part) => !replaced.has(part.name)), ...(workbook.parts ?? [])]
}

export function buildWorkbook(workbook: RawWorkbook): Buffer {
  return buildArchive(workbookParts(workbook))
}

/** Cells as inline text, row by row from row 1. */
export function textRows(rows: string[][]): string {
  return rows
    .map((row, index) => `<row r="${index + 1}">${row.map((text) => `<c t="inlineStr"><is><t>${escape(text)}</t></is></c>`).join('')}</row>`)
    .join('')
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function relations(list: string[]): string {
  return `<Relationships xmlns="${PACKAGE_RELATIONS}">${list.join('')}</Relationships>`
}

function styles(formats: (string | number)[]): string {
  const custom = formats.flatMap((format, index) => (typeof format === 'string' ? [`<numFmt numFmtId="${200 + index}" formatCode="${escape(format)}"/>`] : []))
  const cells = formats.map((format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`)
  return `<styleSheet xmlns="${MAIN}"><numFmts>${custom.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`
}
