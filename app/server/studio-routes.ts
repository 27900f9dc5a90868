import { requirePermission } from '#app/auth/guards.server.ts'
import { AppError } from '#app/lib/errors.ts'
import { saveSheet } from '#app/services/reviews/expert-sheet.server.ts'
import { reviewSheetSchema } from '#app/services/reviews/sheet.ts'
import { addLogEntry } from '#app/services/studios/log/add-log-entry.server.ts'
import { logDraftSchema } from '#app/services/studios/log/log-draft.ts'
import { readYear } from '#app/services/studios/report/report-year.ts'
import { reportChangesSchema, saveReport } from '#app/services/studios/report/save-report.server.ts'
import type { HotAnswer, HotCall, HotRoute } from './hot-routes.ts'

/** One line of a studio's log with its photographs. 200 written · 409 refused, with the reason · 400 no such request. */
async function saveLog(call: HotCall): Promise<HotAnswer> {
  const studioId = call.params.studioId ?? ''
  const actor = await requirePermission(call.request, 'studio:own', { studioId })
  const draft = logDraftSchema.safeParse(readJson(call.body))
  if (!draft.success) throw new AppError({ code: 'malformedForm', status: 400 })
  const outcome = await addLogEntry({ actor, studioId, idempotencyKey: keyOf(call), draft: draft.data })
  return outcome.ok ? { json: outcome.value } : { json: { code: outcome.reason }, status: 409 }
}

/** What a leader typed into the annual report, field by field. 200 saved, with what stands against it · 409 no longer open. */
async function saveReportFields(call: HotCall): Promise<HotAnswer> {
  const studioId = call.params.studioId ?? ''
  const actor = await requirePermission(call.request, 'studio:own', { studioId })
  const changes = reportChangesSchema.safeParse(readJson(call.body))
  if (!changes.success) throw new AppError({ code: 'malformedForm', status: 400 })
  const outcome = await saveReport({ actor, studioId, year: readYear(call.params.year), idempotencyKey: keyOf(call), changes: changes.data.changes })
  return outcome.ok ? { json: outcome.value } : { json: { code: outcome.reason }, status: 409 }
}

/** An expert's sheet as far as it is written. 200 kept · 409 no longer open. */
async function saveReviewSheet(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'review:score')
  const sheet = reviewSheetSchema.safeParse(readJson(call.body))
  if (!sheet.success) throw new AppError({ code: 'malformedForm', status: 400 })
  const outcome = await saveSheet({ actor, assignmentId: call.params.assignmentId ?? '', idempotencyKey: keyOf(call), sheet: sheet.data })
  return outcome.ok ? { json: outcome.value } : { json: { code: outcome.reason }, status: 409 }
}

function keyOf(call: HotCall): string {
  return call.request.headers.get('idempotency-key') ?? ''
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new AppError({ code: 'malformedForm', status: 400 })
  }
}

export const studioRoutes: readonly HotRoute[] = [
  { id: 'hot:studios.log', method: 'POST', path: '/api/studios/:studioId/log', access: { permission: 'studio:own' }, handle: saveLog },
  { id: 'hot:studios.report', method: 'POST', path: '/api/studios/:studioId/reports/:year', access: { permission: 'studio:own' }, handle: saveReportFields },
  { id: 'hot:reviews.sheet', method: 'POST', path: '/api/reviews/:assignmentId/sheet', access: { permission: 'review:score' }, handle: saveReviewSheet },
]
