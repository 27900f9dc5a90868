import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { dayOf, startOfDay } from '#app/lib/dates.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { announceAllPublicChange } from '#app/services/public-pages.server.ts'
import type { Tx } from '#db/client.ts'
import { enqueueJob } from '#db/jobs/enqueue-job.ts'
import { lockKey } from '#db/queries/locks.ts'
import { getNotice, insertNotice, listNoticesOf, updateNotice, type NoticeRow } from '#db/queries/notices.ts'
import { lastWorkingDay } from '#scoring/working-days/count-working-days.ts'
import { readCalendar } from './calendar.server.ts'
import { CLOSE_NOTICE_JOB } from './close-notice.server.ts'
import { noticeChain, noticeHash, noticeStateAt, type NoticeContent, type NoticeSubject } from './notice-content.ts'

/** Minutes after midnight at which offices stop taking anything in: 17:30. */
export const OFFICE_CLOSES = 17 * 60 + 30

export interface NewNotice {
  actor: RegionActor
  subjectType: NoticeSubject
  subjectId: string
  place: NoticeRow['place']
  title: string
  documentNumber: string | null
  content: NoticeContent
  workingDays: number
  /** Minute of the last day at which the period ends; 1440 is midnight. */
  closingMinute?: number
}

export type OpenNoticeRefusal = 'alreadyRunning' | 'calendarUnknown'

export interface OpenedNotice {
  noticeId: string
  closesAt: string
}

/**
 * Opens a public notice inside the caller's transaction: the text is frozen with its hash, the closing minute is counted by the region's
 * calendar, and its end is put down as a job. The caller has checked that the subject may be announced and holds what locks it needs;
 * the audit event is written here, so nothing may follow but the return.
 *
 * @returns `alreadyRunning` when the subject has a notice whose period runs, `calendarUnknown` with the year whose holidays nobody entered
 */
export async function openNoticeIn(tx: Tx, { actor, subjectType, subjectId, place, title, documentNumber, content, workingDays, closingMinute = OFFICE_CLOSES }: NewNotice): Promise<Outcome<OpenNoticeRefusal, OpenedNotice>> {
  const { regionId } = actor
  await lockKey(tx, `noticeOf:${subjectId}`)
  const now = await databaseNow(tx)
  const former = await listNoticesOf(tx, { regionId, subjectType, subjectId })
  const running = former.find(({ notice }) => noticeStateAt(notice, now) === 'open')
  if (running) return fail('alreadyRunning', { noticeId: running.notice.id })
  // A notice that is over but not written down yet would stand in the way of the next one.
  for (const { notice } of former) if (notice.state === 'open') await updateNotice(tx, { noticeId: notice.id, regionId }, { state: 'closed', closedAt: now })
  const last = lastWorkingDay(await readCalendar(regionId, tx), { after: dayOf(now), workingDays })
  if (!last.ok) return fail('calendarUnknown', { year: last.year })
  const closesAt = new Date(startOfDay(last.lastDay).getTime() + closingMinute * 60_000)
  const payloadHash = noticeHash(title, content)
  const noticeId = await insertNotice(tx, {
    regionId, kind: 'publicNotice', subjectType, subjectId, place, title, documentNumber, payload: content, payloadHash,
    state: 'open', opensAt: now, closesAt, workingDays, publishedBy: actor.userId, publishedByName: actor.displayName,
  })
  await enqueueJob(tx, { kind: CLOSE_NOTICE_JOB, dedupeKey: noticeId, payload: { noticeId, regionId }, regionId, runAfter: closesAt })
  await announceAllPublicChange(tx)
  await recordEvent(tx, {
    actor, regionId, kind: 'noticeOpened', subject: { type: 'notice', id: noticeId }, chain: noticeChain({ regionId, place }),
    data: { subjectType, subjectId, title, hash: payloadHash, workingDays, closesAt: closesAt.toISOString(), rows: content.rows.length },
  })
  return done({ noticeId, closesAt: closesAt.toISOString() })
}

export type WithdrawNoticeRefusal = 'alreadyWithdrawn'

/**
 * Takes a notice off the public pages, while its period runs or after it: list, names and text are no longer shown to anybody without an
 * account. Title, dates and hash stay, so that a paper copy can still be proved (B14).
 */
export async function withdrawNotice({ actor, idempotencyKey, noticeId, reason }: { actor: RegionActor; idempotencyKey: string; noticeId: string; reason: string }): Promise<Outcome<WithdrawNoticeRefusal>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'notices.withdraw', idempotencyKey, input: { noticeId, reason } }, async (tx): Promise<Outcome<WithdrawNoticeRefusal>> => {
    await lockKey(tx, `notice:${noticeId}`)
    const notice = required(await getNotice(tx, { noticeId, regionId }))
    if (notice.state === 'withdrawn') return fail('alreadyWithdrawn')
    const now = await databaseNow(tx)
    await updateNotice(tx, { noticeId, regionId }, { state: 'withdrawn', withdrawnAt: now, withdrawnReason: reason })
    await announceAllPublicChange(tx)
    await recordEvent(tx, {
      actor, regionId, kind: 'noticeWithdrawn', subject: { type: 'notice', id: noticeId }, chain: noticeChain(notice),
      data: { reason, hash: notice.payloadHash, wasOpen: noticeStateAt(notice, now) === 'open' },
    })
    return done()
  })
}
