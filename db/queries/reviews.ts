import { and, asc, count, desc, eq, getTableColumns, inArray, isNotNull, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { apprentices, organisations, persons, reviewAssignments, reviewCandidates, reviewEditions, reviewRounds, roleAssignments, studioMembers, studioMilestones, studios, users } from '#db/schema/index.ts'
import type { GradeReason } from '#scoring/studios/assessment.ts'
import type { Rubric } from '#scoring/studios/rubric.ts'
import { isUuid } from './uuid.ts'

export type RoundRow = typeof reviewRounds.$inferSelect
export type RoundState = RoundRow['state']
export type CandidateRow = typeof reviewCandidates.$inferSelect
export type AssignmentRow = typeof reviewAssignments.$inferSelect

interface RoundPlace {
  regionId: string
  roundId: string
}

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

/** Rounds of a region, newest first, with how many studios each assesses. */
export async function listRounds(db: DbOrTx, { regionId }: { regionId: string }) {
  return db
    .select({ id: reviewRounds.id, name: reviewRounds.name, year: reviewRounds.year, state: reviewRounds.state, assessed: sql<number>`count(*) filter (where ${reviewCandidates.status} = 'assessed')::int` })
    .from(reviewRounds)
    .leftJoin(reviewCandidates, eq(reviewCandidates.roundId, reviewRounds.id))
    .where(eq(reviewRounds.regionId, regionId))
    .groupBy(reviewRounds.id)
    .orderBy(desc(reviewRounds.year), desc(reviewRounds.createdAt))
    .limit(200)
}

export async function getRound(db: DbOrTx, { regionId, roundId }: RoundPlace): Promise<RoundRow | null> {
  if (!isUuid(roundId)) return null
  const [row] = await db.select().from(reviewRounds).where(and(eq(reviewRounds.id, roundId), eq(reviewRounds.regionId, regionId)))
  return row ?? null
}

/** A new round; null when the region has one of that name. */
export async function insertRound(tx: Tx, round: typeof reviewRounds.$inferInsert): Promise<string | null> {
  const [row] = await tx.insert(reviewRounds).values(round).onConflictDoNothing({ target: [reviewRounds.regionId, reviewRounds.name] }).returning({ id: reviewRounds.id })
  return row?.id ?? null
}

export async function updateRoundState(tx: Tx, { regionId, roundId }: RoundPlace, state: RoundState, documentNumber: string | null): Promise<void> {
  await tx.update(reviewRounds).set({ state, ...(documentNumber === null ? {} : { documentNumber }), version: sql`${reviewRounds.version} + 1`, updatedAt: new Date() }).where(and(eq(reviewRounds.id, roundId), eq(reviewRounds.regionId, regionId)))
}

export async function updateRoundDue(tx: Tx, { regionId, roundId }: RoundPlace, dueAt: Date): Promise<void> {
  await tx.update(reviewRounds).set({ dueAt, version: sql`${reviewRounds.version} + 1`, updatedAt: new Date() }).where(and(eq(reviewRounds.id, roundId), eq(reviewRounds.regionId, regionId)))
}

export async function setMinutes(tx: Tx, { regionId, roundId }: RoundPlace, minutes: RoundRow['minutes']): Promise<void> {
  await tx.update(reviewRounds).set({ minutes, version: sql`${reviewRounds.version} + 1`, updatedAt: new Date() }).where(and(eq(reviewRounds.id, roundId), eq(reviewRounds.regionId, regionId)))
}

/** Studios that a round could assess, with their last assessment before its day. */
export async function listAssessable(db: DbOrTx, { regionId }: { regionId: string }) {
  return db
    .select({
      id: studios.id, name: studios.name, state: studios.state, recognisedOn: studios.recognisedOn,
      lastAssessedOn: sql<string | null>`(select max(m."on")::text from studio_milestones m where m.studio_id = "studios"."id" and m.kind = 'assessed')`,
    })
    .from(studios)
    .where(and(eq(studios.regionId, regionId), inArray(studios.state, ['recognised', 'rectification'])))
    .orderBy(asc(studios.name), asc(studios.id))
}

export async function insertCandidates(tx: Tx, rows: Array<typeof reviewCandidates.$inferInsert>): Promise<void> {
  if (rows.length > 0) await tx.insert(reviewCandidates).values(rows).onConflictDoNothing()
}

export type CandidateWithStudio = CandidateRow & { name: string; tier: string; hostId: string | null; hostName: string | null; leadName: string | null; leadPersonId: string | null }

/** Every studio of a round with who hosts and leads it. */
export async function listCandidates(db: DbOrTx, { regionId, roundId }: RoundPlace): Promise<CandidateWithStudio[]> {
  const rows = await db
    .select({ candidate: reviewCandidates, name: studios.name, tier: studios.tier, hostId: studios.hostId, hostName: organisations.name, leadName: persons.name, leadPersonId: studios.leadPersonId })
    .from(reviewCandidates)
    .innerJoin(studios, eq(studios.id, reviewCandidates.studioId))
    .leftJoin(organisations, eq(organisations.id, studios.hostId))
    .leftJoin(persons, eq(persons.id, studios.leadPersonId))
    .where(and(eq(reviewCandidates.regionId, regionId), eq(reviewCandidates.roundId, roundId)))
    .orderBy(asc(studios.name), asc(studios.id))
  return rows.map(({ candidate, ...rest }) => ({ ...candidate, ...rest }))
}

export async function getCandidate(db: DbOrTx, { regionId, roundId, studioId }: RoundPlace & { studioId: string }): Promise<CandidateRow | null> {
  const [row] = await db.select().from(reviewCandidates).where(and(eq(reviewCandidates.regionId, regionId), eq(reviewCandidates.roundId, roundId), eq(reviewCandidates.studioId, studioId)))
  return row ?? null
}

export async function updateCandidate(tx: Tx, id: string, change: Partial<Omit<typeof reviewCandidates.$inferInsert, 'id'>>): Promise<void> {
  await tx.update(reviewCandidates).set({ ...change, version: sql`${reviewCandidates.version} + 1`, updatedAt: new Date() }).where(eq(reviewCandidates.id, id))
}

/** Writes one decision for many tied studios. */
export async function writeDecisions(tx: Tx, { regionId, roundId, by, reason, rows }: RoundPlace & { by: string; reason: string; rows: ReadonlyArray<{ studioId: string; grade: 'excellent' | 'qualified' }> }): Promise<void> {
  await tx.execute(sql`
    update review_candidates c set grade = i.grade, decision_reason = ${reason}, decided_by = ${by}::uuid, version = c.version + 1, updated_at = now()
    from unnest(${sql.param(rows.map((row) => row.studioId))}::uuid[], ${sql.param(rows.map((row) => row.grade))}::text[]) as i(studio_id, grade)
    where c.region_id = ${regionId}::uuid and c.round_id = ${roundId}::uuid and c.studio_id = i.studio_id`)
}

/** Takes back what people decided on ties, for a meeting that is to be held again. */
export async function clearDecisions(tx: Tx, { regionId, roundId }: RoundPlace): Promise<void> {
  await tx
    .update(reviewCandidates)
    .set({ grade: null, decisionReason: null, decidedBy: null, version: sql`${reviewCandidates.version} + 1`, updatedAt: new Date() })
    .where(and(eq(reviewCandidates.regionId, regionId), eq(reviewCandidates.roundId, roundId), isNotNull(reviewCandidates.decisionReason)))
}

/** Writes scores and grades of many studios at once. */
export async function writeOutcomes(tx: Tx, { regionId, roundId }: RoundPlace, rows: ReadonlyArray<{ studioId: string; finalScore: number | null; vetoed: boolean; grade: CandidateRow['grade']; gradeReason: string }>): Promise<void> {
  if (rows.length === 0) return
  const column = <T>(pick: (row: (typeof rows)[number]) => T) => sql.param(rows.map(pick))
  await tx.execute(sql`
    update review_candidates c set final_score = i.score, vetoed = i.vetoed::boolean, grade = i.grade, grade_reason = i.reason, version = c.version + 1, updated_at = now()
    from unnest(${column((row) => row.studioId)}::uuid[], ${column((row) => row.finalScore)}::int[], ${column((row) => String(row.vetoed))}::text[], ${column((row) => row.grade)}::text[], ${column((row) => row.gradeReason)}::text[])
      as i(studio_id, score, vetoed, grade, reason)
    where c.region_id = ${regionId}::uuid and c.round_id = ${roundId}::uuid and c.studio_id = i.studio_id`)
}

/** Everybody who belongs to the studios of a round: leaders, members, apprentices. */
export async function listStudioPeople(db: DbOrTx, { regionId, roundId }: RoundPlace): Promise<Array<{ studioId: string; personId: string }>> {
  const inRound = sql`in (select studio_id from review_candidates where round_id = ${roundId}::uuid and region_id = ${regionId}::uuid)`
  const [members, learning, leading] = await Promise.all([
    db.select({ studioId: studioMembers.studioId, personId: studioMembers.personId }).from(studioMembers).where(sql`${studioMembers.studioId} ${inRound}`),
    db.select({ studioId: apprentices.studioId, personId: apprentices.personId }).from(apprentices).where(sql`${apprentices.studioId} ${inRound}`),
    db.select({ studioId: studios.id, personId: studios.leadPersonId }).from(studios).where(and(isNotNull(studios.leadPersonId), sql`${studios.id} ${inRound}`)),
  ])
  return [...members, ...learning, ...leading.map(({ studioId, personId }) => ({ studioId, personId: personId! }))]
}

export interface ExpertRow {
  personId: string
  name: string
  organisationId: string | null
  organisationName: string | null
}

/** People with an expert's account in the region. */
export async function listExperts(db: DbOrTx, { regionId }: { regionId: string }): Promise<ExpertRow[]> {
  return db
    .selectDistinct({ personId: persons.id, name: persons.name, organisationId: persons.organisationId, organisationName: persons.organisationName })
    .from(users)
    .innerJoin(persons, eq(persons.id, users.personId))
    .innerJoin(roleAssignments, and(eq(roleAssignments.userId, users.id), eq(roleAssignments.role, 'expert')))
    .where(and(eq(users.regionId, regionId), sql`${users.status} <> 'disabled'`))
    .orderBy(asc(persons.name), asc(persons.id))
}

const { sheet: _sheet, ...assignmentColumns } = getTableColumns(reviewAssignments)

/** An assignment without its sheet: hundreds of sheets would only be read to be thrown away. `vetoed` says whether it names a veto. */
export type AssignmentWithExpert = Omit<AssignmentRow, 'sheet'> & { expertName: string; vetoed: boolean }

export async function listAssignments(db: DbOrTx, { regionId, roundId }: RoundPlace): Promise<AssignmentWithExpert[]> {
  return db
    .select({ ...assignmentColumns, expertName: persons.name, vetoed: sql<boolean>`coalesce(jsonb_typeof(${reviewAssignments.sheet} -> 'veto') = 'object', false)` })
    .from(reviewAssignments)
    .innerJoin(persons, eq(persons.id, reviewAssignments.expertPersonId))
    .where(and(eq(reviewAssignments.regionId, regionId), eq(reviewAssignments.roundId, roundId)))
    .orderBy(asc(persons.name), asc(reviewAssignments.id))
}

/** The sheets of one studio in a round, by assignment. */
export async function listSheets(db: DbOrTx, { regionId, roundId, studioId }: RoundPlace & { studioId: string }): Promise<Array<{ assignmentId: string; state: AssignmentRow['state']; sheet: unknown }>> {
  return db
    .select({ assignmentId: reviewAssignments.id, state: reviewAssignments.state, sheet: reviewAssignments.sheet })
    .from(reviewAssignments)
    .where(and(eq(reviewAssignments.regionId, regionId), eq(reviewAssignments.roundId, roundId), eq(reviewAssignments.studioId, studioId)))
    .orderBy(asc(reviewAssignments.id))
}

/** Enters assignments; a pair that is there already (declined too) is left as it is. Gives the number entered. */
export async function insertAssignments(tx: Tx, rows: Array<typeof reviewAssignments.$inferInsert>): Promise<number> {
  if (rows.length === 0) return 0
  const inserted = await tx.insert(reviewAssignments).values(rows).onConflictDoNothing().returning({ id: reviewAssignments.id })
  return inserted.length
}

export async function updateAssignment(tx: Tx, id: string, change: Partial<Omit<typeof reviewAssignments.$inferInsert, 'id'>>): Promise<void> {
  await tx.update(reviewAssignments).set({ ...change, version: sql`${reviewAssignments.version} + 1`, updatedAt: new Date() }).where(eq(reviewAssignments.id, id))
}

export async function getAssignment(db: DbOrTx, { regionId, assignmentId }: { regionId: string; assignmentId: string }): Promise<AssignmentRow | null> {
  if (!isUuid(assignmentId)) return null
  const [row] = await db.select().from(reviewAssignments).where(and(eq(reviewAssignments.id, assignmentId), eq(reviewAssignments.regionId, regionId)))
  return row ?? null
}

/** The reviews of one expert, the ones to do first; those of rounds that are still being prepared are not shown. */
export async function listReviewsOf(db: DbOrTx, { regionId, personId, limit, offset }: { regionId: string; personId: string; limit: number; offset: number }) {
  const condition = and(
    eq(reviewAssignments.regionId, regionId),
    eq(reviewAssignments.expertPersonId, personId),
    sql`${reviewRounds.state} in ('reviewing', 'meeting', 'publicNotice', 'closed')`,
    sql`${reviewAssignments.state} <> 'declined'`,
  )
  const [rows, [all]] = await Promise.all([
    db
      .select({ id: reviewAssignments.id, state: reviewAssignments.state, score: reviewAssignments.score, studioId: studios.id, studioName: studios.name, trade: studios.trade, hostName: organisations.name, place: studios.place, roundName: reviewRounds.name, roundState: reviewRounds.state, dueAt: reviewRounds.dueAt, late: sql<boolean>`coalesce(${reviewRounds.dueAt} <= now(), false)` })
      .from(reviewAssignments)
      .innerJoin(reviewRounds, eq(reviewRounds.id, reviewAssignments.roundId))
      .innerJoin(studios, eq(studios.id, reviewAssignments.studioId))
      .leftJoin(organisations, eq(organisations.id, studios.hostId))
      .where(condition)
      .orderBy(sql`array_position(array['returned', 'proposed', 'accepted', 'submitted'], ${reviewAssignments.state})`, asc(reviewRounds.dueAt), asc(studios.name))
      .limit(limit)
      .offset(offset),
    db.select({ n: count() }).from(reviewAssignments).innerJoin(reviewRounds, eq(reviewRounds.id, reviewAssignments.roundId)).where(condition),
  ])
  return { rows, total: all?.n ?? 0 }
}

export async function insertReviewEdition(tx: Tx, edition: Omit<typeof reviewEditions.$inferInsert, 'edition'>): Promise<{ id: string; edition: number }> {
  const [last] = await tx.select({ edition: reviewEditions.edition }).from(reviewEditions).where(eq(reviewEditions.roundId, edition.roundId)).orderBy(desc(reviewEditions.edition)).limit(1)
  const [row] = await tx.insert(reviewEditions).values({ ...edition, edition: (last?.edition ?? 0) + 1 }).returning({ id: reviewEditions.id, edition: reviewEditions.edition })
  return row!
}

export async function latestReviewEdition(db: DbOrTx, { regionId, roundId }: RoundPlace) {
  const [row] = await db.select().from(reviewEditions).where(and(eq(reviewEditions.regionId, regionId), eq(reviewEditions.roundId, roundId))).orderBy(desc(reviewEditions.edition)).limit(1)
  return row ?? null
}

/** Why one studio has its grade, as the last frozen result of the round says it; null where it was not assessed. */
export async function getFrozenReason(db: DbOrTx, { regionId, roundId, studioId }: RoundPlace & { studioId: string }): Promise<GradeReason | null> {
  const [row] = await db.execute<{ because: GradeReason | null }>(sql`
    select o.one -> 'because' as because from review_editions e, jsonb_array_elements(e.output -> 'outcomes') as o(one)
    where e.region_id = ${regionId}::uuid and e.round_id = ${roundId}::uuid and o.one ->> 'studioId' = ${studioId} order by e.edition desc limit 1`)
  return row?.because ?? null
}

export async function publishReviewEdition(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(reviewEditions).set({ publishedAt: at }).where(eq(reviewEditions.id, id))
}

/** The rounds a studio stands in, newest first, with its own outcome. */
export async function listRoundsOfStudio(db: DbOrTx, { regionId, studioId }: { regionId: string; studioId: string }) {
  return db
    .select({ candidate: reviewCandidates, round: reviewRounds })
    .from(reviewCandidates)
    .innerJoin(reviewRounds, eq(reviewRounds.id, reviewCandidates.roundId))
    .where(and(eq(reviewCandidates.regionId, regionId), eq(reviewCandidates.studioId, studioId)))
    .orderBy(desc(reviewRounds.year), desc(reviewRounds.createdAt))
}

/** The last assessed grade of each studio before a day. */
export async function lastGrades(db: DbOrTx, { regionId, studioIds, before }: { regionId: string; studioIds: readonly string[]; before: string }): Promise<Map<string, string>> {
  if (studioIds.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([studioMilestones.studioId], { studioId: studioMilestones.studioId, data: studioMilestones.data })
    .from(studioMilestones)
    .where(and(eq(studioMilestones.regionId, regionId), inArray(studioMilestones.studioId, [...studioIds]), eq(studioMilestones.kind, 'assessed'), sql`${studioMilestones.on} < ${before}`))
    .orderBy(studioMilestones.studioId, desc(studioMilestones.on))
  return new Map(rows.flatMap(({ studioId, data }) => (typeof data.grade === 'string' ? [[studioId, data.grade] as const] : [])))
}
