import { index, integer, jsonb, pgTable, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { id, instant, timestamps, version } from './columns.ts'
import { regions } from './regions.ts'
import { persons, users } from './identity.ts'
import { competitionEvents } from './competitions.ts'
import { entries } from './entries.ts'
import { resultEditions } from './results.ts'

export type CertificateStatus = 'valid' | 'suspended' | 'revoked' | 'replaced'

/** Next serial per region, series and year. The row is locked while numbers are taken, so that none is used twice and none is skipped. */
export const certificateCounters = pgTable(
  'certificate_counters',
  {
    id: id(),
    regionId: uuid().notNull().references(() => regions.id),
    series: text().notNull(),
    year: smallint().notNull(),
    next: integer().notNull().default(1),
  },
  (t) => [unique().on(t.regionId, t.series, t.year)],
)

/** 一次发证: issued from one frozen edition in one act; numbers are fixed with the batch, bytes follow in the background. */
export const certificateBatches = pgTable(
  'certificate_batches',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().references(() => competitionEvents.id),
    editionId: uuid().references(() => resultEditions.id),
    kind: text().notNull(),
    state: text().$type<'drawing' | 'done' | 'failed'>().notNull().default('drawing'),
    total: integer().notNull(),
    done: integer().notNull().default(0),
    error: text(),
    jobId: uuid(),
    issuedBy: uuid().notNull().references(() => users.id),
    finishedAt: instant(),
  },
  (t) => [uniqueIndex('one_batch_per_edition_kind').on(t.editionId, t.kind).where(sql`edition_id is not null`), index().on(t.regionId)],
)

/**
 * 证书: the record is the truth, the paper is its print. `payload` is frozen; `pdfFileId` holds the bytes drawn from it.
 * `verifyCode` is 128 random bits in base32: it stands in the QR address and cannot be guessed.
 */
export const certificates = pgTable(
  'certificates',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    batchId: uuid().references(() => certificateBatches.id),
    kind: text().notNull(),
    series: text().notNull(),
    year: smallint().notNull(),
    serial: integer().notNull(),
    number: text().notNull(),
    verifyCode: text().notNull().unique(),
    personId: uuid().references(() => persons.id),
    entryId: uuid().references(() => entries.id),
    studioId: uuid(),
    editionId: uuid().references(() => resultEditions.id),
    payload: jsonb().$type<unknown>().notNull(),
    payloadHash: text().notNull(),
    pdfFileId: uuid(),
    pdfHash: text(),
    status: text().$type<CertificateStatus>().notNull().default('valid'),
    statusReason: text(),
    statusChangedAt: instant(),
    statusChangedBy: uuid().references(() => users.id),
    replacesId: uuid(),
    replacedById: uuid(),
    issuedAt: instant().notNull().defaultNow(),
    issuedBy: uuid().notNull().references(() => users.id),
  },
  (t) => [
    unique().on(t.regionId, t.series, t.year, t.serial),
    unique().on(t.regionId, t.number),
    index().on(t.regionId, t.editionId),
    index().on(t.personId),
    index().on(t.batchId),
  ],
)
