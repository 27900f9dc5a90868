import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { required } from '#app/lib/errors.ts'
import type { DbOrTx, Tx } from '../client.ts'
import { certificateBatches, certificateCounters, certificates, competitionEvents, files, regions, resultEditions, users, type CertificateStatus } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

export type CertificateRow = typeof certificates.$inferSelect
export type CertificateBatchRow = typeof certificateBatches.$inferSelect

/** Where certificates are issued: of one event, or of the region itself. */
export interface PlaceScope {
  regionId: string
  eventId: string | null
}

const inPlace = ({ regionId, eventId }: PlaceScope) => and(eq(certificateBatches.regionId, regionId), eventId === null ? isNull(certificateBatches.eventId) : eq(certificateBatches.eventId, eventId))

/** Certificates of a kind and place that stand: valid or suspended, of whatever edition. */
export async function listStandingCertificates(db: DbOrTx, { kind, ...place }: PlaceScope & { kind: string }): Promise<CertificateRow[]> {
  const rows = await db
    .select({ certificate: certificates })
    .from(certificates)
    .innerJoin(certificateBatches, eq(certificateBatches.id, certificates.batchId))
    .where(and(inPlace(place), eq(certificates.regionId, place.regionId), eq(certificates.kind, kind), inArray(certificates.status, ['valid', 'suspended'])))
    .orderBy(asc(certificates.serial))
  return rows.map((row) => row.certificate)
}

/**
 * Takes `count` serials in a row. The counter row stays locked until the transaction ends, so that two batches never share a number, and a
 * batch that is rolled back leaves no gap.
 * @returns the first of them
 */
export async function takeSerials(tx: Tx, { regionId, series, year, count: wanted }: { regionId: string; series: string; year: number; count: number }): Promise<number> {
  await tx.insert(certificateCounters).values({ regionId, series, year }).onConflictDoNothing()
  const [row] = await tx
    .update(certificateCounters)
    .set({ next: sql`${certificateCounters.next} + ${wanted}` })
    .where(and(eq(certificateCounters.regionId, regionId), eq(certificateCounters.series, series), eq(certificateCounters.year, year)))
    .returning({ next: certificateCounters.next })
  return required(row).next - wanted
}

export async function insertBatch(tx: Tx, values: typeof certificateBatches.$inferInsert): Promise<CertificateBatchRow> {
  const [row] = await tx.insert(certificateBatches).values(values).returning()
  return required(row)
}

export async function setBatchJob(tx: Tx, { batchId, jobId }: { batchId: string; jobId: string }): Promise<void> {
  await tx.update(certificateBatches).set({ jobId }).where(eq(certificateBatches.id, batchId))
}

export async function insertCertificates(tx: Tx, values: Array<typeof certificates.$inferInsert>): Promise<CertificateRow[]> {
  const rows: CertificateRow[] = []
  // Twenty columns a row: a statement carries at most 65,534 parameters.
  for (let from = 0; from < values.length; from += 500) rows.push(...(await tx.insert(certificates).values(values.slice(from, from + 500)).returning()))
  return rows
}

export interface StatusChange {
  certificateId: string
  regionId: string
  from: readonly CertificateStatus[]
  to: CertificateStatus
  /** Null when it is valid again. */
  reason: string | null
  by: string
  replacedById?: string
}

/** Names the certificate that took another's place. */
export async function setSuccessor(tx: Tx, { certificateId, regionId, replacedById }: { certificateId: string; regionId: string; replacedById: string }): Promise<void> {
  await tx.update(certificates).set({ replacedById }).where(and(eq(certificates.id, certificateId), eq(certificates.regionId, regionId)))
}

/** Writes down that a certificate was left standing although an edition says something else. False when it stands no more. */
export async function keepForEdition(tx: Tx, { certificateId, regionId, editionId, reason }: { certificateId: string; regionId: string; editionId: string; reason: string }): Promise<boolean> {
  const rows = await tx
    .update(certificates)
    .set({ keptForEditionId: editionId, keptReason: reason, version: sql`${certificates.version} + 1` })
    .where(and(eq(certificates.id, certificateId), eq(certificates.regionId, regionId), inArray(certificates.status, ['valid', 'suspended'])))
    .returning({ id: certificates.id })
  return rows.length > 0
}

/** Changes a certificate's status, unless it has left the expected ones meanwhile. */
export async function updateCertificateStatus(tx: Tx, change: StatusChange): Promise<CertificateRow | null> {
  const [row] = await tx
    .update(certificates)
    .set({
      status: change.to, statusReason: change.reason, statusChangedAt: sql`now()`, statusChangedBy: change.by, version: sql`${certificates.version} + 1`,
      ...(change.replacedById === undefined ? {} : { replacedById: change.replacedById }),
    })
    .where(and(eq(certificates.id, change.certificateId), eq(certificates.regionId, change.regionId), inArray(certificates.status, [...change.from])))
    .returning()
  return row ?? null
}

