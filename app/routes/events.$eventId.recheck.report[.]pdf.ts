import type { LoaderFunctionArgs } from '@remix-run/node'

import { requirePermission } from '#app/auth/guards.server.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { renderRecheckReport } from '#app/services/recheck/recheck-report.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'result:read', { eventId: params.eventId! })
  const { name, bytes } = await renderRecheckReport(actor, params.eventId!)
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': attachmentHeader(name), 'Cache-Control': 'private, no-store' } })
}
