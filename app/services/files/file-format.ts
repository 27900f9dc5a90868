import type { FileFormat } from './file-rules.ts'

const HEADS: ReadonlyArray<[FileFormat, (bytes: Buffer) => boolean]> = [
  ['jpeg', (bytes) => bytes.subarray(0, 3).toString('hex') === 'ffd8ff'],
  ['png', (bytes) => bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a'],
  ['webp', (bytes) => bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP'],
  ['pdf', (bytes) => bytes.subarray(0, 5).toString('latin1') === '%PDF-'],
]

/** What a file is by its first bytes, whatever it is called; null for everything else. */
export function formatOf(bytes: Buffer): FileFormat | null {
  return HEADS.find(([, fits]) => fits(bytes))?.[0] ?? null
}

/** iPhones' own format: named, because the person can change it in the camera's settings. */
export function isHeic(bytes: Buffer): boolean {
  return bytes.subarray(4, 8).toString('latin1') === 'ftyp' && /^(heic|heix|hevc|mif1|msf1)$/.test(bytes.subarray(8, 12).toString('latin1'))
}

const TAIL = 2_048

/** Whether a PDF reaches its end; one that was cut off on the way does not. */
export function isWholePdf(bytes: Buffer): boolean {
  return bytes.subarray(-TAIL).includes('%%EOF')
}

/** A PDF that asks for a password: the bureau could never read it. */
export function isLockedPdf(bytes: Buffer): boolean {
  return bytes.includes('/Encrypt ')
}
