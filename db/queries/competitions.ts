import { and, eq } from 'drizzle-orm'
import { required } from '#app/lib/errors.ts'
import type { DbOrTx } from '../client.ts'
import { competitions } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

export type CompetitionRow = typeof competitions.$inferSelect

export interface CompetitionScope {
  competitionId: string
  regionId: string
}

/** One competition of a region, or null when it is not there or belongs to another region. */
export async function getCompetition(db: DbOrTx, { competitionId, regionId }: CompetitionScope): Promise<CompetitionRow | null> {
  if (!isUuid(competitionId)) return null
  const rows = await db
    .select()
    .from(competitions)
    .where(and(eq(competitions.id, competitionId), eq(competitions.regionId, regionId)))
  return rows[0] ?? null
}

/** One competition of a region. Throws AppError 404 when it is not there or belongs to another region: the two look the same. */
export async function requireCompetition(db: DbOrTx, scope: CompetitionScope): Promise<CompetitionRow> {
  return required(await getCompetition(db, scope))
}
