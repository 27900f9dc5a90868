import type { LoaderFunctionArgs } from '@remix-run/node'

import { requirePermission } from '#app/auth/guards.server.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { editionDownload, formatOfFile } from '#app/services/results/edition-download.server.ts'
import { getEditionToWrite } from '#app/services/results/edition-page.server.ts'

/** Any edition as a file, for the people who work with it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'result:read', { eventId: params.eventId! })
  const format = formatOfFile(params.file)
  const locale = localeOf(request)
  const file = await getEditionToWrite(actor, { eventId: params.eventId!, edition: params.edition ?? '' }, locale)
  return editionDownload(request, { ...file, format, audience: 'staff', locale })
}
