import { and, eq, inArray } from 'drizzle-orm'
import type { DbOrTx } from '#db/client.ts'
import { annualReports, reviewAssignments, studioLogEntries, studioRequests } from '#db/schema/index.ts'

const OWNERS = { studioLog: studioLogEntries, annualReport: annualReports, studioRequest: studioRequests } as const

/** The studio that a file's owner belongs to. */
export async function findStudioOfOwner(db: DbOrTx, { regionId, ownerType, ownerId }: { regionId: string; ownerType: keyof typeof OWNERS; ownerId: string }): Promise<string | null> {
  const table = OWNERS[ownerType]
  const [row] = await db.select({ studioId: table.studioId }).from(table).where(and(eq(table.id, ownerId), eq(table.regionId, regionId)))
  return row?.studioId ?? null
}

/** Whether the person reviews this studio at present: has taken the task and not stepped back. */
export async function isAssignedReviewer(db: DbOrTx, { regionId, studioId, personId }: { regionId: string; studioId: string; personId: string }): Promise<boolean> {
  const [row] = await db
    .select({ id: reviewAssignments.id })
    .from(reviewAssignments)
    .where(
      and(
        eq(reviewAssignments.regionId, regionId),
        eq(reviewAssignments.studioId, studioId),
        eq(reviewAssignments.expertPersonId, personId),
        eq(reviewAssignments.conflict, false),
        inArray(reviewAssignments.state, ['accepted', 'submitted', 'returned']),
      ),
    )
    .limit(1)
  return row !== undefined
}
