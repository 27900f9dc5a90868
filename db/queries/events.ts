import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { required } from '#app/lib/errors.ts'
import { readDb, type DbOrTx, type Tx } from '../client.ts'
import { blindLayers, certificates, competitionEvents, competitions, entries, eventRuleEditions, marks, resultEditions, type BoardSettings, type EventRules } from '../schema/index.ts'
import type { MarkingScheme } from '#scoring/schemes/scheme.ts'
import type { CompetitionRow } from './competitions.ts'
import { markCounts } from './judge-sheets.ts'
import { isUuid } from './uuid.ts'

export type EventRow = typeof competitionEvents.$inferSelect

/** An event with the competition it belongs to, whose state decides what may be done with the event. */
export type EventWithCompetition = EventRow & {
  competition: CompetitionRow
  /** True while a layer of blind codes is sealed: then nobody who marks may learn who is behind a code. */
  sealed: boolean
}

export interface EventScope {
  eventId: string
  regionId: string
}

/** Layers of blind codes nobody has opened; for a select that joins the event. */
export const sealedLayerCount = sql<number>`(select count(*)::int from ${blindLayers} where ${blindLayers.eventId} = ${competitionEvents.id} and ${blindLayers.unsealedAt} is null)`

const selectEvent = (db: DbOrTx) =>
  db
    .select({ event: competitionEvents, competition: competitions, sealed: sql<boolean>`${sealedLayerCount} > 0` })
    .from(competitionEvents)
    .innerJoin(competitions, eq(competitions.id, competitionEvents.competitionId))
    .where(
      and(
        eq(competitionEvents.id, sql.placeholder('eventId')),
        eq(competitionEvents.regionId, sql.placeholder('regionId')),
        eq(competitions.regionId, sql.placeholder('regionId')),
      ),
    )

// Every page of an event begins with it.
const selectEventPlain = selectEvent(readDb).prepare('event_of_page')

/** One event of a region with its competition, or null when it is not there or belongs to another region. */
export async function getEvent(db: DbOrTx, { eventId, regionId }: EventScope): Promise<EventWithCompetition | null> {
  if (!isUuid(eventId)) return null
  const statement = db === readDb ? selectEventPlain : selectEvent(db).prepare('event_of_act')
  const [row] = await statement.execute({ eventId, regionId })
  return row ? { ...row.event, competition: row.competition, sealed: row.sealed } : null
}

/** One event with its competition. Throws AppError 404 when it is not there or belongs to another region: the two look the same. */
export async function requireEvent(db: DbOrTx, scope: EventScope): Promise<EventWithCompetition> {
  return required(await getEvent(db, scope))
}

/** An event and what has become of it so far. */
export interface EventSummary extends EventRow {
  /** Accepted entries that have not withdrawn. */
  entrants: number
  /** Entries of any status, withdrawn and refused ones too. */
  entriesEver: number
  /** Registrations that wait for a decision, or for their entrant's correction. */
  pending: number
  checkedIn: number
  /** Appointed judges, those of them who are of an entrant's unit or related to one, and those whose training is not confirmed. */
  judges: number
  judgesConflicted: number
  judgesUntrained: number
  /** Layers of blind codes drawn, and those of them nobody has unsealed. */
  layersDrawn: number
  layersSealed: number
  /** Frozen editions of the rules. */
  ruleEditions: number
  /** Cells of the grid with a value, or with a judge marked absent, of anybody. */
  marks: number
  /** Accepted entries that still take part: neither absent, withdrawn nor disqualified. */
  competing: number
  /** Filled cells of those that count. */
  competingCells: number
  editions: number
  latestEdition: number | null
  publishedEdition: number | null
  /** Certificates that count: valid or suspended. */
  certificates: number
  /** Of the newest edition: people who signed it, whether it was announced to its field, and whether its appeal clock still runs. */
  signatures: number
  announced: boolean
  appealClockRuns: boolean
  /** Appeals about any edition that nobody has decided. */
  openAppeals: number
  /** Of the newest edition: its notices that were not withdrawn, those whose period runs, and objections without an answer. */
  notices: number
  noticesRunning: number
  openObjections: number
  /** Things issued from former editions that a correction says otherwise and nobody has settled. */
  openItems: number
  /** The marking scheme of each part that would be marked by: the last frozen edition, else the draft of the first. */
  countingSchemes: Array<{ partKey: string; scheme: MarkingScheme }>
}

