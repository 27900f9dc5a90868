import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { DbOrTx } from '#db/client.ts'
import { insertSetting, listSettings } from '#db/queries/entitlements.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { isNoticeLengthKey, noticeLengthKey, USUAL_NOTICE_DAYS, type NoticeLengthOf } from './notice-length.ts'

/** How long a public notice runs: what a document lays down, or the usual five working days while the bureau has entered none. */
export interface NoticeLength {
  workingDays: number
  /** The document that lays it down; null for the usual length. */
  documentNumber: string | null
}

const USUAL: NoticeLength = { workingDays: USUAL_NOTICE_DAYS, documentNumber: null }

/** The length that applies today to notices under a text. Without a text nothing is laid down. */
export async function noticeLength(db: DbOrTx, { regionId, policyId, of }: { regionId: string; policyId: string | null; of: NoticeLengthOf }): Promise<NoticeLength> {
  if (policyId === null) return USUAL
  const [rows, day] = await Promise.all([listSettings(db, { regionId }), today(db)])
  const entries = rows.filter((row) => row.policyId === policyId && row.key === noticeLengthKey(of) && row.effectiveFrom <= day)
  const [latest] = entries.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))
  return latest ? { workingDays: daysOf(latest.value), documentNumber: latest.documentNumber } : USUAL
}

/** Every length the bureau has entered, the newest of each first. */
export async function listNoticeLengths(db: DbOrTx, { regionId }: { regionId: string }): Promise<Array<{ policyId: string; key: string; workingDays: number; documentNumber: string; effectiveFrom: string }>> {
  const rows = await listSettings(db, { regionId })
  return rows.filter(({ key }) => isNoticeLengthKey(key)).map(({ policyId, key, value, documentNumber, effectiveFrom }) => ({ policyId, key, workingDays: daysOf(value), documentNumber, effectiveFrom }))
}

const daysOf = (value: unknown): number => Number((value as { workingDays?: number }).workingDays ?? USUAL_NOTICE_DAYS)

/**
 * Enters how long notices run, with the document and the day it applies from. An entry is never changed; a later document makes a later entry.
 *
 * @throws AppError 404 for a text that the region does not use
 */
export async function enterNoticeLength(input: { actor: RegionActor; idempotencyKey: string; policyId: string; of: NoticeLengthOf; workingDays: number; documentNumber: string; effectiveFrom: string }): Promise<Outcome<'alreadyEntered'>> {
  const { actor, idempotencyKey, ...entry } = input
  const { policyId, of, workingDays, documentNumber, effectiveFrom } = entry
  const { regionId } = actor
  return runCommand({ actor, name: 'notices.enterLength', idempotencyKey, input: entry }, async (tx): Promise<Outcome<'alreadyEntered'>> => {
    const region = await requireRegion(tx, regionId)
    if (!region.policyIds.includes(policyId)) throw notFound()
    const key = noticeLengthKey(of)
    const id = await insertSetting(tx, { regionId, policyId, key, value: { workingDays }, documentNumber, effectiveFrom, enteredBy: actor.userId })
    if (id === null) return fail('alreadyEntered')
    await recordEvent(tx, { actor, regionId, kind: 'noticeLengthEntered', subject: { type: 'policySetting', id }, chain: regionChain(regionId), data: { policyId, key, workingDays, documentNumber, effectiveFrom } })
    return done()
  })
}