export async function getBatch(db: DbOrTx, { batchId }: { batchId: string }): Promise<CertificateBatchRow | null> {
  const [row] = await db.select().from(certificateBatches).where(eq(certificateBatches.id, batchId))
  return row ?? null
}

/** Certificates of a batch that have no bytes yet, after a serial, in the order of their numbers. */
export async function listUndrawn(db: DbOrTx, { batchId, after, limit }: { batchId: string; after: number; limit: number }): Promise<Array<Pick<CertificateRow, 'id' | 'number' | 'serial' | 'payload'>>> {
  return db
    .select({ id: certificates.id, number: certificates.number, serial: certificates.serial, payload: certificates.payload })
    .from(certificates)
    .where(and(eq(certificates.batchId, batchId), isNull(certificates.pdfFileId), gt(certificates.serial, after)))
    .orderBy(asc(certificates.serial))
    .limit(limit)
}

export interface DrawnFile {
  certificateId: string
  regionId: string
  name: string
  bytes: Buffer
  sha256: string
  credential: unknown
  signer: { fingerprint: string; name: string } | null
}

/** Keeps the bytes of one certificate, once: a second drawing of the same certificate changes nothing. */
export async function storeCertificateFile(tx: Tx, file: DrawnFile): Promise<void> {
  const [open] = await tx.select({ id: certificates.id }).from(certificates).where(and(eq(certificates.id, file.certificateId), isNull(certificates.pdfFileId))).for('update')
  if (!open) return
  const [stored] = await tx
    .insert(files)
    .values({ regionId: file.regionId, ownerType: 'certificate', ownerId: file.certificateId, purpose: 'print', name: file.name, mediaType: 'application/pdf', size: file.bytes.length, sha256: file.sha256, content: file.bytes })
    .returning({ id: files.id })
  await tx.update(certificates).set({ pdfFileId: required(stored).id, pdfHash: file.sha256, credential: file.credential, signerFingerprint: file.signer?.fingerprint ?? null, signerName: file.signer?.name ?? null }).where(eq(certificates.id, file.certificateId))
}

/** Counts what is drawn and closes the batch when nothing is left. */
export async function settleBatch(tx: Tx, { batchId, error }: { batchId: string; error?: string }): Promise<{ done: number; total: number }> {
  const [counted] = await tx.select({ done: count(certificates.pdfFileId) }).from(certificates).where(eq(certificates.batchId, batchId))
  const done = counted?.done ?? 0
  const [row] = await tx
    .update(certificateBatches)
    .set({
      done,
      state: error !== undefined ? 'failed' : sql`case when ${certificateBatches.total} <= ${done} then 'done' else 'drawing' end`,
      error: error ?? null,
      finishedAt: sql`case when ${certificateBatches.total} <= ${done} then now() else ${certificateBatches.finishedAt} end`,
    })
    .where(eq(certificateBatches.id, batchId))
    .returning({ total: certificateBatches.total })
  return { done, total: row?.total ?? 0 }
}

/** All certificates of a kind and place with their editions, by number. */
export async function listPlaceCertificates(db: DbOrTx, { kind, ...place }: PlaceScope & { kind: string }) {
  return db
    .select({
      id: certificates.id, number: certificates.number, verifyCode: certificates.verifyCode, status: certificates.status, statusReason: certificates.statusReason,
      payload: certificates.payload, drawn: isNotNull(certificates.pdfFileId).mapWith(Boolean), edition: resultEditions.edition,
    })
    .from(certificates)
    .innerJoin(certificateBatches, eq(certificateBatches.id, certificates.batchId))
    .leftJoin(resultEditions, eq(resultEditions.id, certificates.editionId))
    .where(and(inPlace(place), eq(certificates.regionId, place.regionId), eq(certificates.kind, kind)))
    .orderBy(desc(certificates.year), asc(certificates.serial))
}

export async function listPlaceBatches(db: DbOrTx, { kind, ...place }: PlaceScope & { kind: string }) {
  return db
    .select({
      id: certificateBatches.id, state: certificateBatches.state, total: certificateBatches.total, done: certificateBatches.done, error: certificateBatches.error,
      jobId: certificateBatches.jobId, createdAt: certificateBatches.createdAt, edition: resultEditions.edition, issuedByName: users.displayName,
    })
    .from(certificateBatches)
    .leftJoin(resultEditions, eq(resultEditions.id, certificateBatches.editionId))
    .innerJoin(users, eq(users.id, certificateBatches.issuedBy))
    .where(and(inPlace(place), eq(certificateBatches.kind, kind)))
    .orderBy(desc(certificateBatches.createdAt))
}

