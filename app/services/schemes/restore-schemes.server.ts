import type { Tx } from '#db/client.ts'
import type { EventScope } from '#db/queries/events.ts'
import { deleteSchemeDraft, insertScheme, listSchemeEditions } from '#db/queries/schemes.ts'

/**
 * Puts back the marking schemes that counted at an instant, when a correction is taken back: an edition applied since then stays readable, and what
 * counted before becomes the newest edition again, with the reason. A proposal made on top of an applied edition goes with it. The caller holds the
 * competition's exclusive lock and has set the values of the items back.
 *
 * @returns the parts whose scheme was put back
 */
export async function restoreSchemes(tx: Tx, { since, by, reason, ...scope }: EventScope & { since: Date; by: string; reason: string }): Promise<string[]> {
  const rows = await listSchemeEditions(tx, scope)
  const restored: string[] = []
  for (const partKey of new Set(rows.map((row) => row.partKey))) {
    const own = rows.filter((row) => row.partKey === partKey)
    const counted = own.findLast(({ frozenAt }) => frozenAt !== null && frozenAt <= since)
    if (!counted || !own.some(({ frozenAt }) => frozenAt !== null && frozenAt > since)) continue
    const proposal = own.find(({ frozenAt }) => frozenAt === null)
    if (proposal) await deleteSchemeDraft(tx, { ...scope, partKey, edition: proposal.edition, version: proposal.version })
    const edition = Math.max(...own.map((row) => row.edition)) + 1
    await insertScheme(tx, { ...scope, partKey, edition, scheme: counted.scheme, schemeHash: counted.schemeHash, reason, frozenBy: by })
    restored.push(partKey)
  }
  return restored
}
