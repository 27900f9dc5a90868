import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import type { RegionActor } from '#app/auth/actor.ts'
import { reloadSettings } from '#app/lib/env.ts'
import { forgetTries } from '#app/lib/rate-limits.server.ts'
import { confirmImport } from '#app/services/imports/confirm-import.server.ts'
import { getImportPage, type ImportPreview } from '#app/services/imports/get-import.server.ts'
import { uploadImport } from '#app/services/imports/upload-import.server.ts'
import type { ImportKind } from '#db/queries/imports.ts'
import { insertScoringEvent } from '#tests/support/scoring-event.ts'
import { buildWorkbook, textRows } from '#tests/unit/imports/build-workbook.ts'

/** Keys of the tests; nothing personal is stored without any. */
export function useTestKeys(): void {
  process.env.PERSONAL_DATA_KEYS ??= `t1:${Buffer.alloc(32, 1).toString('base64')}`
  process.env.BLIND_INDEX_KEY ??= Buffer.alloc(32, 2).toString('base64')
  reloadSettings()
  forgetTries()
}

export const newKey = () => randomUUID()

/** An event in the given state with an officer of its region, and short ways through the steps of an import. */
export async function openDesk(owner: Sql, { state = 'open', entrants = 0 }: { state?: string; entrants?: number } = {}) {
  const made = await insertScoringEvent(owner, { entrants })
  await owner`update competitions set state = ${state} where id = ${made.event.competitionId}`
  const officer = actorOf(made.clerk, made.region.id)
  const upload = (bytes: Buffer, options: { kind?: ImportKind; name?: string; again?: boolean; actor?: RegionActor } = {}) =>
    uploadImport({
      actor: options.actor ?? officer,
      idempotencyKey: newKey(),
      eventId: made.event.id,
      kind: options.kind ?? 'entrants',
      file: { name: options.name ?? 'list.xlsx', bytes },
      again: options.again ?? false,
    })
  const page = (batchId: string, actor = officer) => getImportPage({ actor, batchId, filter: 'all', page: 1, locale: 'zh-CN' })
  /** Uploads what must be readable and gives the preview. */
  const preview = async (bytes: Buffer, options: Parameters<typeof upload>[1] = {}): Promise<{ batchId: string; version: number; preview: ImportPreview }> => {
    const outcome = await upload(bytes, options)
    if (!outcome.ok) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.data)}`)
    const { batchId } = outcome.value
    const shown = await page(batchId)
    return { batchId, version: shown.version, preview: shown.preview! }
  }
  const confirm = async (batchId: string, options: { actor?: RegionActor; warningsSeen?: boolean } = {}) => {
    const shown = await page(batchId)
    return confirmImport({
      actor: options.actor ?? officer,
      idempotencyKey: newKey(),
      batchId,
      version: shown.version,
      seen: shown.preview?.seen ?? '',
      warningsSeen: options.warningsSeen ?? true,
    })
  }
  return { ...made, officer, colleague: actorOf(made.other, made.region.id), upload, page, preview, confirm }
}

export function actorOf(user: { id: string; displayName: string }, regionId: string): RegionActor {
  return {
    userId: user.id,
    personId: null,
    regionId,
    displayName: user.displayName,
    roles: ['bureauOfficer'],
    assignments: [{ role: 'bureauOfficer', regionId, competitionId: null, eventId: null, studioId: null, organisationId: null, roundId: null }],
    locale: 'zh-CN',
  }
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A resident number that nobody has: the region code was never given out, the check digit is right. Odd serials are men. */
export function madeUpIdentity(serial: number, birth = '19900307'): string {
  const digits = `330799${birth}${String(serial).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return digits + '10X98765432'[sum % 11]
}

export const entrantHeader = ['参赛编号', '姓名', '证件号码', '联系电话', '单位', '技能等级']

/** One row of a list of entrants. */
export function entrantRow(serial: number, change: Partial<Record<'number' | 'name' | 'identity' | 'phone' | 'unit' | 'level', string>> = {}): string[] {
  const birth = String(19_800_101 + Math.floor(serial / 1_000) * 10_000)
  return [
    change.number ?? String(serial).padStart(2, '0'),
    change.name ?? `选手${serial}`,
    change.identity ?? madeUpIdentity(serial % 1_000, birth),
    change.phone ?? `138${String(10_000_000 + serial)}`,
    change.unit ?? '武义五金厂',
    change.level ?? '高级工',
  ]
}

export const entrantsFile = (...rows: string[][]) => buildWorkbook({ sheets: [{ name: '选手', rows: textRows([entrantHeader, ...rows]) }] })
export const marksFile = (header: string[], ...rows: string[][]) => buildWorkbook({ sheets: [{ name: '成绩', rows: textRows([header, ...rows]) }] })

/** `C3 error same.number …` for each problem, so that a test can say them all. */
export function said(preview: ImportPreview): string[] {
  const letters = new Map(preview.columns.map((column) => [column.column, column.letters]))
  const all = [...preview.columns.flatMap((column) => column.problems), ...preview.rows.flatMap((row) => Object.values(row.cells).flatMap((cell) => cell.problems ?? []))]
  return all.map((problem) => `${letters.get(problem.column ?? 0) ?? ''}${problem.row} ${problem.level} ${problem.code}`)
}
