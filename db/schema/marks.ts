import { bigint, boolean, check, index, integer, jsonb, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { id, instant, timestamps, version } from './columns.ts'
import { regions } from './regions.ts'
import { persons, users } from './identity.ts'
import { competitionEvents } from './competitions.ts'
import { entries } from './entries.ts'
import type { MarkingScheme } from '#scoring/schemes/scheme.ts'

/** What a stored number is: a whole part's mark, one judge's panel number, a metric of a tie-break, or one item of a marking scheme. */
export type MarkKind = 'part' | 'panel' | 'metric' | 'item'

/**
 * 打分: the current value of one cell. `value` is in hundredths (85.50 → 8550); `absentJudge` says that this judge gave nothing on purpose.
 * No row means "not entered yet"; a row with a null value and absentJudge false is a cell that was cleared. Never 0 for missing.
 */
export const marks = pgTable(
  'marks',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    entryId: uuid().notNull().references(() => entries.id, { onDelete: 'cascade' }),
    kind: text().$type<MarkKind>().notNull(),
    /** Part or metric key of the event's rules. */
    key: text().notNull(),
    /** Judge's place in the panel from 1; 0 where there is none. */
    slot: smallint().notNull().default(0),
    itemKey: text().notNull().default(''),
    /** 1 or 2 for the two blind entries from paper; 0 for a single entry. */
    entryRound: smallint().notNull().default(0),
    value: integer(),
    absentJudge: boolean().notNull().default(false),
    enteredBy: uuid().notNull().references(() => users.id),
    source: text().$type<'grid' | 'import' | 'judge' | 'correction' | 'paper'>().notNull(),
    importBatchId: uuid(),
  },
  (t) => [
    unique().on(t.entryId, t.kind, t.key, t.slot, t.itemKey, t.entryRound),
    index().on(t.regionId, t.eventId),
    check('mark_value_range', sql`${t.value} is null or ${t.value} between -100000000 and 100000000`),
    check('absent_judge_has_no_value', sql`not (${t.absentJudge} and ${t.value} is not null)`),
  ],
)

/** Every version a mark ever had. Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE. */
export const markHistory = pgTable(
  'mark_history',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull().defaultNow(),
    regionId: uuid().notNull(),
    eventId: uuid().notNull(),
    entryId: uuid().notNull(),
    markId: uuid().notNull(),
    version: integer().notNull(),
    kind: text().$type<MarkKind>().notNull(),
    key: text().notNull(),
    slot: smallint().notNull(),
    itemKey: text().notNull(),
    entryRound: smallint().notNull(),
    value: integer(),
    absentJudge: boolean().notNull(),
    by: uuid().notNull(),
    source: text().notNull(),
    reason: text(),
    idempotencyKey: text(),
  },
  (t) => [unique().on(t.markId, t.version), index().on(t.regionId, t.eventId, t.id), index().on(t.entryId)],
)

/** 评分表: a marking scheme as a tree of criteria and items, in editions. */
export const markingSchemes = pgTable(
  'marking_schemes',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    partKey: text().notNull(),
    edition: integer().notNull(),
    scheme: jsonb().$type<MarkingScheme>().notNull(),
    schemeHash: text().notNull(),
    reason: text(),
    /** Set by the first mark, or when a later edition is applied; null while it is a draft or a proposal. */
    frozenAt: instant(),
    frozenBy: uuid().references(() => users.id),
  },
  (t) => [unique().on(t.eventId, t.partKey, t.edition)],
)

/** Who gave an item's value: a judge on the own sheet, a clerk for a judge, or a new edition of the scheme that computed it again. */
export type ItemMarkSource = 'judge' | 'clerk' | 'edition' | 'paper'

/**
 * 评分项得分: one judge's value of one item for one entry; place 0 is the value the whole group shares. `value` is what was given
 * (thousandths of a measurement, 0–3, times), `mark` in hundredths what it brought under that edition. No row: nothing given; never 0 for missing.
 */
export const itemMarks = pgTable(
  'item_marks',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    entryId: uuid().notNull().references(() => entries.id, { onDelete: 'cascade' }),
    partKey: text().notNull(),
    slot: smallint().notNull(),
    itemKey: text().notNull(),
    value: integer(),
    mark: integer(),
    schemeEdition: integer().notNull(),
    enteredBy: uuid().notNull().references(() => users.id),
    source: text().$type<ItemMarkSource>().notNull(),
  },
  (t) => [unique().on(t.entryId, t.partKey, t.itemKey, t.slot), index().on(t.regionId, t.eventId)],
)

/** Every version an item's value ever had. Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE. */
export const itemMarkHistory = pgTable(
  'item_mark_history',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull().defaultNow(),
    regionId: uuid().notNull(),
    eventId: uuid().notNull(),
    entryId: uuid().notNull(),
    itemMarkId: uuid().notNull(),
    version: integer().notNull(),
    partKey: text().notNull(),
    slot: smallint().notNull(),
    itemKey: text().notNull(),
    value: integer(),
    mark: integer(),
    schemeEdition: integer().notNull(),
    by: uuid().notNull(),
    source: text().notNull(),
    reason: text(),
    idempotencyKey: text(),
  },
  (t) => [unique().on(t.itemMarkId, t.version), index().on(t.entryId)],
)

/** 裁判: a person in the judges' register of a region. */
export const judges = pgTable(
  'judges',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    personId: uuid().notNull().references(() => persons.id),
    qualification: text().notNull(),
    occupationCodes: text().array().notNull().default([]),
    trainedOn: text(),
    active: boolean().notNull().default(true),
  },
  (t) => [unique().on(t.regionId, t.personId)],
)

