import { describe, expect, test } from 'vitest'
import { readWorkbook } from '#app/services/workbooks/read-workbook.server.ts'
import { buildArchive, type Part } from '../build-archive.ts'
import { buildWorkbook, textRows, workbookParts, type RawWorkbook } from '../build-workbook.ts'

const table = textRows([
  ['编号', '姓名'],
  ['01', '张三'],
])
const good: RawWorkbook = { sheets: [{ rows: table }] }
const withParts = (...parts: Part[]) => buildWorkbook({ ...good, parts })
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const sheetPart = (content: string): Part => ({ name: 'xl/worksheets/sheet1.xml', content })

async function refusalOf(bytes: Buffer, fileName = 'book.xlsx'): Promise<string> {
  const outcome = await readWorkbook(bytes, fileName)
  return outcome.ok ? 'read' : outcome.reason
}

describe('each kind of file that is no plain workbook has its own refusal', () => {
  const cases: [string, string, Buffer, string?][] = [
    ['a good workbook', 'read', buildWorkbook(good)],
    ['no bytes', 'empty', Buffer.alloc(0)],
    ['5 MB and one byte', 'tooLarge', Buffer.alloc(5 * 1024 * 1024 + 1, 65)],
    ['a web page renamed', 'htmlRenamed', Buffer.from('\ufeff  <html><table><tr><td>1</td></tr></table></html>')],
    ['an XML spreadsheet renamed', 'xmlSpreadsheet', Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')],
    ['an .xls', 'oldXls', Buffer.concat([OLE, Buffer.alloc(600)])],
    ['an .xls under its own name', 'oldXls', Buffer.concat([OLE, Buffer.alloc(600)]), 'old.xls'],
    ['a workbook with a password', 'encrypted', Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')])],
    ['a PDF', 'notSpreadsheet', Buffer.from('%PDF-1.7 ...')],
    ['a picture', 'notSpreadsheet', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['a document with another ending', 'notSpreadsheet', Buffer.from('plain words'), 'notes.doc'],
    ['a text table called .xlsx', 'wrongExtension', Buffer.from('编号,姓名\n01,张三\n')],
    ['a workbook called .csv', 'wrongExtension', buildWorkbook(good), 'book.csv'],
    ['an .xlsm', 'macros', buildWorkbook(good), 'book.xlsm'],
    ['an .xlsm renamed .xlsx', 'macros', withParts({ name: 'xl/vbaProject.bin', content: 'x' })],
    ['macros by content type', 'macros', buildWorkbook({ ...good, contentTypes: '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>' })],
    ['links to other workbooks', 'externalLinks', withParts({ name: 'xl/externalLinks/externalLink1.xml', content: '<x/>' })],
    ['a link to a data source', 'externalLinks', withParts({ name: 'xl/connections.xml', content: '<x/>' })],
    ['an external relationship', 'externalLinks', withParts({ name: '_rels/.rels', content: '<Relationships><Relationship Id="a" Type="x/attachedTemplate" Target="http://evil.example/" TargetMode="External"/></Relationships>' })],
    ['an embedded object', 'embeddedObjects', withParts({ name: 'xl/embeddings/oleObject1.bin', content: 'x' })],
    ['an ActiveX control', 'embeddedObjects', withParts({ name: 'xl/activeX/activeX1.xml', content: 'x' })],
    ['an .xlsb renamed', 'binaryWorkbook', withParts({ name: 'xl/workbook.bin', content: 'x' })],
    ['an .ods renamed', 'openDocument', buildArchive([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 }, { name: 'content.xml', content: '<x/>' }])],
    ['a zip without a workbook', 'noWorkbook', buildArchive([{ name: 'a.txt', content: 'x' }])],
    ['an empty zip', 'noWorkbook', buildArchive([])],
    ['a package without its workbook part', 'noWorkbook', buildArchive(workbookParts(good).filter((part) => part.name !== 'xl/workbook.xml'))],
    ['a workbook without a word in it', 'noRows', buildWorkbook({ sheets: [{ rows: '<row r="3"><c r="A3" s="1"/></row>' }] })],
  ]
  test.each(cases)('%s: %s', async (_, refusal, bytes, fileName) => {
    expect(await refusalOf(bytes, fileName)).toBe(refusal)
  })
})

describe('an archive made to harm is refused by its table of contents', () => {
  const cases: [string, string, Buffer][] = [
    ['a path out of the archive', 'unsafePaths', withParts({ name: '../../etc/cron.d/x', content: 'x' })],
    ['an absolute path', 'unsafePaths', withParts({ name: '/etc/passwd', content: 'x' })],
    ['a drive letter', 'unsafePaths', withParts({ name: 'C:x', content: 'x' })],
    ['a backslash', 'unsafePaths', withParts({ name: 'xl\\..\\x', content: 'x' })],
    ['the same part twice', 'duplicateParts', buildArchive([...workbookParts(good), sheetPart('<worksheet/>')])],
    ['the same part twice in another case', 'duplicateParts', withParts({ name: 'XL/Worksheets/SHEET1.xml', content: '<x/>' })],
    ['another name in front of the part', 'duplicateParts', withParts({ name: 'xl/a.xml', localName: 'xl/b.xml', content: 'x' })],
    ['a symbolic link', 'symbolicLinks', withParts({ name: 'xl/link', content: '/etc/passwd', mode: 0o120777 })],
    ['10,000 entries', 'tooManyParts', withParts(...Array.from({ length: 10_000 }, (_, index) => ({ name: `xl/${index}`, content: '' })))],
    ['an encrypted part', 'encrypted', withParts({ name: 'xl/a.xml', content: 'x', flags: 1 })],
    ['51 MB in one part', 'unpackedTooLarge', withParts({ name: 'xl/media/a.dat', content: 'x', size: 51 * 1024 * 1024 })],
    ['60 MB in many parts', 'unpackedTooLarge', withParts(...Array.from({ length: 60 }, (_, index) => ({ name: `xl/${index}`, content: 'x'.repeat(1024 * 1024) })))],
    ['2 MB of zeros', 'compressedTooHard', withParts({ name: 'xl/media/a.dat', content: Buffer.alloc(2 * 1024 * 1024) })],
    ['a second directory behind the first', 'damaged', Buffer.concat([buildWorkbook(good), Buffer.from('PK trailing')])],
    ['no directory at all', 'damaged', buildWorkbook(good).subarray(0, 400)],
  ]
  test.each(cases)('%s: %s', async (_, refusal, bytes) => {
    const started = performance.now()
    expect(await refusalOf(bytes)).toBe(refusal)
    expect(performance.now() - started).toBeLessThan(500)
  })
})

describe('a part that is not what the directory says, or not plain XML, is refused while unpacking', () => {
  const entity = (doctype: string) => sheetPart(`<?xml version="1.0"?>${doctype}<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>`)
  const cases: [string, string, Buffer][] = [
    ['larger than declared', 'sizesDisagree', withParts({ ...sheetPart(`<worksheet>${' '.repeat(3_000_000)}</worksheet>`), size: 100 })],
    ['smaller than declared', 'sizesDisagree', withParts({ ...sheetPart('<worksheet><sheetData/></worksheet>'), size: 5_000 })],
    ['another checksum', 'damaged', withParts({ ...sheetPart('<worksheet><sheetData/></worksheet>'), crc: 1 })],
    ['not compressed data', 'damaged', buildArchiveWithGarbage()],
    ['an internal entity', 'entities', withParts(entity('<!DOCTYPE w [<!ENTITY x "boom">]>'))],
    ['an external entity', 'entities', withParts(entity('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))],
    ['an entity nobody declared', 'entities', withParts(entity(''))],
    ['an entity bomb in the shared strings', 'entities', withParts({ name: 'xl/sharedStrings.xml', content: '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>' })],
    ['tags that do not match', 'damaged', withParts(sheetPart('<worksheet><sheetData></worksheet>'))],
    ['bytes that are not UTF-8', 'damaged', withParts({ name: 'xl/worksheets/sheet1.xml', content: Buffer.from('<worksheet>\xff\xfe</worksheet>', 'latin1') })],
    ['a lone surrogate by reference', 'damaged', withParts(sheetPart('<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&#xD800;</t></is></c></row></sheetData></worksheet>'))],
    ['rows out of order', 'damaged', withParts(sheetPart('<worksheet><sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'))],
    ['a shared string that is not there', 'damaged', withParts(sheetPart('<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData></worksheet>'))],
  ]
  test.each(cases)('%s: %s', async (_, refusal, bytes) => {
    expect(await refusalOf(bytes)).toBe(refusal)
  })
})

describe('a sheet is bounded', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>1</v></c></row>`).join('')
  const cases: [string, string, RawWorkbook['sheets'][number]][] = [
    ['2,010 rows', 'read', { rows: rows(2_010) }],
    ['2,011 rows', 'tooManyRows', { rows: rows(2_011) }],
    ['a merge over the whole sheet', 'sheetWideRange', { rows: table, after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }],
    ['a validation over the whole sheet', 'sheetWideRange', { rows: table, after: '<dataValidations><dataValidation sqref="C1:C9 A1:XFD1048576"/></dataValidations>' }],
    ['an extended validation over the whole sheet', 'sheetWideRange', { rows: table, after: '<extLst><ext><dataValidations><dataValidation><sqref>A:XFD</sqref></dataValidation></dataValidations></ext></extLst>' }],
    ['a validation over a whole column', 'read', { rows: table, after: '<dataValidations><dataValidation sqref="B2:B1048576"/></dataValidations>' }],
    ['a merged title', 'read', { rows: table, after: '<mergeCells><mergeCell ref="A1:J1"/></mergeCells>' }],
    ['10,000 merges', 'sheetWideRange', { rows: table, after: `<mergeCells>${'<mergeCell ref="A5:B5"/>'.repeat(10_000)}</mergeCells>` }],
    ['one cell in the last corner', 'strayCell', { rows: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' }],
    ['one cell far below', 'strayCell', { rows: `${table}<row r="5000"><c r="A5000"><v>1</v></c></row>` }],
    ['one cell far to the right', 'strayCell', { rows: '<row r="1"><c r="A1"><v>1</v></c><c r="BI1"><v>1</v></c></row>' }],
    ['a formatted cell far to the right', 'read', { rows: '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>' }],
    ['a cell of 40,000 characters', 'hugeCell', { rows: textRows([['字'.repeat(40_000)]]) }],
    ['text of 2 MB without a tag', 'hugeCell', { rows: `<row r="1"><c r="A1"><v>${randomText(2_000_000)}</v></c></row>` }],
  ]
  test.each(cases)('%s: %s', async (_, refusal, sheet) => {
    expect(await refusalOf(buildWorkbook({ sheets: [sheet] }))).toBe(refusal)
  })

  test('a workbook has at most twenty sheets', async () => {
    const sheets = Array.from({ length: 21 }, () => ({ rows: table }))
    expect(await refusalOf(buildWorkbook({ sheets: sheets.slice(1) }))).toBe('read')
    expect(await refusalOf(buildWorkbook({ sheets }))).toBe('tooManySheets')
  })
})

/** Text that does not pack well, so that the ratio is not what refuses it. */
function randomText(length: number): string {
  let state = 1
  let text = ''
  while (text.length < length) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    text += state.toString(36)
  }
  return text
}

function buildArchiveWithGarbage(): Buffer {
  const bytes = buildArchive([...workbookParts(good).filter((part) => part.name !== 'xl/styles.xml'), { name: 'xl/styles.xml', content: 'garbage that is no deflate stream', method: 0 }])
  // Method 8 in both records over stored bytes.
  const central = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'))
  const local = bytes.readUInt32LE(central + 42)
  bytes.writeUInt16LE(8, central + 10)
  bytes.writeUInt16LE(8, local + 8)
  return bytes
}
