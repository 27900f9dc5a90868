import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'

import { required } from '#app/lib/errors.ts'
import type { DbOrTx, Tx } from '../client.ts'
import { files, users } from '../schema/index.ts'

export interface FileOwner {
  regionId: string
  ownerType: string
  ownerId: string
}

export interface NewFile extends FileOwner {
  purpose: string
  name: string
  mediaType: string
  bytes: Buffer
  sha256: string
  uploadedBy: string | null
}

export interface FileLine {
  id: string
  ownerId: string
  purpose: string
  name: string
  mediaType: string
  /** Bytes. */
  size: number
  sha256: string
  uploadedByName: string | null
  createdAt: Date
}

/** Keeps a file; the same bytes again for the same owner and purpose are the same file, and one taken away comes back. */
export async function insertFile(tx: Tx, { bytes, ...file }: NewFile): Promise<string> {
  const [row] = await tx
    .insert(files)
    .values({ ...file, size: bytes.length, content: bytes })
    .onConflictDoUpdate({ target: [files.ownerType, files.ownerId, files.purpose, files.sha256], set: { deletedAt: null, name: file.name } })
    .returning({ id: files.id })
  return required(row).id
}

/** The files of some owners, oldest first, without their bytes. */
export function listFiles(db: DbOrTx, { regionId, ownerType, ownerIds, purpose }: { regionId: string; ownerType: string; ownerIds: readonly string[]; purpose?: string }): Promise<FileLine[]> {
  if (ownerIds.length === 0) return Promise.resolve([])
  return db
    .select({
      id: files.id, ownerId: files.ownerId, purpose: files.purpose, name: files.name, mediaType: files.mediaType, size: files.size, sha256: files.sha256,
      uploadedByName: users.displayName, createdAt: files.createdAt,
    })
    .from(files)
    .leftJoin(users, eq(users.id, files.uploadedBy))
    .where(
      and(eq(files.regionId, regionId), eq(files.ownerType, ownerType), inArray(files.ownerId, [...ownerIds]), isNull(files.deletedAt), purpose === undefined ? undefined : eq(files.purpose, purpose)),
    )
    .orderBy(asc(files.createdAt), asc(files.id))
}

export interface FilePlace extends FileOwner {
  purpose: string
}

/** Whose a file is; null when it is not there. */
export async function findFilePlace(db: DbOrTx, { fileId, regionId }: { fileId: string; regionId: string }): Promise<FilePlace | null> {
  const [row] = await db
    .select({ regionId: files.regionId, ownerType: files.ownerType, ownerId: files.ownerId, purpose: files.purpose })
    .from(files)
    .where(and(eq(files.id, fileId), eq(files.regionId, regionId), isNull(files.deletedAt)))
  return row ?? null
}

export async function readFileContent(db: DbOrTx, { fileId, regionId }: { fileId: string; regionId: string }): Promise<{ name: string; mediaType: string; bytes: Buffer } | null> {
  const [row] = await db
    .select({ name: files.name, mediaType: files.mediaType, bytes: files.content })
    .from(files)
    .where(and(eq(files.id, fileId), eq(files.regionId, regionId), isNull(files.deletedAt)))
  return row ?? null
}

/** Takes a file of this owner away; its row stays for the record. Returns whether there was one. */
export async function withdrawFile(tx: Tx, { fileId, regionId, ownerType, ownerId }: FileOwner & { fileId: string }): Promise<boolean> {
  const rows = await tx
    .update(files)
    .set({ deletedAt: sql`now()` })
    .where(and(eq(files.id, fileId), eq(files.regionId, regionId), eq(files.ownerType, ownerType), eq(files.ownerId, ownerId), isNull(files.deletedAt)))
    .returning({ id: files.id })
  return rows.length > 0
}
