import { boolean, check, index, integer, jsonb, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { id, instant, timestamps, version } from './columns.ts'
import { organisations, regions } from './regions.ts'
import { persons, users, type SkillLevel } from './identity.ts'
import { competitionEvents, competitions } from './competitions.ts'

export type EntryStatus = 'competed' | 'absent' | 'didNotFinish' | 'withdrawn' | 'disqualified'
export type RegistrationState = 'draft' | 'submitted' | 'accepted' | 'returned' | 'refused'

/** 导入批次: rows read from a workbook, their problems, and what became of them. Undone as a whole or not at all. */
export const importBatches = pgTable(
  'import_batches',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    competitionId: uuid().notNull().references(() => competitions.id, { onDelete: 'cascade' }),
    eventId: uuid().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    kind: text().$type<'entrants' | 'marks'>().notNull(),
    fileName: text().notNull(),
    fileHash: text().notNull(),
    fileBytes: integer().notNull(),
    state: text().$type<'reading' | 'refused' | 'preview' | 'confirmed' | 'undone' | 'discarded'>().notNull(),
    refusal: text(),
    /** Cells as text with their addresses, as read and as corrected in the browser. */
    sheet: jsonb().$type<unknown>().notNull().default({}),
    problems: jsonb().$type<unknown>().notNull().default([]),
    counts: jsonb().$type<{ rows: number; added: number; changed: number; unchanged: number; problems: number }>(),
    /** What undoing has to restore (created ids, earlier values). */
    effects: jsonb().$type<unknown>().notNull().default({}),
    createdBy: uuid().notNull().references(() => users.id),
    confirmedBy: uuid().references(() => users.id),
    confirmedAt: instant(),
    undoneBy: uuid().references(() => users.id),
    undoneAt: instant(),
    /** Set when a unit registers its own people: the list is that unit's, and whom it adds waits in the qualification queue. */
    organisationId: uuid().references(() => organisations.id),
  },
  (t) => [index().on(t.regionId, t.competitionId), index().on(t.eventId, t.fileHash), index().on(t.organisationId)],
)

export interface RegistrationAnswers {
  insured?: boolean
  levelCertificate?: string
}

/** 参赛记录: one person in one event. Level held is for the event's occupation on the day of the final. */
export const entries = pgTable(
  'entries',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    competitionId: uuid().notNull().references(() => competitions.id, { onDelete: 'cascade' }),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    personId: uuid().notNull().references(() => persons.id),
    organisationId: uuid().references(() => organisations.id),
    /** As printed in lists of this contest; frozen here so that a later change of employer does not rewrite a result. */
    organisationName: text().notNull().default(''),
    /** 参赛编号, unique in the event. */
    number: text().notNull(),
    teamName: text(),
    skillLevelHeld: text().$type<SkillLevel>(),
    registration: text().$type<RegistrationState>().notNull().default('accepted'),
    registrationNote: text(),
    status: text().$type<EntryStatus>().notNull().default('competed'),
    statusReason: text(),
    checkedInAt: instant(),
    seat: text(),
    batch: smallint(),
    importBatchId: uuid().references(() => importBatches.id),
    consentId: uuid(),
    /** What the entrant declared besides the facts of the person. */
    answers: jsonb().$type<RegistrationAnswers>().notNull().default({}),
    submittedBy: uuid().references(() => users.id),
    submittedAt: instant(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: instant(),
    /** Random, in the QR code of the admission slip: who scans it finds the entry, and nobody can guess one. */
    slipCode: text().unique(),
  },
  (t) => [
    unique().on(t.eventId, t.number),
    unique().on(t.eventId, t.personId),
    index().on(t.regionId, t.competitionId, t.eventId),
    index().on(t.personId),
  ],
)

/** 加密层: one draw of codes. A mapping is readable only to two different people together. */
export const blindLayers = pgTable(
  'blind_layers',
  {
    id: id(),
    ...timestamps(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    layer: smallint().notNull(),
    seed: text().notNull(),
    sealedAt: instant(),
    sealedBy: uuid().references(() => users.id),
    unsealFirstBy: uuid().references(() => users.id),
    unsealFirstAt: instant(),
    unsealSecondBy: uuid().references(() => users.id),
    unsealedAt: instant(),
  },
  (t) => [
    unique().on(t.eventId, t.layer),
    check('two_people_unseal', sql`${t.unsealSecondBy} is null or ${t.unsealSecondBy} <> ${t.unsealFirstBy}`),
  ],
)

export const blindCodes = pgTable(
  'blind_codes',
  {
    id: id(),
    layerId: uuid().notNull().references(() => blindLayers.id, { onDelete: 'cascade' }),
    entryId: uuid().notNull().references(() => entries.id, { onDelete: 'cascade' }),
    code: text().notNull(),
    drawnAt: instant().notNull().defaultNow(),
    voided: boolean().notNull().default(false),
  },
  (t) => [unique().on(t.layerId, t.code), unique().on(t.layerId, t.entryId)],
)

/**
 * 双人查阅: one look at one sealed code, asked for by one person with a reason and allowed by another. Both see the name until `expiresAt`; the
 * look itself stays here and in the audit.
 */
export const blindReadings = pgTable(
  'blind_readings',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    layerId: uuid().notNull().references(() => blindLayers.id, { onDelete: 'cascade' }),
    code: text().notNull(),
    reason: text().notNull(),
    askedBy: uuid().notNull().references(() => users.id),
    allowedBy: uuid().references(() => users.id),
    allowedAt: instant(),
    expiresAt: instant(),
  },
  (t) => [index().on(t.eventId), check('two_people_read', sql`${t.allowedBy} is null or ${t.allowedBy} <> ${t.askedBy}`)],
)