const entrantCount = sql<number>`(select count(*)::int from ${entries}
  where ${entries.eventId} = ${competitionEvents.id} and ${entries.registration} = 'accepted' and ${entries.status} <> 'withdrawn')`
const entryCount = sql<number>`(select count(*)::int from ${entries} where ${entries.eventId} = ${competitionEvents.id})`
const pendingCount = sql<number>`(select count(*)::int from ${entries}
  where ${entries.eventId} = ${competitionEvents.id} and ${entries.registration} in ('submitted', 'returned'))`
const checkedInCount = sql<number>`(select count(*)::int from ${entries}
  where ${entries.eventId} = ${competitionEvents.id} and ${entries.registration} = 'accepted' and ${entries.checkedInAt} is not null)`
const judgeCount = (where: SQL) => sql<number>`(select count(*)::int from judge_assignments a join judges j on j.id = a.judge_id join persons jp on jp.id = j.person_id
  where a.event_id = ${competitionEvents.id} and a.state <> 'withdrawn' and ${where})`
/** Same unit, the same person, or a declared relation (回避). */
const isConflicted = sql`exists (select 1 from entries n where n.event_id = a.event_id and n.registration = 'accepted' and n.status <> 'withdrawn'
  and (n.person_id = j.person_id or (n.organisation_id is not null and n.organisation_id = jp.organisation_id) or (n.organisation_name <> '' and n.organisation_name = jp.organisation_name)
    or exists (select 1 from conflict_declarations d where d.person_id = j.person_id and d.other_person_id = n.person_id)))`
const layerCount = sql<number>`(select count(*)::int from ${blindLayers} where ${blindLayers.eventId} = ${competitionEvents.id})`
const ruleEditionCount = sql<number>`(select count(*)::int from ${eventRuleEditions} where ${eventRuleEditions.eventId} = ${competitionEvents.id})`
const markCount = sql<number>`(select count(*)::int from ${marks}
  where ${marks.eventId} = ${competitionEvents.id} and (${marks.value} is not null or ${marks.absentJudge}))`
const takesPart = sql`${entries.registration} = 'accepted' and ${entries.status} in ('competed', 'didNotFinish')`
const competingCount = sql<number>`(select count(*)::int from ${entries} where ${entries.eventId} = ${competitionEvents.id} and ${takesPart})`
const competingCellCount = sql<number>`(select count(*)::int from ${marks} join ${entries} on ${entries.id} = ${marks.entryId}
  where ${marks.eventId} = ${competitionEvents.id} and ${marks.kind} in ('part', 'panel', 'metric') and ${marks.entryRound} = 0
    and (${marks.value} is not null or ${marks.absentJudge}) and ${markCounts} and ${takesPart})`
const editionCount = sql<number>`(select count(*)::int from ${resultEditions} where ${resultEditions.eventId} = ${competitionEvents.id})`
const latestEdition = sql<number | null>`(select max(${resultEditions.edition}) from ${resultEditions} where ${resultEditions.eventId} = ${competitionEvents.id})`
const publishedEdition = sql<number | null>`(select max(${resultEditions.edition}) from ${resultEditions}
  where ${resultEditions.eventId} = ${competitionEvents.id} and ${resultEditions.state} = 'published')`
const certificateCount = sql<number>`(select count(*)::int from ${certificates} join ${entries} on ${entries.id} = ${certificates.entryId}
  where ${entries.eventId} = ${competitionEvents.id} and ${certificates.status} in ('valid', 'suspended'))`

