import type { LoaderFunctionArgs } from '@remix-run/node'

import { requirePermission } from '#app/auth/guards.server.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { notFound } from '#app/lib/errors.ts'
import { renderStationSheet } from '#app/services/paper/station-sheet.server.ts'

/** A station's empty sheet as PDF: `/events/:eventId/paper/practical.pdf`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'mark:read', { eventId: params.eventId! })
  const file = params.file ?? ''
  if (!file.endsWith('.pdf')) throw notFound()
  const { name, bytes } = await renderStationSheet(actor, { eventId: params.eventId!, partKey: file.slice(0, -'.pdf'.length) })
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': attachmentHeader(name), 'Cache-Control': 'private, no-store' } })
}
