import type { RegionActor } from '#app/auth/actor.ts'
import { daysLeft, lastDayBefore } from '#app/lib/dates.ts'
import { required } from '#app/lib/errors.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { getReport, listReports, listReportsOfYear, listSubmittedVersions, type ReportRow, type ReportState } from '#db/queries/annual-reports.ts'
import { listApprentices } from '#db/queries/apprentices.ts'
import { listFiles } from '#db/queries/files.ts'
import { getRubricOfStudio } from '#db/queries/reviews.ts'
import { listLogOfYear } from '#db/queries/studio-log.ts'
import { REPORT_FIELDS } from '#scoring/studios/report-form.ts'
import type { Rubric } from '#scoring/studios/rubric.ts'
import { RUBRICS } from '#scoring/studios/rubrics/register.ts'
import { requireStudio, studioRights } from '../studio-access.server.ts'
import { logFigures } from './log-figures.ts'
import type { ReportRemark } from './move-report.server.ts'
import { resolveReport, valuesOf, type ReportContent } from './report-content.ts'
import { REPORT_TRANSITIONS, reportIsOpen } from './report-states.ts'

/** The reports of a studio by year, with the year to report next. @throws AppError 404 */
export async function getReportList(actor: RegionActor, studioId: string, db: DbOrTx = readDb) {
  const studio = await requireStudio(db, actor, studioId)
  const [reports, now] = await Promise.all([listReports(db, { regionId: actor.regionId, studioId }), databaseNow(db)])
  return {
    studio: { id: studio.id, name: studio.name, state: studio.state },
    rights: studioRights(actor, studioId),
    year: reportYearAt(now),
    reports: reports.map((report) => ({ year: report.year, state: report.state, submittedAt: iso(report.submittedAt), ...dueFacts(report, now) })),
  }
}

/** Until the end of March the year reported is the one before. */
export function reportYearAt(now: Date): number {
  const local = new Date(now.getTime() + 8 * 3_600_000)
  return local.getUTCMonth() < 3 ? local.getUTCFullYear() - 1 : local.getUTCFullYear()
}

const iso = (at: Date | null) => at?.toISOString() ?? null

function dueFacts({ state, dueAt }: Pick<ReportRow, 'state' | 'dueAt'>, now: Date) {
  const open = reportIsOpen(state)
  // The day that ends at the deadline: people say 31 December 24:00 and not 1 January 00:00.
  const dueOn = dueAt === null ? null : lastDayBefore(dueAt)
  return { dueAt: iso(dueAt), dueOn, overdue: open && dueAt !== null && now >= dueAt, daysLeft: open && dueAt !== null ? daysLeft(dueAt, now) : null }
}

/**
 * One report. The leader sees what is being written; host and bureau see what was handed in last, and nothing before that.
 *
 * @throws AppError 404
 */
export async function getReportPage(actor: RegionActor, studioId: string, year: number, db: DbOrTx = readDb) {
  const studio = await requireStudio(db, actor, studioId)
  const place = { regionId: actor.regionId, studioId }
  const rights = studioRights(actor, studioId)
  const report = required(await getReport(db, { ...place, year }))
  const [versions, lines, apprentices, lastYear, files, now, rubric] = await Promise.all([
    listSubmittedVersions(db, report.id),
    listLogOfYear(db, { ...place, year }),
    listApprentices(db, place),
    lastYearValues(db, place, year - 1),
    listFiles(db, { regionId: actor.regionId, ownerType: 'annualReport', ownerIds: [report.id] }),
    databaseNow(db),
    rubricFor(db, { ...place, year }),
  ])
  const writing = rights.lead && reportIsOpen(report.state)
  const content = report.content as ReportContent
  const [latest, before] = versions
  const figures = logFigures(year, lines, apprentices)
  const submitted = latest ? latest.content : {}
  const fields = writing || rights.lead ? resolveReport(writing ? content : (submitted as ReportContent), writing ? figures : {}) : resolveReport(submitted as ReportContent, {})
  return {
    studio: { id: studio.id, name: studio.name, leadName: studio.leadName, hostName: studio.hostName, trade: studio.trade, tier: studio.tier, tierLabel: studio.tierLabel, recognitionDocument: studio.recognitionDocument, recognisedOn: studio.recognisedOn, place: studio.place },
    rights,
    year,
    report: { id: report.id, state: report.state, version: report.version, submittedAt: iso(report.submittedAt), hostConfirmedAt: iso(report.hostConfirmedAt), acceptedAt: iso(report.acceptedAt), ...dueFacts(report, now) },
    writing,
    handedIn: versions.length,
    remarks: report.remarks as ReportRemark[],
    fields: fields.map((field) => ({ ...field, at: content[field.key]?.at ?? 0, lastYear: lastYear[field.key] ?? null })),
    changes: latest && before ? changedFields(valuesOf(before.content), valuesOf(latest.content)) : null,
    acts: REPORT_TRANSITIONS.filter((step) => step.from.includes(report.state) && ((step.by === 'leader' && rights.lead) || (step.by === 'host' && rights.confirm) || (step.by === 'bureau' && rights.decide))).map((step) => step.action),
    files,
    apprentices: apprentices.map(({ id, name, organisation, agreedOn, endsOn, targetLevel, reachedLevel, reachedOn, certificateNumber }) => ({ id, name, organisation, agreedOn, endsOn, targetLevel, reachedLevel, reachedOn, certificateNumber })),
    rubric: { name: rubric.name, items: rubric.items },
  }
}

export type ReportPage = Awaited<ReturnType<typeof getReportPage>>
export type ReportPageField = ReportPage['fields'][number]

/** Last year's figures: what was handed in, else nothing. */
async function lastYearValues(db: DbOrTx, place: { regionId: string; studioId: string }, year: number): Promise<Record<string, string>> {
  const report = await getReport(db, { ...place, year })
  const [latest] = report ? await listSubmittedVersions(db, report.id) : []
  return latest ? valuesOf(latest.content) : {}
}

async function rubricFor(db: DbOrTx, place: { regionId: string; studioId: string; year: number }): Promise<Rubric> {
  return (await getRubricOfStudio(db, place)) ?? RUBRICS[0]!
}

export interface ReportFieldChange {
  key: string
  before: string
  after: string
}

/** What a second hand-in changed against the first, in the order of the form. */
export function changedFields(before: Record<string, string>, after: Record<string, string>): ReportFieldChange[] {
  return REPORT_FIELDS.flatMap(({ key }) => (before[key] === after[key] ? [] : [{ key, before: before[key] ?? '', after: after[key] ?? '' }]))
}

export const REPORTS_PER_PAGE = 50

/** The bureau's list of a year: who is late, who waits for whom. */
export async function getReportsOfYear(actor: RegionActor, { year, state, overdue, page }: { year?: number; state?: ReportState; overdue: boolean; page: number }, limit = REPORTS_PER_PAGE, db: DbOrTx = readDb) {
  const now = await databaseNow(db)
  const shown = year ?? reportYearAt(now)
  const list = await listReportsOfYear(db, { regionId: actor.regionId, year: shown, overdue, ...(state ? { state } : {}), limit, offset: (page - 1) * limit })
  return { ...list, year: shown, rows: list.rows.map((row) => ({ ...row, dueOn: row.dueAt === null ? null : lastDayBefore(row.dueAt), submittedAt: iso(row.submittedAt) })) }
}

export type ReportLine = Awaited<ReturnType<typeof getReportsOfYear>>['rows'][number]
