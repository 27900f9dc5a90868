import type { LoaderFunctionArgs } from '@remix-run/node'

import { requirePermission } from '#app/auth/guards.server.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { exportScheme } from '#app/services/schemes/scheme-workbook.server.ts'

/** A part's marking scheme as a workbook, or the empty template where there is none: `?part=practical`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'competition:read', { eventId })
  const file = await exportScheme({ actor, eventId, partKey: new URL(request.url).searchParams.get('part') ?? '', locale: localeOf(request) })
  return new Response(file.bytes as BodyInit, {
    headers: { 'Content-Type': file.type, 'Content-Disposition': file.disposition, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  })
}
