import { index, integer, jsonb, pgTable, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { id, instant, timestamps, version } from './columns.ts'
import { regions } from './regions.ts'
import { persons, users } from './identity.ts'
import { competitionEvents, competitions } from './competitions.ts'
import { entries } from './entries.ts'
import { resultEditions } from './results.ts'
import { studioRequests } from './studios.ts'

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

/** 一次发证: issued in one act, from one frozen edition where its kind has one; numbers are fixed with the batch, bytes follow in the background. */
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
  (t) => [index().on(t.regionId), index().on(t.eventId), index().on(t.editionId)],
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
    /** What it is about within its kind: the entry, appointment or studio. One certificate at a time stands for it. */
    sourceKey: text().notNull().default(''),
    payload: jsonb().$type<unknown>().notNull(),
    payloadHash: text().notNull(),
    pdfFileId: uuid(),
    pdfHash: text(),
    /** The signed Open Badges credential, made with the bytes and attached to them. */
    credential: jsonb().$type<unknown>(),
    /** SHA-256 of the certificate whose key signed the file, and its name. */
    signerFingerprint: text(),
    signerName: text(),
    status: text().$type<CertificateStatus>().notNull().default('valid'),
    statusReason: text(),
    statusChangedAt: instant(),
    statusChangedBy: uuid().references(() => users.id),
    replacesId: uuid(),
    replacedById: uuid(),
    /** The edition that an officer compared it with and left it standing, although that edition says something else. */
    keptForEditionId: uuid(),
    keptReason: text(),
    issuedAt: instant().notNull().defaultNow(),
    issuedBy: uuid().notNull().references(() => users.id),
  },
  (t) => [
    unique().on(t.regionId, t.series, t.year, t.serial),
    unique().on(t.regionId, t.number),
    index().on(t.regionId, t.editionId),
    index().on(t.personId),
    index().on(t.batchId),
    uniqueIndex('one_standing_certificate').on(t.regionId, t.kind, t.sourceKey).where(sql`status in ('valid', 'suspended') and source_key <> ''`),
  ],
)

export type ProofState = 'asked' | 'confirmed' | 'reported' | 'settled' | 'superseded'

/** 核对: what a certificate will say, shown to its holder before it is issued. Another content asks again. */
export const certificateProofs = pgTable(
  'certificate_proofs',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    editionId: uuid().notNull().references(() => resultEditions.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    entryId: uuid().notNull().references(() => entries.id, { onDelete: 'cascade' }),
    personId: uuid().notNull().references(() => persons.id),
    content: jsonb().$type<unknown>().notNull(),
    contentHash: text().notNull(),
    state: text().$type<ProofState>().notNull().default('asked'),
    answer: text(),
    answeredAt: instant(),
    reply: text(),
    repliedBy: uuid().references(() => users.id),
    askedBy: uuid().notNull().references(() => users.id),
  },
  (t) => [index().on(t.regionId, t.eventId), index().on(t.personId), unique().on(t.editionId, t.kind, t.entryId, t.contentHash)],
)

/** 公章图样: an image of a region's seal; used once two different people have approved it. At most one is in use. */
export const regionSeals = pgTable(
  'region_seals',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    issuerName: text().notNull(),
    fileId: uuid(),
    sha256: text().notNull(),
    state: text().$type<'proposed' | 'active' | 'retired'>().notNull().default('proposed'),
    uploadedBy: uuid().notNull().references(() => users.id),
    activatedAt: instant(),
    retiredAt: instant(),
    retiredBy: uuid().references(() => users.id),
  },
  (t) => [index().on(t.regionId), uniqueIndex('one_seal_in_use').on(t.regionId).where(sql`state = 'active'`)],
)

export const sealApprovals = pgTable(
  'seal_approvals',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    regionId: uuid().notNull().references(() => regions.id),
    sealId: uuid().notNull().references(() => regionSeals.id, { onDelete: 'cascade' }),
    approvedBy: uuid().notNull().references(() => users.id),
  },
  (t) => [unique().on(t.sealId, t.approvedBy)],
)

/** 公文: a notice drawn up from a frozen edition; edited as a draft, frozen with its hash when it is issued. */
export const officialDocuments = pgTable(
  'official_documents',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    competitionId: uuid().references(() => competitions.id),
    kind: text().$type<'awardNotice' | 'assessmentCircular' | 'recognition'>().notNull(),
    /** The application it recognises. */
    studioRequestId: uuid().references(() => studioRequests.id),
    title: text().notNull(),
    documentNumber: text().notNull(),
    /** The editions its tables were taken from. */
    editionIds: uuid().array().notNull().default([]),
    payload: jsonb().$type<unknown>().notNull(),
    payloadHash: text(),
    state: text().$type<'draft' | 'issued' | 'discarded'>().notNull().default('draft'),
    createdBy: uuid().notNull().references(() => users.id),
    issuedBy: uuid().references(() => users.id),
    issuedAt: instant(),
  },
  (t) => [index().on(t.regionId, t.state), uniqueIndex('one_draft_per_application').on(t.studioRequestId).where(sql`state = 'draft'`), uniqueIndex('one_document_per_number').on(t.regionId, t.documentNumber).where(sql`state = 'issued'`)],
)
