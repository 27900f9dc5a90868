import type { LoaderFunctionArgs } from '@remix-run/node'

import { requirePermission } from '#app/auth/guards.server.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { notFound } from '#app/lib/errors.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { getLineStory } from '#app/services/grants/line-story.server.ts'

/** One line's whole story as a file, for an audit: fact, clause and edition, decision, form, payment. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:read')
  if (params.file !== 'story.json') throw notFound()
  const story = await getLineStory(actor, params.lineId!, localeOf(request))
  return new Response(`${JSON.stringify(story, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': attachmentHeader(`${story.line.rule} ${story.line.on}.json`), 'Cache-Control': 'private, no-store' },
  })
}
