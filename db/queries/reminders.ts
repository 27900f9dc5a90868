import { and, asc, count, eq, exists, inArray, isNotNull, isNull, lte, min, or, sql } from 'drizzle-orm'
import type { DbOrTx } from '#db/client.ts'
import { annualReports, noticeObjections, notices, recognitionOpinions, reviewAssignments, reviewCandidates, reviewRounds, studioRequests, studios } from '#db/schema/index.ts'

/** What waits for somebody, read for one person's start page: every list is short by its condition and cut all the same. */
const MOST = 30

type Own = { regionId: string; studioIds: readonly string[] }

/** Reports of these studios in these states. */
export async function listWaitingReports(db: DbOrTx, { regionId, studioIds, states }: Own & { states: ReadonlyArray<(typeof annualReports.$inferSelect)['state']> }) {
  if (studioIds.length === 0) return []
  return db
    .select({ studioId: annualReports.studioId, studioName: studios.name, year: annualReports.year, state: annualReports.state, dueAt: annualReports.dueAt })
    .from(annualReports)
    .innerJoin(studios, eq(studios.id, annualReports.studioId))
    .where(and(eq(annualReports.regionId, regionId), inArray(annualReports.studioId, [...studioIds]), inArray(annualReports.state, [...states])))
    .orderBy(asc(annualReports.dueAt), asc(studios.name))
    .limit(MOST)
}

/** How many reports of a region stand in each state, how many of them are late and when the next is due. */
export async function countReports(db: DbOrTx, { regionId, now }: { regionId: string; now: Date }) {
  const late = sql<number>`count(*) filter (where ${annualReports.dueAt} <= ${now.toISOString()}::timestamptz)`.mapWith(Number)
  return db
    .select({ year: annualReports.year, state: annualReports.state, n: count(), late, next: min(annualReports.dueAt) })
    .from(annualReports)
    .where(and(eq(annualReports.regionId, regionId), inArray(annualReports.state, ['open', 'returned', 'hostConfirmed'])))
    .groupBy(annualReports.year, annualReports.state)
}

/** Applications and changes that wait for their applicant. */
export async function listReturnedRequests(db: DbOrTx, { regionId, studioIds }: Own) {
  if (studioIds.length === 0) return []
  return db
    .select({ requestId: studioRequests.id, studioId: studioRequests.studioId, studioName: studios.name })
    .from(studioRequests)
    .innerJoin(studios, eq(studios.id, studioRequests.studioId))
    .where(and(eq(studioRequests.regionId, regionId), inArray(studioRequests.studioId, [...studioIds]), eq(studioRequests.state, 'returned')))
    .orderBy(asc(studioRequests.updatedAt))
    .limit(MOST)
}

/** Applications whose host has a notice that is over and not confirmed. */
export async function listUnconfirmedNotices(db: DbOrTx, { regionId, studioIds, today }: Own & { today: string }) {
  if (studioIds.length === 0) return []
  return db
    .select({ requestId: studioRequests.id, studioId: studioRequests.studioId, studioName: studios.name })
    .from(studioRequests)
    .innerJoin(studios, eq(studios.id, studioRequests.studioId))
    .where(
      and(
        eq(studioRequests.regionId, regionId), inArray(studioRequests.studioId, [...studioIds]), inArray(studioRequests.state, ['draft', 'returned']),
        sql`${studioRequests.content} #>> '{hostNotice,to}' < ${today}`, sql`jsonb_typeof(${studioRequests.content} -> 'hostConfirmed') = 'null'`,
      ),
    )
    .limit(MOST)
}

/** Requests that wait for the bureau: handed in, reviewed by every expert who was asked, or off the public notice. */
export async function listRequestsToDecide(db: DbOrTx, { regionId, now }: { regionId: string; now: Date }) {
  const opinion = (states: ReadonlyArray<(typeof recognitionOpinions.$inferSelect)['state']>) =>
    exists(db.select({ one: sql`1` }).from(recognitionOpinions).where(and(eq(recognitionOpinions.requestId, studioRequests.id), inArray(recognitionOpinions.state, [...states]))))
  const noticeOver = exists(
    db.select({ one: sql`1` }).from(notices).where(and(eq(notices.subjectType, 'studioRecognition'), eq(notices.subjectId, studioRequests.id), isNull(notices.withdrawnAt), lte(notices.closesAt, now))),
  )
  return db
    .select({ requestId: studioRequests.id, studioId: studioRequests.studioId, studioName: studios.name, state: studioRequests.state, asked: sql<boolean>`${opinion(['proposed', 'accepted', 'submitted'])}` })
    .from(studioRequests)
    .innerJoin(studios, eq(studios.id, studioRequests.studioId))
    .where(
      and(
        eq(studioRequests.regionId, regionId),
        or(
          eq(studioRequests.state, 'submitted'),
          and(eq(studioRequests.state, 'underReview'), or(sql`not ${opinion(['proposed', 'accepted', 'submitted'])}`, sql`${opinion(['submitted'])} and not ${opinion(['proposed', 'accepted'])}`)),
          and(eq(studioRequests.state, 'publicNotice'), noticeOver),
        ),
      ),
    )
    .orderBy(asc(studioRequests.updatedAt))
    .limit(MOST)
}

