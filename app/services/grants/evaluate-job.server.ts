import { JobRefused, registerJobHandler } from '#db/jobs/job-handlers.ts'
import { takeInFacts } from './apply-evaluation.server.ts'
import { EVALUATE_JOB } from './request-evaluation.server.ts'

/** Makes this process one that takes facts in after acts that bring some. */
export function registerEvaluateJob(): void {
  registerJobHandler(EVALUATE_JOB, ({ payload }) => {
    const { regionId } = payload as { regionId?: unknown }
    if (typeof regionId !== 'string') throw new JobRefused('a region is named by its id')
    return takeInFacts(regionId)
  })
}
