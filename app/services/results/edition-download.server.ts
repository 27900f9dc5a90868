import { createHash } from 'node:crypto'

import { LRUCache } from 'lru-cache'

import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { notFound } from '#app/lib/errors.ts'
import type { Locale } from '#app/messages/locale.ts'
import { messagesFor } from '#app/messages/index.ts'
import { CSV_TYPE, WORKBOOK_TYPE, writeWorkbook } from '#app/services/workbooks/write-workbook.server.ts'
import { writeCsv } from '#app/services/workbooks/write-csv.ts'
import { editionJson, editionSheet, type Audience, type EditionToWrite } from './edition-file.ts'

const TYPES = { xlsx: WORKBOOK_TYPE, csv: CSV_TYPE, json: 'application/json; charset=utf-8' } as const

export type FileFormat = keyof typeof TYPES

/** `download.xlsx` as its format. Throws AppError 404 for any other name. */
export function formatOfFile(file: string | undefined): FileFormat {
  const format = file?.startsWith('download.') ? file.slice('download.'.length) : ''
  if (!Object.hasOwn(TYPES, format)) throw notFound()
  return format as FileFormat
}

interface WrittenFile {
  bytes: Uint8Array
  etag: string
}

const MAX_BYTES = 32 * 1024 * 1024
const written = new LRUCache<string, WrittenFile>({ maxSize: MAX_BYTES, sizeCalculation: ({ bytes }) => bytes.byteLength + 200 })
const underway = new Map<string, Promise<WrittenFile>>()

/**
 * One file of an edition as an answer. An edition never changes, so its bytes are made once per language and kept; whether this reader
 * may have it is asked every time, by the caller.
 */
export async function editionDownload(
  request: Pick<Request, 'headers'>,
  { editionId, edition, format, audience, locale }: { editionId: string; edition: EditionToWrite; format: FileFormat; audience: Audience; locale: Locale },
): Promise<Response> {
  const key = [editionId, edition.publishedAt?.getTime() ?? 0, format, audience, locale].join('|')
  const file = written.get(key) ?? (await writeOnce(key, () => writeFile(edition, format, audience, locale)))
  const m = messagesFor(locale)
  const headers = {
    'Content-Type': TYPES[format],
    'Content-Disposition': attachmentHeader(`${m.results.file.name(edition.eventName, edition.edition)}.${format}`),
    'Cache-Control': audience === 'public' ? 'public, no-cache' : 'private, no-store',
    Vary: 'Cookie, Accept-Language',
    ETag: file.etag,
  }
  const known = request.headers.get('if-none-match')?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === file.etag)
  return known ? new Response(null, { status: 304, headers }) : new Response(file.bytes as Uint8Array<ArrayBuffer>, { headers })
}

/** Two readers of a file that is not written yet wait for the same one. */
function writeOnce(key: string, write: () => Promise<Uint8Array>): Promise<WrittenFile> {
  const waiting = underway.get(key)
  if (waiting) return waiting
  const made = write()
    .then((bytes) => {
      const file = { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"` }
      written.set(key, file)
      return file
    })
    .finally(() => underway.delete(key))
  underway.set(key, made)
  return made
}

async function writeFile(edition: EditionToWrite, format: FileFormat, audience: Audience, locale: Locale): Promise<Uint8Array> {
  if (format === 'json') return Buffer.from(editionJson(edition, audience), 'utf8')
  const sheet = editionSheet(edition, { audience, m: messagesFor(locale), locale })
  return format === 'csv' ? writeCsv(sheet) : writeWorkbook([sheet])
}