/** Studios that have something to put right by a day. */
export async function listRectifications(db: DbOrTx, { regionId, studioIds }: { regionId: string; studioIds?: readonly string[] }) {
  if (studioIds?.length === 0) return []
  return db
    .select({
      studioId: studios.id, studioName: studios.name, dueOn: studios.rectificationDueOn,
      reported: sql<boolean>`${exists(db.select({ one: sql`1` }).from(studioRequests).where(and(eq(studioRequests.studioId, studios.id), eq(studioRequests.kind, 'rectify'), eq(studioRequests.state, 'submitted'))))}`,
    })
    .from(studios)
    .where(and(eq(studios.regionId, regionId), studioIds && inArray(studios.id, [...studioIds]), eq(studios.state, 'rectification'), isNotNull(studios.rectificationDueOn)))
    .orderBy(asc(studios.rectificationDueOn))
    .limit(MOST)
}

/** Rounds that ask these studios for a self-score which is not there yet. */
export async function listSelfScoresDue(db: DbOrTx, { regionId, studioIds }: Own) {
  if (studioIds.length === 0) return []
  return db
    .select({ studioId: studios.id, studioName: studios.name, roundName: reviewRounds.name })
    .from(reviewCandidates)
    .innerJoin(reviewRounds, eq(reviewRounds.id, reviewCandidates.roundId))
    .innerJoin(studios, eq(studios.id, reviewCandidates.studioId))
    .where(and(eq(reviewCandidates.regionId, regionId), inArray(reviewCandidates.studioId, [...studioIds]), eq(reviewCandidates.status, 'assessed'), isNull(reviewCandidates.selfScore), eq(reviewRounds.state, 'collecting')))
    .limit(MOST)
}

/** What an expert has been asked and has not finished: sheets of rounds under review, and applications. */
export async function listExpertTasks(db: DbOrTx, { regionId, personId }: { regionId: string; personId: string }) {
  const [sheets, opinions] = await Promise.all([
    db
      .select({ id: reviewAssignments.id, state: reviewAssignments.state, studioName: studios.name, dueAt: reviewRounds.dueAt })
      .from(reviewAssignments)
      .innerJoin(reviewRounds, eq(reviewRounds.id, reviewAssignments.roundId))
      .innerJoin(studios, eq(studios.id, reviewAssignments.studioId))
      .where(and(eq(reviewAssignments.regionId, regionId), eq(reviewAssignments.expertPersonId, personId), inArray(reviewAssignments.state, ['proposed', 'accepted', 'returned']), eq(reviewRounds.state, 'reviewing')))
      .orderBy(asc(reviewRounds.dueAt), asc(studios.name))
      .limit(MOST),
    db
      .select({ id: recognitionOpinions.id, state: recognitionOpinions.state, studioName: studios.name, dueAt: recognitionOpinions.dueAt })
      .from(recognitionOpinions)
      .innerJoin(studioRequests, eq(studioRequests.id, recognitionOpinions.requestId))
      .innerJoin(studios, eq(studios.id, recognitionOpinions.studioId))
      .where(and(eq(recognitionOpinions.regionId, regionId), eq(recognitionOpinions.expertPersonId, personId), inArray(recognitionOpinions.state, ['proposed', 'accepted']), eq(studioRequests.state, 'underReview')))
      .orderBy(asc(recognitionOpinions.dueAt), asc(studios.name))
      .limit(MOST),
  ])
  return { sheets, opinions }
}

/** Rounds whose notice is over and whose result waits to be published. */
export async function listRoundsToPublish(db: DbOrTx, { regionId, now }: { regionId: string; now: Date }) {
  const noticeOver = exists(
    db.select({ one: sql`1` }).from(notices).where(and(eq(notices.subjectType, 'reviewRound'), eq(notices.subjectId, reviewRounds.id), isNull(notices.withdrawnAt), lte(notices.closesAt, now))),
  )
  return db.select({ roundId: reviewRounds.id, name: reviewRounds.name }).from(reviewRounds).where(and(eq(reviewRounds.regionId, regionId), eq(reviewRounds.state, 'publicNotice'), noticeOver)).orderBy(asc(reviewRounds.year)).limit(MOST)
}

/** Rounds under review in which studios lack experts, because somebody declined or has a conflict; how many. */
export async function listRoundsLackingExperts(db: DbOrTx, { regionId }: { regionId: string }) {
  const standing = sql`(select count(*) from ${reviewAssignments} a where a.round_id = ${reviewCandidates.roundId} and a.studio_id = ${reviewCandidates.studioId} and a.state <> 'declined')`
  return db
    .select({ roundId: reviewRounds.id, name: reviewRounds.name, studios: count() })
    .from(reviewCandidates)
    .innerJoin(reviewRounds, eq(reviewRounds.id, reviewCandidates.roundId))
    .where(and(eq(reviewRounds.regionId, regionId), eq(reviewRounds.state, 'reviewing'), eq(reviewCandidates.status, 'assessed'), sql`${standing} < ${reviewRounds.expertsPerStudio}`))
    .groupBy(reviewRounds.id, reviewRounds.name)
    .orderBy(asc(reviewRounds.name))
    .limit(MOST)
}

/** Public notices that run, with the objections nobody has answered; those over only while objections wait. */
export async function listRunningNotices(db: DbOrTx, { regionId, now }: { regionId: string; now: Date }) {
  const open = sql<number>`(select count(*) from ${noticeObjections} o where o.notice_id = "notices"."id" and o.state = 'filed')`.mapWith(Number)
  const rows = await db
    .select({ id: notices.id, title: notices.title, closesAt: notices.closesAt, objections: open })
    .from(notices)
    .where(and(eq(notices.regionId, regionId), isNull(notices.withdrawnAt), isNotNull(notices.closesAt), or(sql`${notices.closesAt} > ${now.toISOString()}::timestamptz`, sql`${open} > 0`)))
    .orderBy(asc(notices.closesAt))
    .limit(MOST)
  return rows
}
