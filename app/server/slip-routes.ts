import { requirePermission } from '#app/auth/guards.server.ts'
import { notFound } from '#app/lib/errors.ts'
import { requireTry } from '#app/lib/rate-limits.server.ts'
import { drawAdmissionSlip } from '#app/services/draws/admission-slip.server.ts'
import type { HotAnswer, HotCall, HotRoute } from './hot-routes.ts'

/** An entrant's admission slip, for staff of the event. */
async function showSlip(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'entrant:read')
  return slipAnswer(await drawAdmissionSlip(actor, call.params.entryId ?? '', 'any'))
}

/** The same for the entrant alone. */
async function ownSlip(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'own:read')
  requireTry('certificateDownload', actor.userId)
  return slipAnswer(await drawAdmissionSlip(actor, call.params.entryId ?? '', 'own'))
}

function slipAnswer(file: { name: string; bytes: Uint8Array } | null): HotAnswer {
  if (!file) throw notFound()
  return { bytes: file.bytes, type: 'application/pdf', fileName: file.name, inline: true }
}

export const slipRoutes: readonly HotRoute[] = [
  { id: 'hot:slips.file', method: 'GET', path: '/slips/:entryId.pdf', access: { permission: 'entrant:read' }, handle: showSlip },
  { id: 'hot:me.slip', method: 'GET', path: '/me/slips/:entryId', access: { permission: 'own:read' }, handle: ownSlip },
]
