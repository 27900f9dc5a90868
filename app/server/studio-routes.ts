import { requirePermission } from '#app/auth/guards.server.ts'
import { parseJsonBody } from '#app/lib/json-body.ts'
import { requireTry } from '#app/lib/rate-limits.server.ts'
import { getRoundArchive } from '#app/services/reviews/round-files.server.ts'
import { saveSheet } from '#app/services/reviews/expert-sheet.server.ts'
import { reviewSheetSchema } from '#app/services/reviews/sheet.ts'
import { addLogEntry } from '#app/services/studios/log/add-log-entry.server.ts'
import { logDraftSchema } from '#app/services/studios/log/log-draft.ts'
import { readYear } from '#app/services/studios/report/report-year.ts'
import { reportChangesSchema, saveReport } from '#app/services/studios/report/save-report.server.ts'
import type { HotAnswer, HotCall, HotRoute } from './hot-routes.ts'

/** One line of a studio's log with its photographs. 200 written · 409 refused, with the reason · 400 no such request. */
async function saveLog(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'studio:own', { studioId: call.params.studioId ?? '' })
  const studioId = call.params.studioId ?? ''
  const draft = parseJsonBody(call.body, logDraftSchema)
  const outcome = await addLogEntry({ actor, studioId, idempotencyKey: keyOf(call), draft })
  return outcome.ok ? { json: outcome.value } : { json: { code: outcome.reason }, status: 409 }
}

/** What a leader typed into the annual report, field by field. 200 saved, with what stands against it · 409 no longer open. */
async function saveReportFields(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'studio:own', { studioId: call.params.studioId ?? '' })
  const studioId = call.params.studioId ?? ''
  const { changes } = parseJsonBody(call.body, reportChangesSchema)
  const outcome = await saveReport({ actor, studioId, year: readYear(call.params.year), idempotencyKey: keyOf(call), changes })
  return outcome.ok ? { json: outcome.value } : { json: { code: outcome.reason }, status: 409 }
}

/** An expert's sheet as far as it is written. 200 kept · 409 no longer open. */
async function saveReviewSheet(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'review:score')
  const sheet = parseJsonBody(call.body, reviewSheetSchema)
  const outcome = await saveSheet({ actor, assignmentId: call.params.assignmentId ?? '', idempotencyKey: keyOf(call), sheet })
  return outcome.ok ? { json: outcome.value } : { json: { code: outcome.reason }, status: 409 }
}

/** A published round as one folder, as a ZIP that is written while it is read. */
async function downloadRound(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'review:manage')
  requireTry('exportFile', actor.userId)
  const { name, stream } = await getRoundArchive(actor, call.params.roundId ?? '')
  return { stream, type: 'application/zip', fileName: name }
}

function keyOf(call: HotCall): string {
  return call.request.headers.get('idempotency-key') ?? ''
}

export const studioRoutes: readonly HotRoute[] = [
  { id: 'hot:studios.log', method: 'POST', path: '/api/studios/:studioId/log', access: { permission: 'studio:own' }, handle: saveLog },
  { id: 'hot:studios.report', method: 'POST', path: '/api/studios/:studioId/reports/:year', access: { permission: 'studio:own' }, handle: saveReportFields },
  { id: 'hot:reviews.archive', method: 'GET', path: '/reviews/:roundId/archive.zip', access: { permission: 'review:manage' }, handle: downloadRound },
  { id: 'hot:reviews.sheet', method: 'POST', path: '/api/reviews/:assignmentId/sheet', access: { permission: 'review:score' }, handle: saveReviewSheet },
]
