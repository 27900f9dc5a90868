import type { Tx } from '#db/client.ts'
import { insertFile, type FileOwner } from '#db/queries/files.ts'
import type { PreparedFile } from './prepare-upload.server.ts'

/** How many files one owner may have for one purpose when the feature says nothing else. */
export const MOST_FILES = 20

/**
 * Keeps a prepared upload in the transaction of the act it belongs to, so that neither exists without the other. The same bytes for
 * the same owner and purpose are kept once. The caller writes the audit event, with the hash and not the bytes.
 *
 * @returns the id under which `/files/:fileId` serves it
 */
export function keepFile(tx: Tx, { file, uploadedBy, purpose, ...owner }: FileOwner & { purpose: string; file: PreparedFile; uploadedBy: string | null }): Promise<string> {
  return insertFile(tx, { ...owner, purpose, ...file, uploadedBy })
}
