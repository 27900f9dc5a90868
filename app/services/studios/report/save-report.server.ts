import { z } from 'zod'

import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { runCommand } from '#app/services/command.server.ts'
import { keepReportVersion, lockReport, updateReport } from '#db/queries/annual-reports.ts'
import { reportField, reportFault } from '#scoring/studios/report-form.ts'
import { requireLedStudio } from '../studio-access.server.ts'
import type { ReportContent, WrittenField } from './report-content.ts'
import { reportIsOpen } from './report-states.ts'

/** The body of `POST /api/studios/:studioId/reports/:year`. `base` is the version at which the writer saw the field. */
export const reportChangesSchema = z.strictObject({
  changes: z
    .array(z.strictObject({ key: z.string().max(60), value: z.string().max(8_000), reason: z.string().max(500), base: z.int().min(0).max(1_000_000_000) }))
    .min(1)
    .max(80),
})

export type ReportChange = z.infer<typeof reportChangesSchema>['changes'][number]

export interface SavedReport {
  version: number
  /** Fields that are in, with the version they now have. */
  saved: Record<string, number>
  /** Fields somebody else (or another tab) wrote meanwhile, as they stand. */
  conflicts: Record<string, WrittenField>
}

export type SaveReportRefusal = 'closed' | 'unknownField'

/**
 * Saves what was typed, field by field: another field's save never stands in the way, and a field that was written elsewhere meanwhile
 * comes back with both values instead of being written over. Half-typed figures are kept as they are; handing in judges them.
 */
export function saveReport({ actor, idempotencyKey, studioId, year, changes }: { actor: RegionActor; idempotencyKey: string; studioId: string; year: number; changes: readonly ReportChange[] }): Promise<Outcome<SaveReportRefusal, SavedReport>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'studios.saveReport', idempotencyKey, input: { studioId, year, changes } }, async (tx): Promise<Outcome<SaveReportRefusal, SavedReport>> => {
    await requireLedStudio(tx, actor, studioId)
    const report = required(await lockReport(tx, { regionId, studioId, year }))
    if (!reportIsOpen(report.state)) return fail('closed')
    if (changes.some(({ key }) => reportField(key) === null)) return fail('unknownField')
    const content = { ...report.content } as ReportContent
    const version = report.version + 1
    const saved: Record<string, number> = {}
    const conflicts: Record<string, WrittenField> = {}
    for (const { key, value: typed, reason, base } of changes) {
      const stored = content[key]
      const value = cut(key, typed)
      const same = stored !== undefined && stored.value === value && stored.reason === reason
      if (!same && stored !== undefined && stored.at > base) conflicts[key] = stored
      else {
        content[key] = same ? stored : { value, reason, at: version }
        saved[key] = content[key].at
      }
    }
    if (Object.values(saved).includes(version)) {
      await updateReport(tx, report.id, { content, version })
      await keepReportVersion(tx, { reportId: report.id, version, content, by: actor.userId, submitted: false })
    }
    return done({ version, saved, conflicts })
  })
}

/** What is longer than the form's field keeps its beginning; the page does not let it come so far. */
function cut(key: string, typed: string): string {
  const field = reportField(key)
  return field && reportFault(field, typed) === 'tooLong' ? [...typed].slice(0, 4000).join('') : typed
}
