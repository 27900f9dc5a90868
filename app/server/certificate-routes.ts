import { requirePermission } from '#app/auth/guards.server.ts'
import { notFound } from '#app/lib/errors.ts'
import { requireTry } from '#app/lib/rate-limits.server.ts'
import { readCertificateFile } from '#app/services/certificates/certificate-file.server.ts'
import type { HotAnswer, HotCall, HotRoute } from './hot-routes.ts'

/** The issued bytes, for staff: shown in the browser's own viewer, under a sandbox. */
async function showFile(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'certificate:read')
  return fileAnswer(await readCertificateFile(actor, call.params.certificateId ?? '', 'any'), true)
}

/** The same bytes, for the candidate whose certificate it is; anybody else's does not exist. */
async function downloadOwn(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'own:read')
  requireTry('certificateDownload', actor.userId)
  return fileAnswer(await readCertificateFile(actor, call.params.certificateId ?? '', 'own'), false)
}

function fileAnswer(file: { name: string; bytes: Uint8Array } | null, inline: boolean): HotAnswer {
  if (!file) throw notFound()
  return { bytes: file.bytes, type: 'application/pdf', fileName: file.name, inline }
}

export const certificateRoutes: readonly HotRoute[] = [
  { id: 'hot:certificates.file', method: 'GET', path: '/certificates/:certificateId.pdf', access: { permission: 'certificate:read' }, handle: showFile },
  { id: 'hot:me.certificate', method: 'GET', path: '/me/certificates/:certificateId', access: { permission: 'own:read' }, handle: downloadOwn },
]