const ofLatest = sql`e.event_id = ${competitionEvents.id} and e.edition = (select max(l.edition) from result_editions l where l.event_id = ${competitionEvents.id})`
const signatureCount = sql<number>`(select count(*)::int from sign_offs s join result_editions e on e.id = s.edition_id where ${ofLatest} and s.output_hash = e.output_hash)`
const announced = sql<boolean>`exists (select 1 from result_editions e where ${ofLatest} and e.provisional_at is not null)`
const appealClockRuns = sql<boolean>`exists (select 1 from result_editions e where ${ofLatest} and e.appeals_close_at > now())`
const openAppealCount = sql<number>`(select count(*)::int from appeals a where a.event_id = ${competitionEvents.id} and a.kind = 'appeal' and a.state in ('filed', 'admitted'))`
const noticesOfLatest = sql`notices n join result_editions e on e.id = n.subject_id and n.subject_type = 'resultEdition' where ${ofLatest} and n.state in ('open', 'closed')`
const noticeCount = sql<number>`(select count(*)::int from ${noticesOfLatest})`
const runningNoticeCount = sql<number>`(select count(*)::int from ${noticesOfLatest} and n.state = 'open' and n.closes_at > now())`
const openObjectionCount = sql<number>`(select count(*)::int from notice_objections o where o.state = 'filed' and o.notice_id in (select n.id from ${noticesOfLatest}))`

const openItemCount = sql<number>`(select count(*)::int from correction_items i where i.event_id = ${competitionEvents.id} and i.state = 'open')`

const countingSchemes = sql<EventSummary['countingSchemes']>`(select coalesce(jsonb_agg(jsonb_build_object('partKey', c.part_key, 'scheme', c.scheme)), '[]'::jsonb)
  from (select distinct on (s.part_key) s.part_key, s.scheme from marking_schemes s where s.event_id = ${competitionEvents.id}
    order by s.part_key, s.frozen_at is null, case when s.frozen_at is null then s.edition else -s.edition end) c)`

/** The events of some competitions of a region with their counts, in one statement, in the order the organiser gave them. */
export async function listEventSummaries(db: DbOrTx, { regionId, competitionIds }: { regionId: string; competitionIds: readonly string[] }): Promise<EventSummary[]> {
  if (competitionIds.length === 0) return []
  const rows = await db
    .select({
      event: competitionEvents,
      entrants: entrantCount,
      entriesEver: entryCount,
      pending: pendingCount,
      checkedIn: checkedInCount,
      judges: judgeCount(sql`true`),
      judgesConflicted: judgeCount(isConflicted),
      judgesUntrained: judgeCount(sql`a.training_confirmed_at is null`),
      layersDrawn: layerCount,
      layersSealed: sealedLayerCount,
      ruleEditions: ruleEditionCount,
      marks: markCount,
      competing: competingCount,
      competingCells: competingCellCount,
      editions: editionCount,
      latestEdition,
      publishedEdition,
      certificates: certificateCount,
      signatures: signatureCount,
      announced,
      appealClockRuns,
      openAppeals: openAppealCount,
      notices: noticeCount,
      noticesRunning: runningNoticeCount,
      openObjections: openObjectionCount,
      openItems: openItemCount,
      countingSchemes,
    })
    .from(competitionEvents)
    // The join also keeps the columns of the counts qualified: in a select from one table drizzle drops the table's name.
    .innerJoin(competitions, eq(competitions.id, competitionEvents.competitionId))
    .where(and(eq(competitionEvents.regionId, regionId), inArray(competitionEvents.competitionId, [...competitionIds])))
    .orderBy(asc(competitionEvents.position), asc(competitionEvents.createdAt), asc(competitionEvents.id))
  return rows.map(({ event, ...counts }) => ({ ...event, ...counts }))
}

/** The events of one competition, in the order the organiser gave them. */
export async function listEvents(db: DbOrTx, { regionId, competitionId }: { regionId: string; competitionId: string }): Promise<EventRow[]> {
  return db
    .select()
    .from(competitionEvents)
    .where(and(eq(competitionEvents.regionId, regionId), eq(competitionEvents.competitionId, competitionId)))
    .orderBy(asc(competitionEvents.position), asc(competitionEvents.createdAt), asc(competitionEvents.id))
}

/** The region's newest events with the competition they belong to, for taking over their rules. */
export async function listRecentEvents(db: DbOrTx, { regionId, limit }: { regionId: string; limit: number }) {
  return db
    .select({
      id: competitionEvents.id,
      name: competitionEvents.name,
      nameEn: competitionEvents.nameEn,
      division: competitionEvents.division,
      competition: { name: competitions.name, nameEn: competitions.nameEn, year: competitions.year },
    })
    .from(competitionEvents)
    .innerJoin(competitions, eq(competitions.id, competitionEvents.competitionId))
    .where(eq(competitionEvents.regionId, regionId))
    .orderBy(desc(competitions.year), desc(competitionEvents.createdAt), asc(competitionEvents.id))
    .limit(limit)
}

