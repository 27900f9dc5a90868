import { and, asc, eq } from 'drizzle-orm'
import type { DbOrTx } from '#db/client.ts'
import { auditEvents } from '#db/schema/index.ts'

/** The audit chain of one round, oldest first. */
export async function listAuditOfChain(db: DbOrTx, { regionId, chainId }: { regionId: string; chainId: string }) {
  return db
    .select({ seq: auditEvents.seq, at: auditEvents.at, kind: auditEvents.kind, actorName: auditEvents.actorName, data: auditEvents.data, prevHash: auditEvents.prevHash, hash: auditEvents.hash })
    .from(auditEvents)
    .where(and(eq(auditEvents.regionId, regionId), eq(auditEvents.chainType, 'round'), eq(auditEvents.chainId, chainId)))
    .orderBy(asc(auditEvents.seq))
}
