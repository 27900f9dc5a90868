import type { LoaderFunctionArgs } from '@remix-run/node'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { readYear } from '#app/services/studios/report/report-year.ts'
import { renderReportForm } from '#app/services/studios/report/report-print.server.ts'

/** The annual report as the form it is printed on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own', 'studio:confirm'])
  const { name, bytes } = await renderReportForm(actor, { studioId: params.studioId!, year: readYear(params.year) })
  return new Response(bytes as BodyInit, { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': attachmentHeader(name), 'Cache-Control': 'no-store' } })
}