/** One certificate of a region. */
export async function getCertificate(db: DbOrTx, { certificateId, regionId }: { certificateId: string; regionId: string }): Promise<CertificateRow | null> {
  if (!isUuid(certificateId)) return null
  const [row] = await db.select().from(certificates).where(and(eq(certificates.id, certificateId), eq(certificates.regionId, regionId)))
  return row ?? null
}

export interface CertificatePlace {
  /** Both null for certificates of the region. */
  eventId: string | null
  competitionId: string | null
}

/** Event and competition a certificate was issued for; for guards and audit chains. */
export async function getCertificatePlace(db: DbOrTx, { certificateId, regionId }: { certificateId: string; regionId: string }): Promise<CertificatePlace | null> {
  if (!isUuid(certificateId)) return null
  const [row] = await db
    .select({ eventId: competitionEvents.id, competitionId: competitionEvents.competitionId })
    .from(certificates)
    .innerJoin(certificateBatches, eq(certificateBatches.id, certificates.batchId))
    .leftJoin(competitionEvents, eq(competitionEvents.id, certificateBatches.eventId))
    .where(and(eq(certificates.id, certificateId), eq(certificates.regionId, regionId)))
  return row ?? null
}

/** The bytes of a certificate: of a region's for staff, of the person's own for a candidate. Null when it is neither theirs nor drawn. */
export async function getCertificateFile(db: DbOrTx, { certificateId, regionId, personId }: { certificateId: string; regionId: string; personId?: string }) {
  if (!isUuid(certificateId)) return null
  const [row] = await db
    .select({ number: certificates.number, status: certificates.status, content: files.content, sha256: files.sha256 })
    .from(certificates)
    .innerJoin(files, eq(files.id, certificates.pdfFileId))
    .where(and(eq(certificates.id, certificateId), eq(certificates.regionId, regionId), personId === undefined ? undefined : eq(certificates.personId, personId)))
  return row ?? null
}

/** The public record behind a code, with the number that replaced it. */
export async function findByVerifyCode(db: DbOrTx, verifyCode: string) {
  const [row] = await db
    .select({ certificate: certificates, regionName: regions.name, regionCode: regions.code })
    .from(certificates)
    .innerJoin(regions, eq(regions.id, certificates.regionId))
    .where(eq(certificates.verifyCode, verifyCode))
  if (!row) return null
  const named = async (id: string | null) => {
    if (id === null) return null
    const [other] = await db.select({ number: certificates.number, status: certificates.status }).from(certificates).where(eq(certificates.id, id))
    return other ?? null
  }
  const { replacesId, replacedById } = row.certificate
  return { ...row, predecessor: await named(replacesId), successor: await named(replacedById) }
}

/** Certificates of one person in one region, newest first. */
export async function listPersonCertificates(db: DbOrTx, { regionId, personId }: { regionId: string; personId: string }) {
  return db
    .select({ id: certificates.id, kind: certificates.kind, number: certificates.number, status: certificates.status, statusReason: certificates.statusReason, entryId: certificates.entryId, payload: certificates.payload, drawn: isNotNull(certificates.pdfFileId).mapWith(Boolean), issuedAt: certificates.issuedAt, verifyCode: certificates.verifyCode })
    .from(certificates)
    .where(and(eq(certificates.regionId, regionId), eq(certificates.personId, personId)))
    .orderBy(desc(certificates.issuedAt))
}

interface EditionSuspension {
  regionId: string
  editionId: string
  reason: string
  by: string
}

/** Suspends the valid certificates of an edition; their numbers in order. */
export async function suspendEditionCertificates(tx: Tx, { regionId, editionId, reason, by }: EditionSuspension): Promise<string[]> {
  const rows = await tx
    .update(certificates)
    .set({ status: 'suspended', statusReason: reason, statusChangedAt: sql`now()`, statusChangedBy: by, version: sql`${certificates.version} + 1` })
    .where(and(eq(certificates.regionId, regionId), eq(certificates.editionId, editionId), eq(certificates.status, 'valid')))
    .returning({ number: certificates.number })
  return rows.map(({ number }) => number).sort()
}

/** Makes those valid again that were suspended for this reason. */
export async function liftEditionSuspensions(tx: Tx, { regionId, editionId, reason, by }: EditionSuspension): Promise<string[]> {
  const rows = await tx
    .update(certificates)
    .set({ status: 'valid', statusReason: null, statusChangedAt: sql`now()`, statusChangedBy: by, version: sql`${certificates.version} + 1` })
    .where(and(eq(certificates.regionId, regionId), eq(certificates.editionId, editionId), eq(certificates.status, 'suspended'), eq(certificates.statusReason, reason)))
    .returning({ number: certificates.number })
  return rows.map(({ number }) => number).sort()
}

/** The bytes of one stored file, for lists that have read which. */
export async function getFileContent(db: DbOrTx, fileId: string): Promise<Uint8Array | null> {
  const [row] = await db.select({ content: files.content }).from(files).where(eq(files.id, fileId))
  return row?.content ?? null
}
