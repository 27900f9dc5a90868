import type { JobProgress } from '#app/components/progress/progress-bar.tsx'
import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { listenClient, readDb } from '#db/client.ts'
import { getJob, JOB_CHANGED_CHANNEL } from '#db/jobs/enqueue-job.ts'

/** How far a job of the actor's region is. @throws AppError 404 for any other */
export async function readJobProgress(actor: RegionActor, jobId: string): Promise<JobProgress> {
  const job = UUID.test(jobId) ? await getJob(readDb, { id: jobId, regionId: actor.regionId }) : null
  if (!job) throw notFound()
  return { status: job.status, done: job.progressDone, total: job.progressTotal, note: job.progressNote }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Sends the progress now and whenever it changes. Returns how to stop. */
export async function followJob(actor: RegionActor, jobId: string, send: (progress: JobProgress) => void): Promise<() => void> {
  const tell = () => void readJobProgress(actor, jobId).then(send, () => {})
  return listenClient.listen(JOB_CHANGED_CHANNEL, { onMessage: (id) => { if (id === jobId) tell() }, onResync: tell })
}
