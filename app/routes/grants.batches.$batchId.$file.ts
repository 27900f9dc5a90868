import type { LoaderFunctionArgs } from '@remix-run/node'

import { requirePermission } from '#app/auth/guards.server.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { AppError, notFound } from '#app/lib/errors.ts'
import { exportBatch } from '#app/services/grants/payment-batch.server.ts'
import { WORKBOOK_TYPE } from '#app/services/workbooks/write-workbook.server.ts'

/** The batch as a workbook for the bank; only while list, forms and batch agree. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:pay')
  if (params.file !== 'payments.xlsx') throw notFound()
  const outcome = await exportBatch(actor, params.batchId!)
  if (!outcome.ok) throw new AppError({ code: 'conflict', status: 409 })
  const { fileName, bytes } = outcome.value
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'Content-Type': WORKBOOK_TYPE, 'Content-Disposition': attachmentHeader(fileName), 'Cache-Control': 'private, no-store' } })
}
