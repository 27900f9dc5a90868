import { and, asc, desc, eq, lte } from 'drizzle-orm'
import type { DbOrTx } from '#db/client.ts'
import { annualReports, annualReportVersions, auditEvents, reviewCandidates } from '#db/schema/index.ts'

/** The audit chain of one round, oldest first. */
export async function listAuditOfChain(db: DbOrTx, { regionId, chainId }: { regionId: string; chainId: string }) {
  return db
    .select({ seq: auditEvents.seq, at: auditEvents.at, kind: auditEvents.kind, actorName: auditEvents.actorName, data: auditEvents.data, prevHash: auditEvents.prevHash, hash: auditEvents.hash })
    .from(auditEvents)
    .where(and(eq(auditEvents.regionId, regionId), eq(auditEvents.chainType, 'round'), eq(auditEvents.chainId, chainId)))
    .orderBy(asc(auditEvents.seq))
}

/** What each studio of a round had handed in for its year when the result was frozen: the last version before that. */
export async function listReportsOfRound(db: DbOrTx, { regionId, roundId, year, until }: { regionId: string; roundId: string; year: number; until: Date }): Promise<Array<{ studioId: string; version: number; content: Record<string, unknown> }>> {
  return db
    .selectDistinctOn([annualReports.studioId], { studioId: annualReports.studioId, version: annualReportVersions.version, content: annualReportVersions.content })
    .from(annualReports)
    .innerJoin(annualReportVersions, and(eq(annualReportVersions.reportId, annualReports.id), eq(annualReportVersions.submitted, true), lte(annualReportVersions.createdAt, until)))
    .innerJoin(reviewCandidates, and(eq(reviewCandidates.studioId, annualReports.studioId), eq(reviewCandidates.roundId, roundId)))
    .where(and(eq(annualReports.regionId, regionId), eq(annualReports.year, year)))
    .orderBy(annualReports.studioId, desc(annualReportVersions.version))
}
