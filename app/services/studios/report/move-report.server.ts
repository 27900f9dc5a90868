import type { RegionActor } from '#app/auth/actor.ts'
import { hasPermission } from '#app/auth/actor.ts'
import { endOfDay } from '#app/lib/dates.ts'
import { forbidden, required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { Tx } from '#db/client.ts'
import { insertReport, keepReportVersion, lockReport, openReports, updateReport, type ReportRow } from '#db/queries/annual-reports.ts'
import { listApprentices } from '#db/queries/apprentices.ts'
import { listLogOfYear } from '#db/queries/studio-log.ts'
import { requireLedStudio, requireStudio, studioRights, type StudioRights } from '../studio-access.server.ts'
import { logFigures } from './log-figures.ts'
import { frozenContent, reportGaps, resolveReport, type ReportContent, type ReportGap } from './report-content.ts'
import { reportTransition, type ReportAction, type ReportActor } from './report-states.ts'

/** A word of the bureau or the host on one field, or on the whole (`field` null). */
export interface ReportRemark {
  field: string | null
  text: string
  by: ReportActor
  at: string
}

interface ReportAct {
  actor: RegionActor
  idempotencyKey: string
  studioId: string
  year: number
}

export type MoveReportRefusal = 'illegalTransition' | 'gaps' | 'pastDue' | 'remarkMissing'

const HOLDS: Readonly<Record<ReportActor, keyof StudioRights>> = { leader: 'lead', host: 'confirm', bureau: 'decide' }

/** Opens the year's report of a studio for its leader, before or without the bureau's call. @throws AppError 404 */
export function startReport({ actor, idempotencyKey, studioId, year }: ReportAct): Promise<Outcome<never>> {
  return runCommand({ actor, name: 'studios.startReport', idempotencyKey, input: { studioId, year } }, async (tx): Promise<Outcome<never>> => {
    await requireLedStudio(tx, actor, studioId)
    await insertReport(tx, { regionId: actor.regionId, studioId, year, dueAt: null })
    return done()
  })
}

/** Calls for the reports of a year: every recognised studio gets one, due at the end of a day in Asia/Shanghai. */
export function openReporting({ actor, idempotencyKey, year, dueOn }: Omit<ReportAct, 'studioId'> & { dueOn: string }): Promise<Outcome<'pastDue', { studios: number }>> {
  return runCommand({ actor, name: 'studios.openReporting', idempotencyKey, input: { year, dueOn } }, async (tx): Promise<Outcome<'pastDue', { studios: number }>> => {
    if (!hasPermission(actor, 'studio:edit')) throw forbidden()
    const dueAt = endOfDay(dueOn)
    if (dueAt <= (await databaseNow(tx))) return fail('pastDue')
    const { regionId } = actor
    const studios = await openReports(tx, { regionId, year, dueAt, states: ['recognised', 'rectification'] })
    await recordEvent(tx, { actor, regionId, kind: 'reportingOpened', subject: { type: 'region', id: regionId }, chain: { type: 'region', id: regionId }, data: { year, dueOn, studios } })
    return done({ studios })
  })
}

/**
 * Moves a report along its way. Handing in freezes it whole: what was written and what the log said at that moment. `gaps` carries what is
 * missing; after the deadline (database clock) a first hand-in is refused, one that was sent back is taken.
 *
 * @throws AppError 404 for a studio out of reach, 403 for a step that belongs to somebody else
 */
export function moveReport(input: ReportAct & { action: ReportAction; remarks: readonly { field: string | null; text: string }[] }): Promise<Outcome<MoveReportRefusal>> {
  const { actor, idempotencyKey, studioId, year, action, remarks } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'studios.moveReport', idempotencyKey, input: { studioId, year, action, remarks } }, async (tx): Promise<Outcome<MoveReportRefusal>> => {
    const studio = await requireStudio(tx, actor, studioId)
    const report = required(await lockReport(tx, { regionId, studioId, year }))
    const step = reportTransition(report.state, action)
    if (!step) return fail('illegalTransition')
    if (!studioRights(actor, studioId)[HOLDS[step.by]]) throw forbidden()
    if (step.withRemarks && remarks.length === 0) return fail('remarkMissing')
    const now = await databaseNow(tx)
    const refusal = action === 'submit' ? await submitIn(tx, actor, report, now) : null
    if (refusal) return refusal.gaps ? fail('gaps', { gaps: refusal.gaps }) : fail('pastDue')
    await updateReport(tx, report.id, {
      state: step.to,
      ...(action === 'submit' ? { submittedAt: now, remarks: [] } : {}),
      ...(action === 'confirm' ? { hostConfirmedAt: now, hostConfirmedBy: actor.userId } : {}),
      ...(action === 'accept' ? { acceptedAt: now, acceptedBy: actor.userId } : {}),
      ...(step.withRemarks ? { remarks: remarks.map((remark): ReportRemark => ({ ...remark, by: step.by, at: now.toISOString() })), hostConfirmedAt: null, hostConfirmedBy: null } : {}),
    })
    await recordEvent(tx, {
      actor, regionId, kind: 'reportChanged', subject: { type: 'studio', id: studioId }, chain: { type: 'region', id: regionId },
      data: { name: studio.name, year, action, from: report.state, to: step.to, ...(remarks.length > 0 ? { remarks: remarks.length } : {}) },
    })
    return done()
  })
}

async function submitIn(tx: Tx, actor: RegionActor, report: ReportRow, now: Date): Promise<{ gaps?: ReportGap[] } | null> {
  const { regionId, studioId, year } = report
  if (report.state === 'open' && report.dueAt !== null && now >= report.dueAt) return {}
  const [lines, apprentices] = [await listLogOfYear(tx, { regionId, studioId, year }), await listApprentices(tx, { regionId, studioId })]
  const fields = resolveReport(report.content as ReportContent, logFigures(year, lines, apprentices))
  const gaps = reportGaps(fields)
  if (gaps.length > 0) return { gaps }
  const version = report.version + 1
  await updateReport(tx, report.id, { version })
  await keepReportVersion(tx, { reportId: report.id, version, content: frozenContent(fields), by: actor.userId, submitted: true })
  return null
}
