import { createHash } from 'node:crypto'

import sharp from 'sharp'

import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { formatOf, isHeic, isLockedPdf, isWholePdf } from './file-format.ts'
import { FILE_RULES, MEDIA_TYPES, type FileRule, type UploadKind } from './file-rules.ts'
import { fileNameFor } from './file-name.ts'

/** Codes of `errors.fields`, so that a form shows them beside its field as they are. */
export type FileRefusal = 'fileEmpty' | 'fileTooLarge' | 'fileHeic' | 'fileWrongFormat' | 'fileCutOff' | 'fileLocked' | 'fileUnreadable' | 'pictureTooSmall' | 'pictureTooLarge'

/** An upload that may be kept: pictures drawn anew, papers as they came. */
export interface PreparedFile {
  name: string
  mediaType: string
  bytes: Buffer
  /** Lower-case hex. */
  sha256: string
}

const MAX_PIXELS = 50_000_000
const SECONDS = 20

/**
 * Looks at an upload before anything is written, outside the transaction. What it is says its bytes, never its name or the browser.
 * A picture is decoded and drawn anew, so that neither the place where it was taken nor a second file in its tail is kept.
 */
export async function prepareUpload(file: { name: string; bytes: Buffer }, kind: UploadKind): Promise<Outcome<FileRefusal, PreparedFile>> {
  const rule = FILE_RULES[kind]
  const { bytes } = file
  if (bytes.length === 0) return fail('fileEmpty')
  if (bytes.length > rule.maxBytes) return fail('fileTooLarge', { maxBytes: rule.maxBytes })
  const format = formatOf(bytes)
  if (format === null || !rule.formats.includes(format)) return fail(isHeic(bytes) ? 'fileHeic' : 'fileWrongFormat', { formats: rule.formats })
  if (format === 'pdf') return preparePdf(file)
  return preparePicture(file, rule)
}

function preparePdf({ name, bytes }: { name: string; bytes: Buffer }): Outcome<FileRefusal, PreparedFile> {
  if (!isWholePdf(bytes)) return fail('fileCutOff')
  if (isLockedPdf(bytes)) return fail('fileLocked')
  return done(prepared(name, 'pdf', bytes))
}

async function preparePicture(file: { name: string; bytes: Buffer }, { picture }: FileRule): Promise<Outcome<FileRefusal, PreparedFile>> {
  if (!picture) return fail('fileWrongFormat')
  const { longest, smallest, keepsTransparency } = picture
  const image = sharp(file.bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: false }).timeout({ seconds: SECONDS })
  try {
    const { width, height } = await image.metadata()
    if (Math.min(width, height) < smallest) return fail('pictureTooSmall', { smallest })
    const upright = image.autoOrient().resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true }).toColourspace('srgb')
    if (keepsTransparency) return done(prepared(file.name, 'png', await upright.png().toBuffer()))
    const bytes = await upright.flatten({ background: '#ffffff' }).jpeg({ quality: 82, mozjpeg: true }).toBuffer()
    return done(prepared(file.name, 'jpeg', bytes))
  } catch (error) {
    return fail(error instanceof Error && /pixel limit/i.test(error.message) ? 'pictureTooLarge' : 'fileUnreadable')
  }
}

function prepared(name: string, format: 'jpeg' | 'png' | 'pdf', bytes: Buffer): PreparedFile {
  return { name: fileNameFor(name, format), mediaType: MEDIA_TYPES[format], bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
