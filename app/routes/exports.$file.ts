import type { LoaderFunctionArgs } from '@remix-run/node'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { requireTry } from '#app/lib/rate-limits.server.ts'
import { writeExport } from '#app/services/exports/write-export.server.ts'

/** Any table as .xlsx or .csv; the query is that of the page it stands on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own', 'studio:confirm', 'review:manage', 'review:score'])
  requireTry('tableExport', actor.userId)
  const { name, type, bytes } = await writeExport({ actor, file: params.file!, query: new URL(request.url).searchParams, locale: localeOf(request) })
  return new Response(bytes as BodyInit, { headers: { 'Content-Type': type, 'Content-Disposition': attachmentHeader(name), 'Cache-Control': 'no-store' } })
}
