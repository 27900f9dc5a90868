import type { LoaderFunctionArgs } from '@remix-run/node'

import { hasPermission } from '#app/auth/actor.ts'
import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { notFound } from '#app/lib/errors.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { getTemplate } from '#app/services/imports/templates.server.ts'

const FILE = /^(entrants|marks)\.(xlsx|csv)$/

/** The template of an event's entrants or marks: `entrants.xlsx`, `marks.csv` and so on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const reader = await requireAnyPermission(request, ['mark:import', 'unit:register'])
  const [, kind, format] = FILE.exec(params.file ?? '') ?? []
  if (!kind || !format) throw notFound()
  // A unit fills in the list of entrants; the template says nothing of anybody.
  const actor = kind === 'entrants' && hasPermission(reader, 'unit:register') ? reader : await requirePermission(request, 'mark:import', { eventId: params.eventId! })
  const file = await getTemplate({ actor, eventId: params.eventId!, kind: kind as 'entrants' | 'marks', format: format as 'xlsx' | 'csv', locale: localeOf(request) })
  return new Response(file.bytes as BodyInit, {
    headers: { 'Content-Type': file.type, 'Content-Disposition': file.disposition, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  })
}
