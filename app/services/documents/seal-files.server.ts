import { hasPermission } from '#app/auth/actor.ts'
import type { FileReader } from '#app/services/files/file-readers.ts'

/** Seal images are seen by those who issue and approve, and by nobody else: a seal that can be copied is worth nothing. */
export const sealFileReaders: Readonly<Record<string, FileReader>> = { seal: (actor) => hasPermission(actor, 'certificate:issue') || hasPermission(actor, 'certificate:revoke') }
