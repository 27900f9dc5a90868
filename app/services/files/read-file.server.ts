import type { RegionActor } from '#app/auth/actor.ts'
import { readDb } from '#db/client.ts'
import { findFilePlace, readFileContent } from '#db/queries/files.ts'
import { fileReaders, type FileReader } from './file-readers.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export interface ReadableFile {
  name: string
  mediaType: string
  bytes: Buffer
}

/** The bytes of a file this person may read; null for everything else, as if it did not exist. */
export async function readFileFor(actor: RegionActor, fileId: string, readers: Readonly<Record<string, FileReader>> = fileReaders): Promise<ReadableFile | null> {
  if (!UUID.test(fileId)) return null
  const place = await findFilePlace(readDb, { fileId, regionId: actor.regionId })
  const reader = place && Object.hasOwn(readers, place.ownerType) ? readers[place.ownerType] : undefined
  if (!place || !reader || !(await reader(actor, place))) return null
  return readFileContent(readDb, { fileId, regionId: actor.regionId })
}
