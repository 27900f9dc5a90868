import { recordEvent, SYSTEM_ACTOR } from '#app/services/audit/record-event.server.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { announceAllPublicChange } from '#app/services/public-pages.server.ts'
import { readDb } from '#db/client.ts'
import { JobRefused, registerJobHandler } from '#db/jobs/job-handlers.ts'
import { lockKey } from '#db/queries/locks.ts'
import { countOpenObjections, getNotice, listDueNotices, updateNotice } from '#db/queries/notices.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { noticeChain } from './notice-content.ts'

export const CLOSE_NOTICE_JOB = 'notices.close'

/**
 * Writes down that the period of a notice is over. Every reader goes by the closing minute itself, so nothing changes for anybody when
 * this comes late; it puts the end into the audit chain and frees the subject. Safe to repeat.
 *
 * @returns whether this call wrote it down
 */
export async function closeNotice({ noticeId, regionId }: { noticeId: string; regionId: string }): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockKey(tx, `notice:${noticeId}`)
    const notice = await getNotice(tx, { noticeId, regionId })
    const now = await databaseNow(tx)
    if (!notice || notice.state !== 'open' || notice.closesAt === null || now.getTime() < notice.closesAt.getTime()) return false
    const openObjections = await countOpenObjections(tx, { noticeId, regionId })
    await updateNotice(tx, { noticeId, regionId }, { state: 'closed', closedAt: now })
    await announceAllPublicChange(tx)
    await recordEvent(tx, { actor: SYSTEM_ACTOR, regionId, kind: 'noticeClosed', subject: { type: 'notice', id: noticeId }, chain: noticeChain(notice), data: { hash: notice.payloadHash, openObjections } })
    return true
  })
}

/** Closes every notice whose minute has passed while nobody ran. */
export async function closeDueNotices(): Promise<number> {
  const due = await listDueNotices(readDb, { now: await databaseNow() })
  let closed = 0
  for (const { id, regionId } of due) if (await closeNotice({ noticeId: id, regionId })) closed += 1
  return closed
}

/** Makes this process one that closes notices. */
export function registerCloseNoticeJob(): void {
  registerJobHandler(CLOSE_NOTICE_JOB, async ({ payload }) => {
    const { noticeId, regionId } = payload as { noticeId?: unknown; regionId?: unknown }
    if (typeof noticeId !== 'string' || typeof regionId !== 'string') throw new JobRefused('a notice is named by its id and region')
    return { closed: await closeNotice({ noticeId, regionId }) }
  })
}
