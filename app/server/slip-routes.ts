import { hasPermission } from '#app/auth/actor.ts'
import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { notFound } from '#app/lib/errors.ts'
import { requireTry } from '#app/lib/rate-limits.server.ts'
import { drawAdmissionSlip, drawAdmissionSlips } from '#app/services/draws/admission-slip.server.ts'
import { refuseHiddenNames } from '#app/services/entries/names-hidden.ts'
import { ownUnit } from '#app/services/registration/own-unit.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { isUuid } from '#db/queries/uuid.ts'
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

/** All slips of an event in one file for staff, or of one unit with `?unit=`; whoever registers for a unit gets that unit's. */
async function eventSlips(call: HotCall): Promise<HotAnswer> {
  const reader = await requireAnyPermission(call.request, ['entrant:read', 'unit:register'])
  const { regionId } = reader
  const eventId = call.params.eventId ?? ''
  requireTry('certificateDownload', reader.userId)
  if (!hasPermission(reader, 'entrant:read')) {
    const unit = await ownUnit(reader)
    return slipAnswer(unit ? await drawAdmissionSlips(regionId, { eventId, organisationId: unit.id }) : null)
  }
  const actor = await requirePermission(call.request, 'entrant:read', { eventId })
  refuseHiddenNames(actor, await requireEvent(readDb, { eventId, regionId }))
  const unit = new URL(call.request.url).searchParams.get('unit')
  if (unit !== null && !isUuid(unit)) throw notFound()
  return slipAnswer(await drawAdmissionSlips(regionId, { eventId, organisationId: unit }))
}

function slipAnswer(file: { name: string; bytes: Uint8Array } | null): HotAnswer {
  if (!file) throw notFound()
  return { bytes: file.bytes, type: 'application/pdf', fileName: file.name, inline: true }
}

export const slipRoutes: readonly HotRoute[] = [
  { id: 'hot:slips.file', method: 'GET', path: '/slips/:entryId.pdf', access: { permission: 'entrant:read' }, handle: showSlip },
  { id: 'hot:events.slips', method: 'GET', path: '/events/:eventId/slips.pdf', access: { anyOf: ['entrant:read', 'unit:register'] }, handle: eventSlips },
  { id: 'hot:me.slip', method: 'GET', path: '/me/slips/:entryId', access: { permission: 'own:read' }, handle: ownSlip },
]
