import type { LoaderFunctionArgs } from '@remix-run/node'

import { requirePermission } from '#app/auth/guards.server.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { notFound } from '#app/lib/errors.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { exportAudit } from '#app/services/admin/audit-export.server.ts'
import { readAuditFilter } from '#app/services/admin/audit-query.ts'

/** The filtered audit record as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'audit:read')
  if (params.file !== 'events.csv') throw notFound()
  const { fileName, bytes } = await exportAudit(actor, readAuditFilter(new URL(request.url).searchParams), localeOf(request))
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': attachmentHeader(fileName), 'Cache-Control': 'private, no-store' },
  })
}
