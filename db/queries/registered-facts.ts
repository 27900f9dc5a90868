import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'
import { registeredFacts } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

export async function insertRegisteredFact(tx: Tx, row: Pick<typeof registeredFacts.$inferInsert, 'regionId' | 'kind' | 'on' | 'fact' | 'documentNumber' | 'enteredBy'>): Promise<string> {
  const [inserted] = await tx.insert(registeredFacts).values(row).returning({ id: registeredFacts.id })
  return inserted!.id
}

/** Marks a registered fact as withdrawn; null when there is none or it is withdrawn already. */
export async function withdrawRegisteredFact(tx: Tx, { regionId, factId, reason }: { regionId: string; factId: string; reason: string }): Promise<string | null> {
  if (!isUuid(factId)) return null
  const [row] = await tx
    .update(registeredFacts)
    .set({ withdrawnAt: sql`now()`, withdrawnReason: reason })
    .where(and(eq(registeredFacts.regionId, regionId), eq(registeredFacts.id, factId), isNull(registeredFacts.withdrawnAt)))
    .returning({ id: registeredFacts.id })
  return row?.id ?? null
}
