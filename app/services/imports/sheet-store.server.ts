import { decryptPersonal, encryptPersonal } from '#app/lib/crypto.server.ts'
import type { ImportSheet, WaitingFile } from './import-sheet.ts'

/**
 * The cells of an import hold numbers of documents and phones, so they lie in the database encrypted, and only until the
 * import is confirmed, discarded or forgotten.
 */
interface StoredSheet {
  cipher?: string
}

function seal(value: ImportSheet | WaitingFile): StoredSheet {
  return { cipher: encryptPersonal('importSheet', JSON.stringify(value)).toString('base64') }
}

function open(stored: unknown): unknown {
  const { cipher } = stored as StoredSheet
  return cipher === undefined ? null : (JSON.parse(decryptPersonal('importSheet', Buffer.from(cipher, 'base64'))) as unknown)
}

export const sealSheet = (sheet: ImportSheet): StoredSheet => seal(sheet)
export const sealWaitingFile = (file: WaitingFile): StoredSheet => seal(file)
/** What a closed import keeps of its cells. */
export const noSheet: StoredSheet = {}

/** The sheet of an import in preview; null once it is closed. */
export function openSheet(stored: unknown): ImportSheet | null {
  return open(stored) as ImportSheet | null
}

/** The file of an import that waits for its encoding. */
export function openWaitingFile(stored: unknown): WaitingFile | null {
  return open(stored) as WaitingFile | null
}
