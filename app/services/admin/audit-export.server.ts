import type { RegionActor } from '#app/auth/actor.ts'
import { requireTry } from '#app/lib/rate-limits.server.ts'
import { messagesFor, type Locale } from '#app/messages/index.ts'
import { writeCsv } from '#app/services/workbooks/write-csv.ts'
import { readDb } from '#db/client.ts'
import { listAuditEvents, listChainsOf, listSubjectNames, type AuditFilter } from '#db/queries/audit-reading.ts'
import { auditLine, auditScopeOf, chainName } from './audit-page.server.ts'
import { chainKey } from './audit-query.ts'
import { namedIds } from './audit-sentence.ts'

/** The newest events a file holds at most; a longer list is exported by days. */
export const AUDIT_EXPORT_ROWS = 20_000
const WINDOW = 2_000

/** The filtered record as CSV, newest first; times are UTC to the millisecond, as the hashes cover them. Bounded by the number of rows and by the limit on exports. @throws AppError 429 */
export async function exportAudit(actor: RegionActor, filter: AuditFilter, locale: Locale): Promise<{ fileName: string; bytes: Buffer }> {
  requireTry('exportFile', actor.userId)
  const m = messagesFor(locale)
  const scope = auditScopeOf(actor)
  const chainNames = new Map((await listChainsOf(readDb, scope)).map((chain) => [chainKey(chain), chainName(m, chain)]))
  const rows: string[][] = []
  for (let offset = 0; offset < AUDIT_EXPORT_ROWS; offset += WINDOW) {
    const events = await listAuditEvents(readDb, { ...scope, filter, limit: WINDOW, offset })
    const names = await listSubjectNames(readDb, { regionId: actor.regionId, ids: events.flatMap(namedIds) })
    for (const event of events) {
      const line = auditLine(m, event, names, chainNames)
      rows.push([line.at, line.actor, line.kind, line.sentence, line.chainName, String(line.seq), line.hash, event.prevHash])
    }
    if (events.length < WINDOW) break
  }
  const columns = Object.values(m.audit.exportColumn).map((header) => ({ header, width: 20, type: 'text' as const }))
  return { fileName: `${m.audit.exportName}.csv`, bytes: writeCsv({ columns, rows }) }
}