export type NewEvent = Pick<typeof competitionEvents.$inferInsert, 'regionId' | 'competitionId' | 'rules'> & EventDetails

/** What an event is, besides its rules. */
export interface EventDetails {
  name: string
  nameEn: string | null
  division: string
  occupationCode: string | null
  occupationEdition: string | null
  occupationName: string | null
  noOccupationReason: string | null
  highestLevel: string | null
  templateKey: string | null
}

const nameKey = [competitionEvents.competitionId, competitionEvents.name, competitionEvents.division]

/** Inserts an event behind the competition's others. A name and division that are taken give null instead of a row. */
export async function insertEvent(tx: Tx, values: NewEvent): Promise<{ id: string } | null> {
  const next = sql<number>`(select coalesce(max(${competitionEvents.position}), 0) + 1 from ${competitionEvents} where ${competitionEvents.competitionId} = ${values.competitionId})`
  const rows = await tx
    .insert(competitionEvents)
    .values({ ...values, position: next })
    .onConflictDoNothing({ target: nameKey })
    .returning({ id: competitionEvents.id })
  return rows[0] ?? null
}

/** True when another event of the competition has this name and division. */
export async function isEventNameTaken(
  db: DbOrTx,
  { competitionId, name, division, exceptId }: { competitionId: string; name: string; division: string; exceptId?: string },
): Promise<boolean> {
  const rows = await db
    .select({ id: competitionEvents.id })
    .from(competitionEvents)
    .where(and(eq(competitionEvents.competitionId, competitionId), eq(competitionEvents.name, name), eq(competitionEvents.division, division)))
  return rows.some((row) => row.id !== exceptId)
}

export type EventChange = Partial<EventDetails> & { rules?: EventRules; boards?: BoardSettings }

/** Changes an event over the version its writer saw. False when somebody else was first. */
export async function updateEvent(tx: Tx, { eventId, regionId, version }: EventScope & { version: number }, change: EventChange): Promise<boolean> {
  const rows = await tx
    .update(competitionEvents)
    .set({ ...change, version: sql`${competitionEvents.version} + 1` })
    .where(and(eq(competitionEvents.id, eventId), eq(competitionEvents.regionId, regionId), eq(competitionEvents.version, version)))
    .returning({ id: competitionEvents.id })
  return rows.length === 1
}

/** Freezes or releases the rules of all events of a competition, by the database's clock. */
export async function setRulesFrozen(tx: Tx, { regionId, competitionId, frozen }: { regionId: string; competitionId: string; frozen: boolean }): Promise<void> {
  await tx
    .update(competitionEvents)
    .set({ rulesFrozenAt: frozen ? sql`now()` : null, version: sql`${competitionEvents.version} + 1` })
    .where(and(eq(competitionEvents.regionId, regionId), eq(competitionEvents.competitionId, competitionId)))
}

/** Removes an event over the version its remover saw. False when somebody else changed it first. */
export async function deleteEvent(tx: Tx, { eventId, regionId, version }: EventScope & { version: number }): Promise<boolean> {
  const rows = await tx
    .delete(competitionEvents)
    .where(and(eq(competitionEvents.id, eventId), eq(competitionEvents.regionId, regionId), eq(competitionEvents.version, version)))
    .returning({ id: competitionEvents.id })
  return rows.length === 1
}

/** Events of a region's competitions that are entered online and no longer being prepared, the nearest final last. */
export async function listOnlineEvents(db: DbOrTx, { regionId }: { regionId: string }) {
  return db
    .select({ event: competitionEvents, competition: competitions })
    .from(competitionEvents)
    .innerJoin(competitions, eq(competitions.id, competitionEvents.competitionId))
    .where(and(eq(competitionEvents.regionId, regionId), sql`${competitions.state} <> 'draft' and 'registration' = any(${competitions.usedSteps})`))
    .orderBy(desc(competitions.finalOn), asc(competitionEvents.position), asc(competitionEvents.id))
}
