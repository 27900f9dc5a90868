import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import { dayOf, daysLeft } from '#app/lib/dates.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { ownOrganisation } from '#app/services/competitions/competition-page.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listNoticesOf } from '#db/queries/notices.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { latestEdition, listEditions } from '#db/queries/results.ts'
import { getRuleEdition } from '#db/queries/rule-editions.ts'
import { lastWorkingDay } from '#scoring/working-days/count-working-days.ts'
import { readCalendar } from './calendar.server.ts'
import { noticeStateAt } from './notice-content.ts'
import { noticeLength } from './notice-length.server.ts'
import { resultNoticeContent } from './result-notice.server.ts'

/** What the notice page of one event shows: the list that would be published, and the notices so far. Throws AppError 404. */
export async function getResultNoticePage(actor: RegionActor, eventId: string, db: DbOrTx = readDb) {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const event = await requireEvent(db, scope)
  const [edition, editions, now, region, calendar] = await Promise.all([latestEdition(db, scope), listEditions(db, scope), databaseNow(db), requireRegion(db, regionId), readCalendar(regionId, db)])
  const former = (await Promise.all(editions.map(async ({ id, edition: number }) => (await listNoticesOf(db, { regionId, subjectType: 'resultEdition', subjectId: id })).map((row) => ({ ...row, number }))))).flat()
  const ruleEdition = edition === null ? null : await getRuleEdition(db, { ...scope, id: edition.ruleEditionId })
  const length = await noticeLength(db, { regionId, policyId: event.competition.policyId, of: 'results' })
  const last = lastWorkingDay(calendar, { after: dayOf(now), workingDays: length.workingDays })
  const { competition } = event
  const mayPublish = hasPermissionAt(actor, 'result:publish', { regionId, competitionId: competition.id, eventId, ...ownOrganisation(actor, competition) })
  return {
    competition: { id: competition.id, name: competition.name, nameEn: competition.nameEn },
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    edition: edition && { number: edition.edition, state: edition.state },
    preview: edition === null || ruleEdition === null ? null : resultNoticeContent({ event, edition, rules: ruleEdition.rules, office: region.settings.issuerName || region.name, phone: null }),
    length,
    ends: last.ok ? { ok: true as const, day: last.lastDay } : { ok: false as const, year: last.year },
    former: former.map(({ notice, number, openObjections, allObjections }) => ({
      id: notice.id, title: notice.title, edition: number, state: noticeStateAt(notice, now), opensAt: notice.opensAt, closesAt: notice.closesAt,
      daysLeft: notice.closesAt === null ? 0 : daysLeft(notice.closesAt, now), openObjections, allObjections,
    })),
    may: { publish: mayPublish },
  }
}

export type ResultNoticePage = Awaited<ReturnType<typeof getResultNoticePage>>
