import { index, integer, jsonb, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
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
    publishedBy: uuid().references(() => users.id),
  },
  (t) => [index().on(t.regionId, t.kind, t.state), index().on(t.subjectType, t.subjectId)],
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
