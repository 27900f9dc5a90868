import type { RegionActor } from '#app/auth/actor.ts'
import { requireActor } from '#app/auth/guards.server.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { readFileFor } from '#app/services/files/read-file.server.ts'
import type { HotAnswer, HotCall, HotRoute } from './hot-routes.ts'

/** An uploaded file, for whom its owner's rule admits; the browser shows it under a sandbox and never as a page of ours. */
async function showUpload(call: HotCall): Promise<HotAnswer> {
  const actor = await requireActor(call.request)
  if (actor.regionId === null) throw notFound()
  const file = required(await readFileFor(actor as RegionActor, call.params.fileId ?? ''))
  return { bytes: file.bytes, type: file.mediaType, fileName: file.name, inline: true }
}

export const fileRoutes: readonly HotRoute[] = [{ id: 'hot:files.file', method: 'GET', path: '/files/:fileId', access: 'signedIn', handle: showUpload }]
