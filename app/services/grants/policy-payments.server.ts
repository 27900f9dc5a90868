import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import type { Locale } from '#app/messages/locale.ts'
import { today } from '#app/services/clock.server.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listGrantLines } from '#db/queries/grant-lines.ts'
import { listPaidByRule } from '#db/queries/payments.ts'
import { listPolicies, policyById, policyStatusOn } from '#scoring/policies/register.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import { viewLine } from './line-view.ts'
import { groupLines } from './overview.server.ts'

/** The facts a text speaks of: what stands side by side when two texts are compared. */
function topicsOf(policy: Policy, clauseId: string): string[] {
  return [...new Set(policy.rules.filter(({ id }) => id === clauseId).flatMap(({ grants }) => grants.map(({ fact }) => fact)))]
}

/**
 * A text clause by clause with what each has brought and paid in this region up to a day; how it stands on that day; and, beside it, another text by what they
 * speak of. @throws AppError 404 for an unknown text
 */
export async function getPolicyPayments(actor: RegionActor, { policyId, other, on, locale }: { policyId: string; other: string | null; on: string | null; locale: Locale }, db: DbOrTx = readDb) {
  const policy = required(policyById(policyId))
  const [rows, now] = await Promise.all([listGrantLines(db, { regionId: actor.regionId, filter: { policyId } }), today(db)])
  const day = on ?? now
  const paid = await listPaidByRule(db, { regionId: actor.regionId, policyId, until: day })
  const sums = new Map(groupLines(rows.map((row) => viewLine(row, locale)).filter((line) => on === null || line.on <= on), ({ rule }) => rule).map((group) => [group.key, group]))
  const second = other === null ? null : policyById(other)
  const gists = (text: Policy, topic: string) => text.clauses.filter(({ id }) => topicsOf(text, id).includes(topic)).map((row) => ({ clause: row.clause, gist: wordingIn(locale, row.gist) }))
  const topics = second ? [...new Set([policy, second].flatMap((text) => text.rules.flatMap(({ grants }) => grants.map(({ fact }) => fact as string))))] : []
  return {
    policy: { id: policy.id, documentNumber: policy.documentNumber, title: wordingIn(locale, policy.title), standing: policyStatusOn(policy, day) },
    day,
    clauses: policy.clauses.map((row) => ({ id: row.id, clause: row.clause, gist: wordingIn(locale, row.gist), money: policy.rules.some(({ id }) => id === row.id), use: row.use, dueFen: sums.get(row.id)?.dueFen ?? 0, paidFen: paid.get(row.id) ?? 0, lines: sums.get(row.id)?.lines ?? 0 })),
    others: listPolicies().filter(({ id }) => id !== policy.id).map(({ id, documentNumber }) => ({ id, documentNumber })),
    comparison: second && { id: second.id, documentNumber: second.documentNumber, standing: policyStatusOn(second, day), topics: topics.map((topic) => ({ topic, left: gists(policy, topic), right: gists(second, topic) })) },
  }
}

export type PolicyPayments = Awaited<ReturnType<typeof getPolicyPayments>>
