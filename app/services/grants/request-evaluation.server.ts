import type { Tx } from '#db/client.ts'
import { enqueueJob } from '#db/jobs/enqueue-job.ts'

export const EVALUATE_JOB = 'grants.evaluate'

/** Acts after which the facts may be others: results, promotions, studios, apprentices, review rounds, and what is registered by hand. */
const BRINGS_FACTS = /^(result(Published|Withdrawn)|promotion|studio|apprentice|reviewRoundChanged|recognition|logEntry|skillLevel|policySetting|factRegistered|factWithdrawn)/

/**
 * Asks, in the act's own transaction, that facts be taken in once it has committed. Every act asks for itself: a job that is running already may
 * have read the sources before this act.
 */
export async function requestEvaluation(tx: Tx, { kind, regionId }: { kind: string; regionId: string | null }): Promise<void> {
  if (regionId === null || !BRINGS_FACTS.test(kind)) return
  await enqueueJob(tx, { kind: EVALUATE_JOB, payload: { regionId }, regionId })
}
