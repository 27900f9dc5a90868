import { and, asc, count, desc, eq, inArray, like, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { bankAccounts, claimLines, claims, entitlementFacts, entitlementLines, organisations, persons, studios, type PayeeType } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

export type ClaimRow = typeof claims.$inferSelect
export type ClaimState = ClaimRow['state']
export type BankAccountRow = typeof bankAccounts.$inferSelect

type Scope = { regionId: string }

const payeeName = sql<string | null>`coalesce(${persons.name}, ${studios.name}, ${organisations.name})`

function selectClaims(db: DbOrTx) {
  return db
    .select({
      claim: claims,
      payeeName,
      hostId: studios.hostId,
      leadPersonId: studios.leadPersonId,
      lines: sql<number>`(select count(*)::int from ${claimLines} where ${claimLines.claimId} = ${claims.id})`,
      totalFen: sql<number>`(select coalesce(sum(${claimLines.amountFen}), 0) from ${claimLines} where ${claimLines.claimId} = ${claims.id})`.mapWith(Number),
    })
    .from(claims)
    .leftJoin(persons, and(eq(claims.payeeType, 'person'), eq(persons.id, claims.payeeId)))
    .leftJoin(studios, and(eq(claims.payeeType, 'studio'), eq(studios.id, claims.payeeId)))
    .leftJoin(organisations, and(eq(claims.payeeType, 'organisation'), eq(organisations.id, claims.payeeId)))
}

export async function listClaims(db: DbOrTx, { regionId, states }: Scope & { states?: readonly ClaimState[] }) {
  return selectClaims(db)
    .where(and(eq(claims.regionId, regionId), states && inArray(claims.state, [...states])))
    .orderBy(desc(claims.createdAt), desc(claims.number))
}

export async function countClaims(db: DbOrTx, { regionId, states }: Scope & { states: readonly ClaimState[] }): Promise<number> {
  const [row] = await db.select({ n: count() }).from(claims).where(and(eq(claims.regionId, regionId), inArray(claims.state, [...states])))
  return row?.n ?? 0
}

export async function getClaim(db: DbOrTx, { regionId, claimId }: Scope & { claimId: string }) {
  if (!isUuid(claimId)) return null
  const [row] = await selectClaims(db).where(and(eq(claims.regionId, regionId), eq(claims.id, claimId)))
  return row ?? null
}

/** The lines of a claim with what they stand on. */
export async function listClaimLines(db: DbOrTx, { regionId, claimIds }: Scope & { claimIds: readonly string[] }) {
  if (claimIds.length === 0) return []
  return db
    .select({
      id: claimLines.id,
      claimId: claimLines.claimId,
      amountFen: claimLines.amountFen,
      personalFen: claimLines.personalFen,
      line: entitlementLines,
      fact: { id: entitlementFacts.id, kind: entitlementFacts.kind, on: entitlementFacts.on, label: entitlementFacts.label, fields: entitlementFacts.fact },
    })
    .from(claimLines)
    .innerJoin(entitlementLines, eq(entitlementLines.id, claimLines.lineId))
    .innerJoin(entitlementFacts, eq(entitlementFacts.id, entitlementLines.factId))
    .where(and(eq(claimLines.regionId, regionId), inArray(claimLines.claimId, [...claimIds])))
    .orderBy(asc(entitlementFacts.on), asc(entitlementLines.rule), asc(entitlementLines.part))
}

export type ClaimLineRow = Awaited<ReturnType<typeof listClaimLines>>[number]

/** How many numbers with this beginning are taken; read under the region's lock. */
export async function countClaimNumbers(tx: Tx, { regionId, prefix }: Scope & { prefix: string }): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(claims).where(and(eq(claims.regionId, regionId), like(claims.number, `${prefix}%`)))
  return row?.n ?? 0
}

export async function insertClaim(tx: Tx, row: Omit<typeof claims.$inferInsert, 'id'>, lines: ReadonlyArray<{ lineId: string; amountFen: number; personalFen: number }>): Promise<string> {
  const [inserted] = await tx.insert(claims).values(row).returning({ id: claims.id })
  const claimId = inserted!.id
  await tx.insert(claimLines).values(lines.map((line) => ({ ...line, claimId, regionId: row.regionId })))
  return claimId
}

/** Changes a claim that is in one of these states. False when it has moved on. */
export async function moveClaim(tx: Tx, { regionId, claimId, from, set }: Scope & { claimId: string; from: readonly ClaimState[]; set: Partial<typeof claims.$inferInsert> }): Promise<boolean> {
  const rows = await tx
    .update(claims)
    .set({ ...set, version: sql`${claims.version} + 1` })
    .where(and(eq(claims.regionId, regionId), eq(claims.id, claimId), inArray(claims.state, [...from])))
    .returning({ id: claims.id })
  return rows.length === 1
}

export async function setPersonalShare(tx: Tx, { regionId, claimLineId, fen }: Scope & { claimLineId: string; fen: number }): Promise<void> {
  await tx.update(claimLines).set({ personalFen: fen }).where(and(eq(claimLines.regionId, regionId), eq(claimLines.id, claimLineId)))
}

