import type { LoaderFunctionArgs } from '@remix-run/node'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { rosterWorkbook } from '#app/services/studios/apprentices/apprentices-page.server.ts'
import { WORKBOOK_TYPE } from '#app/services/workbooks/write-workbook.server.ts'

/** The roster of apprentices as a workbook. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own'])
  const { name, bytes } = await rosterWorkbook(actor, params.studioId!, localeOf(request))
  return new Response(bytes as BodyInit, { headers: { 'Content-Type': WORKBOOK_TYPE, 'Content-Disposition': attachmentHeader(name), 'Cache-Control': 'no-store' } })
}
