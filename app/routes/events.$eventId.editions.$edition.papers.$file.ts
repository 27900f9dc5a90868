import type { LoaderFunctionArgs } from '@remix-run/node'

import { requirePermission } from '#app/auth/guards.server.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { renderEditionPaper } from '#app/services/papers/edition-papers.server.ts'

/** One paper of a frozen edition: score book, ranking notice, signature sheet, archive index. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'result:read', { eventId: params.eventId! })
  const { name, bytes } = await renderEditionPaper(actor, { eventId: params.eventId!, edition: params.edition ?? '', file: params.file ?? '' })
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': attachmentHeader(name), 'Cache-Control': 'private, no-store' } })
}