/** Lets the lines of a claim go, so that another claim may ask for them. */
export async function releaseClaimLines(tx: Tx, { regionId, claimId }: Scope & { claimId: string }): Promise<void> {
  await tx.update(claimLines).set({ live: false }).where(and(eq(claimLines.regionId, regionId), eq(claimLines.claimId, claimId)))
}

type Owner = { ownerType: 'person' | 'organisation'; ownerId: string }

/** The account in use of each owner. */
export async function listActiveAccounts(db: DbOrTx, { regionId, ownerIds }: Scope & { ownerIds: readonly string[] }): Promise<Map<string, BankAccountRow>> {
  if (ownerIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(bankAccounts)
    .where(and(eq(bankAccounts.regionId, regionId), eq(bankAccounts.state, 'active'), inArray(bankAccounts.ownerId, [...ownerIds])))
  return new Map(rows.map((row) => [row.ownerId, row]))
}

/** Accounts in use and those that wait for a second person, with their owners. */
export async function listBankAccounts(db: DbOrTx, { regionId }: Scope) {
  return db
    .select({ account: bankAccounts, ownerName: sql<string | null>`coalesce(${persons.name}, ${organisations.name})` })
    .from(bankAccounts)
    .leftJoin(persons, and(eq(bankAccounts.ownerType, 'person'), eq(persons.id, bankAccounts.ownerId)))
    .leftJoin(organisations, and(eq(bankAccounts.ownerType, 'organisation'), eq(organisations.id, bankAccounts.ownerId)))
    .where(and(eq(bankAccounts.regionId, regionId), inArray(bankAccounts.state, ['proposed', 'active'])))
    .orderBy(desc(bankAccounts.state), desc(bankAccounts.createdAt))
}

export async function insertBankAccount(tx: Tx, row: Pick<typeof bankAccounts.$inferInsert, 'regionId' | 'ownerType' | 'ownerId' | 'bankName' | 'accountCipher' | 'accountIndex' | 'proposedBy'>): Promise<string> {
  const [inserted] = await tx.insert(bankAccounts).values(row).returning({ id: bankAccounts.id })
  return inserted!.id
}

export async function getProposedAccount(tx: Tx, { regionId, accountId }: Scope & { accountId: string }): Promise<BankAccountRow | null> {
  if (!isUuid(accountId)) return null
  const [row] = await tx.select().from(bankAccounts).where(and(eq(bankAccounts.regionId, regionId), eq(bankAccounts.id, accountId))).for('update')
  return row ?? null
}

/** Puts an account in use in place of the former one. */
export async function activateAccount(tx: Tx, { regionId, account, by }: Scope & { account: BankAccountRow; by: string }): Promise<void> {
  await tx
    .update(bankAccounts)
    .set({ state: 'replaced' })
    .where(and(eq(bankAccounts.regionId, regionId), eq(bankAccounts.ownerType, account.ownerType), eq(bankAccounts.ownerId, account.ownerId), eq(bankAccounts.state, 'active')))
  await tx.update(bankAccounts).set({ state: 'active', approvedBy: by, version: sql`${bankAccounts.version} + 1` }).where(and(eq(bankAccounts.regionId, regionId), eq(bankAccounts.id, account.id)))
}

export async function refuseAccount(tx: Tx, { regionId, accountId }: Scope & { accountId: string }): Promise<void> {
  await tx.update(bankAccounts).set({ state: 'refused' }).where(and(eq(bankAccounts.regionId, regionId), eq(bankAccounts.id, accountId)))
}

/** Whether a person or unit belongs to the region. */
export async function ownerExists(db: DbOrTx, { regionId, ownerType, ownerId }: Scope & Owner): Promise<boolean> {
  if (!isUuid(ownerId)) return false
  const table = ownerType === 'person' ? persons : organisations
  const rows = await db.select({ id: table.id }).from(table).where(and(eq(table.id, ownerId), eq(table.regionId, regionId)))
  return rows.length === 1
}

/** Host and leader of studios: who is paid for them. */
export async function listStudioOwners(db: DbOrTx, { regionId, studioIds }: Scope & { studioIds: readonly string[] }): Promise<Map<string, { hostId: string | null; leadPersonId: string | null }>> {
  if (studioIds.length === 0) return new Map()
  const rows = await db.select({ id: studios.id, hostId: studios.hostId, leadPersonId: studios.leadPersonId }).from(studios).where(and(eq(studios.regionId, regionId), inArray(studios.id, [...studioIds])))
  return new Map(rows.map(({ id, ...owner }) => [id, owner]))
}

/** Claims of some payees, newest first. */
export async function listClaimsOf(db: DbOrTx, { regionId, payees }: Scope & { payees: ReadonlyArray<{ type: PayeeType; ids: readonly string[] }> }) {
  const ids = payees.flatMap((payee) => payee.ids)
  if (ids.length === 0) return []
  return selectClaims(db)
    .where(and(eq(claims.regionId, regionId), inArray(claims.payeeId, ids)))
    .orderBy(desc(claims.createdAt))
}
