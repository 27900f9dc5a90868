import { resultHash } from '#app/services/results/result-hash.ts'
import type { DbOrTx } from '#db/client.ts'
import { getEvaluation, getPolicyEdition, listFactsAt, type LineRow } from '#db/queries/entitlements.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import { computeRecords } from './compute-records.ts'
import { FACT_WITHDRAWN, inOrder, recordOfRow } from './evaluation.server.ts'
import { lineKey, sameLine } from './line-record.ts'

export type Reproduction = { ok: true } | { ok: false; why: 'evaluationMissing' | 'editionMissing' | 'editionAltered' | 'differs' }

/** Computes a stored line again from the facts, the settings and the policy edition of its evaluation, and says whether it is the same. */
export async function reproduceLine(db: DbOrTx, row: LineRow): Promise<Reproduction> {
  const { regionId, evaluation: number } = row
  const evaluation = await getEvaluation(db, { regionId, number })
  if (!evaluation) return { ok: false, why: 'evaluationMissing' }
  const policies: Policy[] = []
  for (const { policyId, hash } of evaluation.editions) {
    const content = await getPolicyEdition(db, { policyId, hash })
    if (content === null) return { ok: false, why: 'editionMissing' }
    if (resultHash(content) !== hash) return { ok: false, why: 'editionAltered' }
    policies.push(content as Policy)
  }
  const facts = (await listFactsAt(db, { regionId, evaluation: number })).map(({ fact, ...rest }) => ({ ...rest, fields: fact }))
  const { records } = computeRecords(inOrder(facts), { policies, settings: evaluation.settings })
  const stored = recordOfRow(row)
  const again = records.find((record) => lineKey(record) === lineKey(stored))
  if (!again) return stored.line.reasons.includes(FACT_WITHDRAWN) ? { ok: true } : { ok: false, why: 'differs' }
  return sameLine(again, stored) ? { ok: true } : { ok: false, why: 'differs' }
}
