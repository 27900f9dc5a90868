import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { DbOrTx } from '../client.ts'
import { entitlementEvaluations, users, type EvaluatedChange } from '../schema/index.ts'

/** The evaluations that wrote or changed one line, oldest first. */
export async function listLineEvaluations(db: DbOrTx, { regionId, line }: { regionId: string; line: { factId: string; policyId: string; rule: string; part: number } }) {
  const { factId, policyId, rule, part } = line
  const wanted = JSON.stringify([{ factId, policyId, rule, part }])
  const rows = await db
    .select({ number: entitlementEvaluations.number, at: entitlementEvaluations.createdAt, mode: entitlementEvaluations.mode, byName: entitlementEvaluations.byName, reason: entitlementEvaluations.reason, changes: entitlementEvaluations.changes })
    .from(entitlementEvaluations)
    .where(and(eq(entitlementEvaluations.regionId, regionId), sql`${entitlementEvaluations.changes} @> ${wanted}::jsonb`))
    .orderBy(asc(entitlementEvaluations.number))
  return rows.flatMap(({ changes, ...evaluation }) => {
    const change = changes.find((candidate: EvaluatedChange) => candidate.factId === factId && candidate.policyId === policyId && candidate.rule === rule && candidate.part === part)
    return change ? [{ ...evaluation, change }] : []
  })
}

/** Names of accounts, by id. */
export async function listUserNames(db: DbOrTx, ids: ReadonlyArray<string | null | undefined>): Promise<Map<string, string>> {
  const known = ids.filter((id): id is string => typeof id === 'string')
  if (known.length === 0) return new Map()
  const rows = await db.select({ id: users.id, name: users.displayName }).from(users).where(inArray(users.id, [...new Set(known)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
