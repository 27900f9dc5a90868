import { check, index, integer, jsonb, pgTable, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { bytes, id, instant, timestamps, version } from './columns.ts'
import { regions } from './regions.ts'
import { users } from './identity.ts'

/** 公示, 公告, 通知, 通报: a public document with its frozen content and its clock. */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    kind: text().$type<'publicNotice' | 'announcement' | 'circular' | 'awardNotice'>().notNull(),
    subjectType: text().notNull(),
    subjectId: uuid().notNull(),
    title: text().notNull(),
    documentNumber: text(),
    payload: jsonb().$type<unknown>().notNull(),
    payloadHash: text().notNull(),
    state: text().$type<'draft' | 'open' | 'closed' | 'withdrawn'>().notNull().default('draft'),
    opensAt: instant(),
    closesAt: instant(),
    workingDays: smallint(),
    withdrawnAt: instant(),
    withdrawnReason: text(),
    /** When the end of the period was written down; that it is over is decided by `closesAt` alone. */
    closedAt: instant(),
    publishedBy: uuid().references(() => users.id),
    publishedByName: text(),
    /** The objects a role assignment may be narrowed to, for the people who look after it. */
    place: jsonb().$type<{ competitionId?: string; eventId?: string; studioId?: string; roundId?: string }>().notNull().default({}),
  },
  (t) => [
    index().on(t.regionId, t.kind, t.state),
    index().on(t.subjectType, t.subjectId),
    uniqueIndex('one_running_notice').on(t.subjectType, t.subjectId, t.kind).where(sql`state = 'open'`),
  ],
)

/** 异议: what somebody says against a public notice, with or without a name, and what the bureau answered. */
export const noticeObjections = pgTable(
  'notice_objections',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    noticeId: uuid().notNull().references(() => notices.id, { onDelete: 'cascade' }),
    /** SHA-256 of the receipt code; who holds the code may read the answer. */
    receiptHash: text().notNull().unique(),
    filedByName: text(),
    /** Phone or address for the answer, encrypted; never shown in lists. */
    contactCipher: bytes(),
    text: text().notNull(),
    state: text().$type<'filed' | 'upheld' | 'dismissed'>().notNull().default('filed'),
    answer: text(),
    answeredBy: uuid().references(() => users.id),
    answeredByName: text(),
    answeredAt: instant(),
  },
  (t) => [index().on(t.regionId, t.noticeId), check('an_answer_has_its_author', sql`(${t.state} = 'filed') = (${t.answeredBy} is null)`)],
)

/** Files live in the database: the row and its bytes commit together, so that neither exists without the other. */
export const files = pgTable(
  'files',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    regionId: uuid().notNull().references(() => regions.id),
    ownerType: text().notNull(),
    ownerId: uuid().notNull(),
    purpose: text().notNull(),
    name: text().notNull(),
    mediaType: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    content: bytes().notNull(),
    uploadedBy: uuid().references(() => users.id),
    deletedAt: instant(),
  },
  (t) => [index().on(t.regionId, t.ownerType, t.ownerId), unique().on(t.ownerType, t.ownerId, t.purpose, t.sha256)],
)
