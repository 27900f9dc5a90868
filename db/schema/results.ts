import { boolean, check, index, integer, jsonb, pgTable, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { id, instant, timestamps, version } from './columns.ts'
import { regions } from './regions.ts'
import { persons, users, type SkillLevel } from './identity.ts'
import { competitionEvents, competitions } from './competitions.ts'
import { entries } from './entries.ts'

export type ResultEditionState = 'confirmed' | 'published' | 'superseded' | 'withdrawn'

/** One changed person between two editions. */
export interface ResultChange {
  entryId: string
  number: string
  name: string
  changes: Array<{ field: string; before: string | null; after: string | null }>
}

/** What people decided about ties across a last place, by entry ids; the engine's third argument (scoring/ranking/decide-contest.ts). */
export interface StoredSettlements {
  promotions: Array<{ tier: 'technician' | 'seniorWorker'; members: string[]; granted: string[] }>
  awards: Array<{ award: string; members: string[]; granted: string[] }>
}

/**
 * 成绩版本: the frozen result of one event. `input` is the engine's whole input and `output` its whole answer (CONTRACTS.md rank),
 * `inputHash` is SHA-256 of the canonical input: anybody can recompute it. `settlements` are the decided ties that went into the answer. Page, notice, certificates and exports read from here.
 */
export const resultEditions = pgTable(
  'result_editions',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    competitionId: uuid().notNull().references(() => competitions.id, { onDelete: 'cascade' }),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    edition: integer().notNull(),
    state: text().$type<ResultEditionState>().notNull(),
    ruleEditionId: uuid().notNull(),
    policyId: text(),
    input: jsonb().$type<unknown>().notNull(),
    output: jsonb().$type<unknown>().notNull(),
    settlements: jsonb().$type<StoredSettlements>().notNull().default({ promotions: [], awards: [] }),
    inputHash: text().notNull(),
    outputHash: text().notNull(),
    fieldSize: integer().notNull(),
    /** Names, units and numbers as they stood; key entry id. */
    people: jsonb().$type<Record<string, { name: string; number: string; organisation: string }>>().notNull(),
    reason: text(),
    changes: jsonb().$type<ResultChange[]>().notNull().default([]),
    confirmedBy: uuid().notNull().references(() => users.id),
    confirmedByName: text().notNull(),
    confirmedAt: instant().notNull().defaultNow(),
    publishedBy: uuid().references(() => users.id),
    publishedByName: text(),
    publishedAt: instant(),
    /** Announced to the field with the appeal clock running; `appealsCloseAt` is decided by the database clock. */
    provisionalAt: instant(),
    provisionalByName: text(),
    appealsCloseAt: instant(),
    withdrawnAt: instant(),
    withdrawnReason: text(),
    /** Head of the competition's audit chain when this edition was frozen; printed on the signed paper. */
    auditHead: text(),
  },
  (t) => [
    unique().on(t.eventId, t.edition),
    uniqueIndex('one_published_edition').on(t.eventId).where(sql`state = 'published'`),
    index().on(t.regionId, t.competitionId),
  ],
)

/** The edition's lines, one per entry, for lists and joins; written once with the edition. */
export const resultRows = pgTable(
  'result_rows',
  {
    id: id(),
    regionId: uuid().notNull().references(() => regions.id),
    editionId: uuid().notNull().references(() => resultEditions.id, { onDelete: 'cascade' }),
    entryId: uuid().notNull().references(() => entries.id),
    personId: uuid().notNull().references(() => persons.id),
    position: smallint().notNull(),
    rank: integer(),
    /** Hundredths; null = unranked. */
    total: integer(),
    tied: boolean().notNull().default(false),
    decidedBy: text(),
    unranked: text(),
    award: text(),
    promotion: text().$type<'technician' | 'seniorWorker' | 'alreadyHeld' | 'undecided' | 'none'>(),
    route: text(),
  },
  (t) => [unique().on(t.editionId, t.entryId), index().on(t.personId), index().on(t.regionId, t.editionId)],
)

/** A tie across a cap, decided by a named person with a reason (A7.4 E16). Valid only for exactly the inputs it was made for. */
export const tieDecisions = pgTable(
  'tie_decisions',
  {
    id: id(),
    ...timestamps(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    /** What is decided: a promotion tier or an award tier. */
    subject: text().$type<'technician' | 'seniorWorker' | 'award'>().notNull(),
    awardKey: text().notNull().default(''),
    entryIds: uuid().array().notNull(),
    grantedEntryIds: uuid().array().notNull(),
    option: text().$type<'none' | 'allFit' | 'extraTest'>().notNull(),
    reason: text().notNull(),
    inputHash: text().notNull(),
    decidedBy: uuid().notNull().references(() => users.id),
    decidedByName: text().notNull(),
    revokedAt: instant(),
  },
  (t) => [index().on(t.regionId, t.eventId)],
)

/** 拟晋升: a proposal from an edition, confirmed by a named officer, later announced and handed to the evaluation body (D1.4, D1.5). */
export const promotions = pgTable(
  'promotions',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    editionId: uuid().notNull().references(() => resultEditions.id, { onDelete: 'cascade' }),
    entryId: uuid().notNull().references(() => entries.id),
    personId: uuid().notNull().references(() => persons.id),
    occupationCode: text(),
    toLevel: text().$type<SkillLevel>().notNull(),
    route: text().notNull(),
    levelHeld: text().$type<SkillLevel>(),
    state: text().$type<'proposed' | 'confirmed' | 'declined' | 'superseded' | 'revoked'>().notNull().default('proposed'),
    cites: jsonb().$type<Array<{ policy: string; clause: string }>>().notNull(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: instant(),
    reason: text(),
  },
  (t) => [unique().on(t.editionId, t.entryId), index().on(t.personId)],
)

/** 申诉 and 异议: appeals within the clock and objections to a public notice, with their decisions. */
export const appeals = pgTable(
  'appeals',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    competitionId: uuid().notNull().references(() => competitions.id, { onDelete: 'cascade' }),
    eventId: uuid().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    editionId: uuid().references(() => resultEditions.id),
    kind: text().$type<'appeal' | 'objection'>().notNull(),
    entryId: uuid().references(() => entries.id),
    filedBy: uuid().references(() => users.id),
    filedByName: text().notNull(),
    contactCipher: text(),
    text: text().notNull(),
    state: text().$type<'filed' | 'admitted' | 'refused' | 'upheld' | 'dismissed' | 'withdrawn'>().notNull().default('filed'),
    decision: text(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: instant(),
    dueAt: instant(),
  },
  (t) => [index().on(t.regionId, t.competitionId)],
)

export const appealMessages = pgTable(
  'appeal_messages',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    appealId: uuid().notNull().references(() => appeals.id, { onDelete: 'cascade' }),
    by: uuid().references(() => users.id),
    text: text().notNull(),
    fileIds: uuid().array().notNull().default([]),
  },
  (t) => [index().on(t.appealId)],
)

/** Signatures on a frozen edition: two different people, each with a fresh password. */
export const signOffs = pgTable(
  'sign_offs',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    regionId: uuid().notNull().references(() => regions.id),
    editionId: uuid().notNull().references(() => resultEditions.id, { onDelete: 'cascade' }),
    duty: text().$type<'chiefJudge' | 'supervisor' | 'officer'>().notNull(),
    signedBy: uuid().notNull().references(() => users.id),
    signedByName: text().notNull().default(''),
    outputHash: text().notNull(),
  },
  (t) => [unique().on(t.editionId, t.duty), unique().on(t.editionId, t.signedBy), check('hash_given', sql`length(${t.outputHash}) = 64`)],
)
