import { redirect, type LoaderFunctionArgs } from '@remix-run/node'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { notFound } from '#app/lib/errors.ts'
import { paths } from '#app/lib/paths.ts'
import { CLAIM_FILES, getClaimFile } from '#app/services/grants/claim-files.server.ts'

/** 附件1 or 附件2 of a claim, for printing and sealing: they hold account and identity numbers, so only who works with them gets them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['grant:plan', 'grant:pay'])
  const file = CLAIM_FILES.find((candidate) => candidate === params.file)
  if (!file) throw notFound()
  const outcome = await getClaimFile(actor, params.claimId!, file)
  // The claim's page names what is missing and takes it in.
  if (!outcome.ok) throw redirect(paths.claim(params.claimId!))
  const { fileName, type, bytes } = outcome.value
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'Content-Type': type, 'Content-Disposition': attachmentHeader(fileName), 'Cache-Control': 'private, no-store' } })
}
