import { requirePermission } from '#app/auth/guards.server.ts'
import { followJob, readJobProgress } from '#app/services/job-progress.server.ts'
import { answerWithEvents } from './event-stream.ts'
import type { HotAnswer, HotCall, HotRoute } from './hot-routes.ts'

/** Progress of a background job: a stream for the bar on the page, JSON for a browser whose streams do not come through. */
async function showProgress(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'competition:read')
  const jobId = call.params.jobId ?? ''
  const progress = await readJobProgress(actor, jobId)
  if (!call.request.headers.get('accept')?.includes('text/event-stream')) return { json: progress }
  return answerWithEvents(call, (send) => followJob(actor, jobId, (next) => send('message', JSON.stringify(next))))
}

export const jobRoutes: readonly HotRoute[] = [
  { id: 'hot:jobs.progress', method: 'GET', path: '/api/jobs/:jobId', access: { permission: 'competition:read' }, handle: showProgress },
]
