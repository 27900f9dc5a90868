import { refuse } from './refusal-error.ts'
import type { ZipEntry } from './zip-directory.ts'

/** What a file is by its bytes. The name only has to agree with it. */
export type FileKind = 'zip' | 'text'

const ZIP = Buffer.from('504b0304', 'hex')
const EMPTY_ZIP = Buffer.from('504b0506', 'hex')
const OLE_COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')
const TEXT_EXTENSION = /\.(csv|txt|tsv)$/i
const WORKBOOK_EXTENSION = /\.xlsx$/i
const MACRO_EXTENSION = /\.(xlsm|xltm|xlam)$/i
/** First bytes of what is neither a workbook nor text: PDF, PNG, JPEG, GIF, RAR, 7z, gzip. */
const OTHER_FORMATS = ['25504446', '89504e47', 'ffd8ff', '47494638', '52617221', '377abcaf', '1f8b'].map((hex) => Buffer.from(hex, 'hex'))

const startsWith = (bytes: Buffer, head: Buffer) => bytes.subarray(0, head.length).equals(head)

/** @throws RefusalError for everything that is neither an xlsx archive nor a text table, and when the name says otherwise. */
export function fileKind(bytes: Buffer, fileName: string): FileKind {
  if (bytes.length === 0) refuse('empty')
  if (startsWith(bytes, OLE_COMPOUND)) refuse(bytes.includes(ENCRYPTED_PACKAGE) ? 'encrypted' : 'oldXls')
  if (OTHER_FORMATS.some((head) => startsWith(bytes, head))) refuse('notSpreadsheet')
  if (startsWith(bytes, EMPTY_ZIP)) refuse('noWorkbook')
  if (startsWith(bytes, ZIP)) {
    if (MACRO_EXTENSION.test(fileName)) refuse('macros')
    if (!WORKBOOK_EXTENSION.test(fileName)) refuse('wrongExtension')
    return 'zip'
  }
  refuseMarkup(bytes)
  if (WORKBOOK_EXTENSION.test(fileName)) refuse(looksLikeText(bytes) ? 'wrongExtension' : 'damaged')
  if (!TEXT_EXTENSION.test(fileName)) refuse('notSpreadsheet')
  return 'text'
}

/** Web pages and XML spreadsheets are often saved under a workbook's name. */
function refuseMarkup(bytes: Buffer): void {
  const head = bytes.subarray(0, 2_048)
  const utf16 = head[0] === 0xff && head[1] === 0xfe
  const text = head.toString(utf16 ? 'utf16le' : 'utf8').replace(/^\ufeff?\s+|^\ufeff/, '').toLowerCase()
  if (/^<(!doctype html|html|head|body|table|meta|style|div|script)/.test(text)) refuse('htmlRenamed')
  if (text.startsWith('<?xml') || text.startsWith('<workbook')) refuse(text.includes('<html') ? 'htmlRenamed' : 'xmlSpreadsheet')
}

function looksLikeText(bytes: Buffer): boolean {
  return !bytes.subarray(0, 512).some((byte) => byte < 9 || (byte > 13 && byte < 32))
}

/**
 * Parts that make a workbook more than a table of values.
 * @throws RefusalError naming what has to be removed.
 */
export function refuseActiveParts(entries: ReadonlyMap<string, ZipEntry>): void {
  if (entries.size === 0) refuse('noWorkbook')
  for (const key of entries.keys()) {
    if (/vbaproject|\.bin$/.test(key) && /vba|macrosheet/.test(key)) refuse('macros')
    if (key.startsWith('xl/macrosheets/') || key.startsWith('xl/dialogsheets/')) refuse('macros')
    if (/^xl\/(externallinks|connections\.xml|querytables|model)/.test(key)) refuse('externalLinks')
    if (/^xl\/(embeddings|activex|ctrlprops)\//.test(key)) refuse('embeddedObjects')
    if (key === 'encryptedpackage') refuse('encrypted')
  }
  if (entries.has('xl/workbook.bin')) refuse('binaryWorkbook')
  if (entries.has('content.xml') && entries.has('mimetype')) refuse('openDocument')
  if (!entries.has('[content_types].xml')) refuse('noWorkbook')
}
