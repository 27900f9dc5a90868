import { createHash } from 'node:crypto'
import { paddedHex, signatureRoom, signDigest } from './cms.ts'
import { appendObjects, readPdf } from './pdf-update.ts'
import type { Signer } from './signer.ts'

export interface SignatureFacts {
  signedAt: Date
  /** 颁发证书 */
  reason?: string
  /** 浙江省武义县 */
  location?: string
}

// Wide enough for files of ten digits; the brackets and blanks around keep the length fixed whatever the numbers.
const rangeRoom = 48

/**
 * Signs a PDF made by this program (PAdES-B-B, invisible field), by appending: the bytes given stay the beginning of the file, so the hash of
 * the unsigned certificate can be checked in the signed one too. Nothing may be appended after it.
 */
export async function signPdf(pdf: Buffer, signer: Signer, facts: SignatureFacts): Promise<Buffer> {
  const room = signatureRoom(signer)
  const { file, contentsAt, rangeAt } = appendField(pdf, signer, facts, room)
  const contentsEnd = contentsAt + room * 2 + 2 // with < and >
  file.write(`[0 ${contentsAt} ${contentsEnd} ${file.length - contentsEnd}]`.padEnd(rangeRoom), rangeAt, 'latin1')
  const digest = createHash('sha256').update(file.subarray(0, contentsAt)).update(file.subarray(contentsEnd)).digest()
  file.write(paddedHex(await signDigest(digest, signer), room), contentsAt + 1, 'latin1')
  return file
}

interface FieldAppended {
  file: Buffer
  /** Where the < of the signature and the [ of its byte range stand. */
  contentsAt: number
  rangeAt: number
}

function appendField(pdf: Buffer, signer: Signer, { signedAt, reason, location }: SignatureFacts, room: number): FieldAppended {
  const source = readPdf(pdf)
  const [signature, widget, form, appearance] = [source.size, source.size + 1, source.size + 2, source.size + 3]
  const texts = [['Name', signer.name], ['Reason', reason], ['Location', location]].flatMap(([key, text]) => (text ? [`/${key} ${textString(text)}`] : []))
  const dictionary = [
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
    `/M (${pdfDate(signedAt)}) ${texts.join(' ')}`,
    `/ByteRange ${' '.repeat(rangeRoom)}`,
    `/Contents <${'0'.repeat(room * 2)}> >>`,
  ].join('\n')
  const { file, offsets } = appendObjects(source, [
    { id: signature, body: dictionary },
    // Print and locked, without area; the empty appearance is for readers that ask for one all the same.
    {
      id: widget,
      body: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F 132 /Rect [0 0 0 0] /P ${source.page.id} 0 R /V ${signature} 0 R /AP << /N ${appearance} 0 R >> >>`,
    },
    { id: appearance, body: '<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Resources << >> /Length 0 >>\nstream\n\nendstream' },
    { id: form, body: `<< /Fields [${widget} 0 R] /SigFlags 3 >>` },
    { id: source.page.id, body: withEntry(source.page.body, `/Annots [${widget} 0 R]`) },
    { id: source.catalog.id, body: withEntry(source.catalog.body, `/AcroForm ${form} 0 R`) },
  ])
  const at = offsets.get(signature)!
  return { file, contentsAt: file.indexOf('/Contents <', at, 'latin1') + 10, rangeAt: file.indexOf('/ByteRange ', at, 'latin1') + 11 }
}

function withEntry(dictionary: string, entry: string): string {
  const key = entry.split(' ')[0]!
  if (dictionary.includes(`${key} `)) throw new RangeError(`the document has ${key} already and cannot be signed here`)
  return dictionary.replace(/>>\s*$/, `${entry}\n>>`)
}

/** UTF-16BE with byte order mark, in hexadecimal. */
function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}

function pdfDate(instant: Date): string {
  return `D:${instant.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`
}
