import { boolean, check, date, index, integer, jsonb, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { id, instant, timestamps, version } from './columns.ts'
import { regions } from './regions.ts'
import { persons, users } from './identity.ts'
import { studioRequests, studios } from './studios.ts'

/** What a person writes into the minutes; scores, ties and reasons come from the round itself. */
export interface PanelMinutes {
  metOn: string
  place: string
  chair: string
  recorder: string
  present: string[]
  absent: string[]
  remarks: string
}

/** 评审轮次: recognition or assessment of many studios under one rubric. */
export const reviewRounds = pgTable(
  'review_rounds',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    name: text().notNull(),
    purpose: text().$type<'recognition' | 'assessment'>().notNull(),
    year: smallint().notNull(),
    policyId: text(),
    asOf: date({ mode: 'string' }).notNull(),
    rubricKey: text().notNull(),
    rubric: jsonb().$type<unknown>().notNull(),
    thresholds: jsonb().$type<{ excellent: string; qualified: string }>().notNull(),
    state: text().$type<'draft' | 'collecting' | 'reviewing' | 'meeting' | 'publicNotice' | 'closed'>().notNull().default('draft'),
    dueAt: instant(),
    /** 优秀比例 in basis points that replaces the policy's; null leaves it to the policy. */
    excellentShare: integer(),
    /** 文号 of the circular. */
    documentNumber: text(),
    expertsPerStudio: smallint().notNull().default(2),
    /** 评审会纪要: who met when and where, and what the record adds to the decisions; null before it is written. */
    minutes: jsonb().$type<PanelMinutes>(),
  },
  (t) => [unique().on(t.regionId, t.name), index().on(t.regionId, t.state)],
)

/** Who is assessed in a round and who is not, and why. */
export const reviewCandidates = pgTable(
  'review_candidates',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    roundId: uuid().notNull().references(() => reviewRounds.id, { onDelete: 'cascade' }),
    studioId: uuid().notNull().references(() => studios.id),
    status: text().$type<'assessed' | 'exempt' | 'notDue' | 'withdrawn'>().notNull(),
    statusReason: text(),
    selfScore: integer(),
    selfSheet: jsonb().$type<unknown>().notNull().default({}),
    finalScore: integer(),
    vetoed: boolean().notNull().default(false),
    grade: text().$type<'excellent' | 'qualified' | 'unqualified' | 'undecided'>(),
    gradeReason: text(),
    decidedBy: uuid().references(() => users.id),
    decisionReason: text(),
    /** What the panel tells the studio, by item of the rubric; `all` for the whole. */
    panelRemarks: jsonb().$type<Record<string, string>>().notNull().default({}),
  },
  (t) => [unique().on(t.roundId, t.studioId), index().on(t.regionId, t.roundId)],
)

/** 评审分工: an expert on a studio; blind until both have submitted. */
export const reviewAssignments = pgTable(
  'review_assignments',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    roundId: uuid().notNull().references(() => reviewRounds.id, { onDelete: 'cascade' }),
    studioId: uuid().notNull().references(() => studios.id),
    expertPersonId: uuid().notNull().references(() => persons.id),
    state: text().$type<'proposed' | 'accepted' | 'declined' | 'submitted' | 'returned'>().notNull().default('proposed'),
    declineReason: text(),
    /** 回避: the expert may not judge this studio, whoever asks again. */
    conflict: boolean().notNull().default(false),
    byHand: boolean().notNull().default(false),
    sheet: jsonb().$type<unknown>().notNull().default({}),
    /** Hundredths. */
    score: integer(),
    submittedAt: instant(),
    visitedOn: date({ mode: 'string' }),
  },
  (t) => [unique().on(t.roundId, t.studioId, t.expertPersonId), index().on(t.regionId, t.expertPersonId)],
)

/** 认定评审意见: an expert on an application; dealt, declined and kept blind like the sheets of a round. */
export const recognitionOpinions = pgTable(
  'recognition_opinions',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    studioId: uuid().notNull().references(() => studios.id, { onDelete: 'cascade' }),
    requestId: uuid().notNull().references(() => studioRequests.id, { onDelete: 'cascade' }),
    expertPersonId: uuid().notNull().references(() => persons.id),
    state: text().$type<'proposed' | 'accepted' | 'declined' | 'submitted'>().notNull().default('proposed'),
    declineReason: text(),
    /** 回避: the expert may not judge this studio, whoever asks again. */
    conflict: boolean().notNull().default(false),
    byHand: boolean().notNull().default(false),
    dueAt: instant(),
    grade: text().$type<'recommend' | 'undecided' | 'against'>(),
    reason: text(),
    /** Which submission of the application the opinion is about, counted from 1. */
    submission: integer(),
    submittedAt: instant(),
    visitedOn: date({ mode: 'string' }),
  },
  (t) => [unique().on(t.requestId, t.expertPersonId), index().on(t.regionId, t.expertPersonId)],
)

/** The frozen result of a round: engine input and answer (CONTRACTS.md assess), as for contests. */
export const reviewEditions = pgTable(
  'review_editions',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    regionId: uuid().notNull().references(() => regions.id),
    roundId: uuid().notNull().references(() => reviewRounds.id, { onDelete: 'cascade' }),
    edition: integer().notNull(),
    input: jsonb().$type<unknown>().notNull(),
    output: jsonb().$type<unknown>().notNull(),
    inputHash: text().notNull(),
    outputHash: text().notNull(),
    reason: text(),
    confirmedBy: uuid().notNull().references(() => users.id),
    publishedAt: instant(),
  },
  (t) => [unique().on(t.roundId, t.edition), check('input_hash_given', sql`length(${t.inputHash}) = 64`)],
)
