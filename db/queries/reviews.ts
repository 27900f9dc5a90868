import { and, desc, eq } from 'drizzle-orm'
import type { DbOrTx } from '#db/client.ts'
import { reviewCandidates, reviewRounds } from '#db/schema/index.ts'
import type { Rubric } from '#scoring/studios/rubric.ts'

/** The rubric a studio is assessed under for a year: that of the round it stands in; null before there is one. */
export async function getRubricOfStudio(db: DbOrTx, { regionId, studioId, year }: { regionId: string; studioId: string; year: number }): Promise<Rubric | null> {
  const [row] = await db
    .select({ rubric: reviewRounds.rubric })
    .from(reviewRounds)
    .innerJoin(reviewCandidates, eq(reviewCandidates.roundId, reviewRounds.id))
    .where(and(eq(reviewRounds.regionId, regionId), eq(reviewRounds.year, year), eq(reviewRounds.purpose, 'assessment'), eq(reviewCandidates.studioId, studioId)))
    .orderBy(desc(reviewRounds.createdAt))
    .limit(1)
  return row ? (row.rubric as Rubric) : null
}
