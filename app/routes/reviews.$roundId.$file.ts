import type { LoaderFunctionArgs } from '@remix-run/node'

import { requirePermission } from '#app/auth/guards.server.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { getRoundFile } from '#app/services/reviews/round-files.server.ts'

/** The papers of a round. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'review:manage')
  const { name, type, bytes } = await getRoundFile(actor, params.roundId!, params.file!)
  return new Response(bytes as BodyInit, { headers: { 'Content-Type': type, 'Content-Disposition': attachmentHeader(name), 'Cache-Control': 'no-store' } })
}
