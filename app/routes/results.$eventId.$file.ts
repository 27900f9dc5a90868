import type { LoaderFunctionArgs } from '@remix-run/node'

import { allowPublic } from '#app/auth/guards.server.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { editionDownload, formatOfFile } from '#app/services/results/edition-download.server.ts'
import { getPublicEditionToWrite } from '#app/services/results/public-result.server.ts'

/** The published edition as a file: what the page beside it shows, and nothing more. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  allowPublic(request)
  const format = formatOfFile(params.file)
  const locale = localeOf(request)
  const visible = await getPublicEditionToWrite({ eventId: params.eventId!, locale })
  if (visible === null) return new Response(null, { status: 410 })
  return editionDownload(request, { ...visible, format, audience: 'public', locale })
}
