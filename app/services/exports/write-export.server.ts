import type { RegionActor } from '#app/auth/actor.ts'
import { hasPermission } from '#app/auth/actor.ts'
import { forbidden, notFound } from '#app/lib/errors.ts'
import { messagesFor, type Locale } from '#app/messages/index.ts'
import { today } from '#app/services/clock.server.ts'
import { writeCsv } from '#app/services/workbooks/write-csv.ts'
import { CSV_TYPE, WORKBOOK_TYPE, writeWorkbook } from '#app/services/workbooks/write-workbook.server.ts'
import { EXPORT_TABLES } from './register.server.ts'

const FORMATS = ['xlsx', 'csv'] as const

/**
 * One table as a file: `studios.xlsx`, `log.csv`. Every table goes this way, so that text is text, figures are figures and nothing runs as a
 * formula whichever page it comes from.
 *
 * @throws AppError 404 for an unknown table or one out of reach, 403 for one this role never sees
 */
export async function writeExport({ actor, file, query, locale }: { actor: RegionActor; file: string; query: URLSearchParams; locale: Locale }): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const dot = file.lastIndexOf('.')
  const [name, format] = [file.slice(0, Math.max(dot, 0)), FORMATS.find((one) => one === file.slice(dot + 1))]
  const table = EXPORT_TABLES.find((one) => one.name === name)
  if (!table || !format) throw notFound()
  if (!table.anyOf.some((permission) => hasPermission(actor, permission))) throw forbidden()
  const { title, sheet } = await table.load({ actor, query, locale, m: messagesFor(locale) })
  const fileName = `${title} ${await today()}.${format}`.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
  return format === 'csv' ? { name: fileName, type: CSV_TYPE, bytes: writeCsv(sheet) } : { name: fileName, type: WORKBOOK_TYPE, bytes: await writeWorkbook([sheet]) }
}
