import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { RegionActor } from '#app/auth/actor.ts'
import { addDays, dayOf } from '#app/lib/dates.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { enterCalendarYear, readCalendar } from '#app/services/notices/calendar.server.ts'
import { answerObjection, fileObjection } from '#app/services/notices/objections.server.ts'
import { USUAL_NOTICE_DAYS } from '#app/services/notices/notice-length.ts'
import { openResultNotice } from '#app/services/notices/result-notice.server.ts'
import { readDb } from '#db/client.ts'
import { listObjections } from '#db/queries/notices.ts'
import { latestEdition } from '#db/queries/results.ts'
import { notices } from '#db/schema/index.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { lastWorkingDay } from '#scoring/working-days/count-working-days.ts'
import { took, type SeededContest } from './demo-contests.ts'

/** A running notice of the published contest, with an objection that was answered and one that waits. */
export async function putOnNotice(leader: RegionActor, { eventId }: SeededContest): Promise<void> {
  await knowThisYear(leader)
  const edition = await latestEdition(readDb, { eventId, regionId: leader.regionId })
  if (!edition) return
  const opened = took(await openResultNotice({ actor: leader, idempotencyKey: randomUUID(), eventId, edition: edition.edition, workingDays: USUAL_NOTICE_DAYS, phone: '0579-00000000' }))
  const { noticeId } = opened
  took(await fileObjection({ idempotencyKey: randomUUID(), noticeId, text: '名单中一名选手的单位名称与报名时不一致，请核实是否为同一单位。', name: null, contact: null }))
  const [first] = await listObjections(readDb, { noticeId, regionId: leader.regionId })
  took(
    await answerObjection({
      actor: leader, idempotencyKey: randomUUID(), noticeId, objectionId: first!.id, baseVersion: first!.version, state: 'dismissed',
      answer: '经核实，该单位今年更名，报名表与营业执照一致，名单无误。',
    }),
  )
  took(await fileObjection({ idempotencyKey: randomUUID(), noticeId, text: '请说明实操成绩相同的两名选手名次先后的依据。', name: '武义县某企业工会', contact: '0579-00000001' }))
}

/** Lets a notice have ended yesterday: nothing else can make a week pass. */
export async function endNoticeOf(subjectId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const now = await databaseNow(tx)
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
    await tx.update(notices).set({ opensAt: daysAgo(9), closesAt: daysAgo(1) }).where(eq(notices.subjectId, subjectId))
  })
}

/** The demonstration runs in any year: one whose holidays nobody knows yet is entered as a plain week, and says so. */
async function knowThisYear(actor: RegionActor): Promise<void> {
  const calendar = await readCalendar(actor.regionId)
  const today = dayOf(await databaseNow())
  if (lastWorkingDay(calendar, { after: today, workingDays: USUAL_NOTICE_DAYS }).ok) return
  for (const year of new Set([today, addDays(today, 30)].map((day) => Number(day.slice(0, 4))))) {
    if (calendar.years.has(year)) continue
    took(await enterCalendarYear({ actor, idempotencyKey: randomUUID(), year, source: '演示数据，正式使用前请按国务院办公厅通知录入', daysOff: [`${year}-01-01`], makeUpWorkdays: [] }))
  }
}
