import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import { daysLeft } from '#app/lib/dates.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { getNotice, getPublicNotice, listNotices, listObjections, listPublicNotices, type NoticeRow } from '#db/queries/notices.ts'
import { NOTICE_SUBJECTS, noticeStateAt, type NoticeContent, type NoticeSubject } from './notice-content.ts'

const NOTICES_PER_PAGE = 40

/** The public list: what runs first, then what is over. */
export async function getPublicNoticeList({ page }: { page: number }, db: DbOrTx = readDb) {
  const [rows, now] = await Promise.all([listPublicNotices(db, { offset: (page - 1) * NOTICES_PER_PAGE, limit: NOTICES_PER_PAGE + 1 }), databaseNow(db)])
  const notices = rows.slice(0, NOTICES_PER_PAGE).map((row) => ({ ...row, state: noticeStateAt(row, now), daysLeft: row.closesAt === null ? 0 : daysLeft(row.closesAt, now) }))
  return { running: notices.filter(({ state }) => state === 'open'), over: notices.filter(({ state }) => state !== 'open'), hasNext: rows.length > NOTICES_PER_PAGE }
}

export type PublicNoticeListItem = Awaited<ReturnType<typeof getPublicNoticeList>>['running'][number]

/** One notice for everybody. Withdrawn, it says title, dates and hash and nothing of the people in it. Throws AppError 404. */
export async function getPublicNoticePage({ noticeId }: { noticeId: string }, db: DbOrTx = readDb) {
  const { notice, region } = required(await getPublicNotice(db, { noticeId }))
  const now = await databaseNow(db)
  const state = noticeStateAt(notice, now)
  return {
    id: notice.id,
    title: notice.title,
    documentNumber: notice.documentNumber,
    region,
    state,
    opensAt: notice.opensAt,
    closesAt: notice.closesAt,
    workingDays: notice.workingDays,
    daysLeft: notice.closesAt === null ? 0 : daysLeft(notice.closesAt, now),
    withdrawnAt: notice.withdrawnAt,
    hash: notice.payloadHash,
    content: state === 'withdrawn' ? null : contentOfNotice(notice),
  }
}

export type PublicNoticePage = Awaited<ReturnType<typeof getPublicNoticePage>>

/** The stored content with its type; it was written by `openNoticeIn` and nothing else. */
export function contentOfNotice(notice: Pick<NoticeRow, 'payload'>): NoticeContent {
  return notice.payload as NoticeContent
}

/** Whether this person looks after a notice: the permission of its subject, at its place. */
export function mayHandle(actor: RegionActor, { subjectType, place }: Pick<NoticeRow, 'subjectType' | 'place'>): boolean {
  return Object.hasOwn(NOTICE_SUBJECTS, subjectType) && hasPermissionAt(actor, NOTICE_SUBJECTS[subjectType as NoticeSubject], { regionId: actor.regionId, ...place })
}

/** The notices a person looks after, newest first, with how many objections wait. */
export async function getNoticeDesk(actor: RegionActor, db: DbOrTx = readDb) {
  const [rows, now] = await Promise.all([listNotices(db, { regionId: actor.regionId, subjectTypes: Object.keys(NOTICE_SUBJECTS) }), databaseNow(db)])
  return rows.filter((row) => mayHandle(actor, row)).map(({ place: _, ...row }) => ({ ...row, state: noticeStateAt(row, now), daysLeft: row.closesAt === null ? 0 : daysLeft(row.closesAt, now) }))
}

export type NoticeDeskRow = Awaited<ReturnType<typeof getNoticeDesk>>[number]

/** One notice with its objections, for the people who look after it. Throws AppError 404 for anybody else. */
export async function getNoticeDeskPage(actor: RegionActor, noticeId: string, db: DbOrTx = readDb) {
  const notice = await requireOwnNotice(actor, noticeId, db)
  const [objections, now] = await Promise.all([listObjections(db, { noticeId, regionId: actor.regionId }), databaseNow(db)])
  return {
    id: notice.id,
    title: notice.title,
    subjectType: notice.subjectType as NoticeSubject,
    place: notice.place,
    state: noticeStateAt(notice, now),
    opensAt: notice.opensAt,
    closesAt: notice.closesAt,
    closedAt: notice.closedAt,
    workingDays: notice.workingDays,
    daysLeft: notice.closesAt === null ? 0 : daysLeft(notice.closesAt, now),
    withdrawnAt: notice.withdrawnAt,
    withdrawnReason: notice.withdrawnReason,
    publishedByName: notice.publishedByName,
    hash: notice.payloadHash,
    content: contentOfNotice(notice),
    objections: objections.map(({ id, version, createdAt, filedByName, contactCipher, text, state, answer, answeredByName, answeredAt }) => ({
      id, version, createdAt, filedByName, hasContact: contactCipher !== null, text, state, answer, answeredByName, answeredAt,
    })),
  }
}

export type NoticeDeskPage = Awaited<ReturnType<typeof getNoticeDeskPage>>

/** A notice this person looks after. Throws AppError 404 for any other. */
export async function requireOwnNotice(actor: RegionActor, noticeId: string, db: DbOrTx = readDb): Promise<NoticeRow> {
  const notice = required(await getNotice(db, { noticeId, regionId: actor.regionId }))
  if (!mayHandle(actor, notice)) throw notFound()
  return notice
}