/** Appointment of a judge to an event: place in the panel, and why somebody withdrew (回避). */
export const judgeAssignments = pgTable(
  'judge_assignments',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    judgeId: uuid().notNull().references(() => judges.id),
    slot: smallint().notNull(),
    duty: text().$type<'chiefJudge' | 'judge' | 'codeOfficer' | 'fieldJudge'>().notNull().default('judge'),
    state: text().$type<'appointed' | 'accepted' | 'withdrawn'>().notNull().default('appointed'),
    withdrawalReason: text(),
    declaredAt: instant(),
    trainingConfirmedAt: instant(),
    trainingConfirmedBy: uuid().references(() => users.id),
  },
  (t) => [unique().on(t.eventId, t.judgeId), index().on(t.regionId, t.eventId)],
)

/** Conflicts of a judge or expert with an entrant, unit or studio. */
export const conflictDeclarations = pgTable(
  'conflict_declarations',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    regionId: uuid().notNull().references(() => regions.id),
    personId: uuid().notNull().references(() => persons.id),
    otherPersonId: uuid().references(() => persons.id),
    organisationId: uuid(),
    studioId: uuid(),
    relation: text().notNull(),
    note: text(),
  },
  (t) => [index().on(t.regionId, t.personId)],
)

/** One judge's sheet for one entry: its marks count only when declared final and complete. */
export const judgeSheets = pgTable(
  'judge_sheets',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    entryId: uuid().notNull().references(() => entries.id, { onDelete: 'cascade' }),
    judgeId: uuid().notNull().references(() => judges.id),
    partKey: text().notNull(),
    finalAt: instant(),
    /** Edition of the marking scheme the sheet was filled under, and its sum in hundredths once it is final. */
    schemeEdition: integer(),
    total: integer(),
    returnedAt: instant(),
    returnReason: text(),
    scanFileId: uuid(),
  },
  (t) => [unique().on(t.entryId, t.judgeId, t.partKey)],
)

/** 复核: a sample of totals checked by somebody who typed none of them; the seed makes the draw repeatable. */
export const rechecks = pgTable(
  'rechecks',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    seed: text().notNull(),
    shares: jsonb().$type<{ top: string; others: string; errorThreshold: string }>().notNull(),
    full: boolean().notNull().default(false),
    state: text().$type<'open' | 'closed'>().notNull().default('open'),
    items: jsonb().$type<unknown>().notNull().default([]),
    checkedBy: uuid().references(() => users.id),
    /** Hash of the ranking the sample was drawn from. */
    inputHash: text().notNull().default(''),
    drawnBy: uuid().references(() => users.id),
    drawnByName: text(),
    closedAt: instant(),
    closedByName: text(),
  },
  (t) => [index().on(t.regionId, t.eventId)],
)

/**
 * One typed value of a paper sheet: hundredths, or what was given for an item (thousandths of a measurement, 0–3, times). Null for a judge who
 * was absent, and for a sum that the judges did not write.
 */
export interface TypedPaperValue {
  column: string
  value: number | null
  absentJudge: boolean
}

/**
 * 纸质评分单: one entry's paper sheet for one part, typed twice by different people who do not see each other, then agreed or decided
 * by a third from the scan. Only an agreed or decided sheet becomes marks.
 */
export const paperSheets = pgTable(
  'paper_sheets',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    entryId: uuid().notNull().references(() => entries.id, { onDelete: 'cascade' }),
    partKey: text().notNull(),
    state: text().$type<'first' | 'differs' | 'agreed' | 'decided'>().notNull().default('first'),
    firstBy: uuid().notNull().references(() => users.id),
    firstAt: instant().notNull().defaultNow(),
    firstValues: jsonb().$type<TypedPaperValue[]>().notNull(),
    /** The sum as written on the paper, hundredths; null where the sheet has none. */
    firstSum: integer(),
    secondBy: uuid().references(() => users.id),
    secondAt: instant(),
    secondValues: jsonb().$type<TypedPaperValue[]>(),
    secondSum: integer(),
    decidedBy: uuid().references(() => users.id),
    decidedByName: text(),
    decidedAt: instant(),
    decidedValues: jsonb().$type<TypedPaperValue[]>(),
    decidedSum: integer(),
    decidedReason: text(),
  },
  (t) => [
    unique().on(t.entryId, t.partKey),
    index().on(t.regionId, t.eventId),
    check('two_different_typists', sql`${t.secondBy} is null or ${t.secondBy} <> ${t.firstBy}`),
    check('a_third_decides', sql`${t.decidedBy} is null or (${t.decidedBy} <> ${t.firstBy} and ${t.decidedBy} <> ${t.secondBy})`),
  ],
)

/** One typing of a paper sheet, or the decision between two, as it stood when the sheet was opened again. */
export interface PaperTyping {
  round: 'first' | 'second' | 'decided'
  byId: string
  byName: string
  at: string
  values: TypedPaperValue[]
  sum: number | null
  reason: string | null
}

/** What a paper sheet held before it was opened to be typed again: it was agreed or decided, and typed from the wrong paper. Rows are only added. */
export const reopenedPaperSheets = pgTable(
  'reopened_paper_sheets',
  {
    id: id(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    entryId: uuid().notNull().references(() => entries.id, { onDelete: 'cascade' }),
    partKey: text().notNull(),
    typings: jsonb().$type<PaperTyping[]>().notNull(),
    reason: text().notNull(),
    reopenedBy: uuid().notNull().references(() => users.id),
    reopenedByName: text().notNull(),
    reopenedAt: instant().notNull().defaultNow(),
  },
  (t) => [index().on(t.regionId, t.eventId), index().on(t.entryId, t.partKey)],
)
