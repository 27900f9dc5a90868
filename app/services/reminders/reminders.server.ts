import { hasPermission, type Actor, type RegionActor } from '#app/auth/actor.ts'
import { DUE_PERMISSIONS } from '#app/auth/route-access.ts'
import { dayOf, endOfDay } from '#app/lib/dates.ts'
import { paths } from '#app/lib/paths.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { intakeOf } from '#app/services/grants/claim-rules.ts'
import { studiosWith } from '#app/services/studios/studio-access.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireRegion } from '#db/queries/regions.ts'
import {
  countReports, listExpertTasks, listRectifications, listRequestsToDecide, listReturnedRequests, listRoundsLackingExperts, listRoundsToPublish, listRunningNotices, listSelfScoresDue, listUnconfirmedNotices, listWaitingReports,
} from '#db/queries/reminders.ts'
import { policyById } from '#scoring/policies/register.ts'
import { endOfMonth, inOrder, type Reminder, type ReminderFacts, type ReminderKind } from './reminder.ts'

/**
 * What waits for this person and until when, computed from the data as it stands: nothing is stored, so nothing is forgotten or told twice.
 * Everybody gets what their roles let them do; deadlines are the database's.
 */
export async function listReminders(actor: RegionActor, db: DbOrTx = readDb): Promise<Reminder[]> {
  const now = await databaseNow(db)
  const parts = await Promise.all([ofLeader(actor, db), ofHost(actor, now, db), ofExpert(actor, db), ofBureau(actor, now, db), claimWindows(actor, now, db)])
  return inOrder(parts.flat(), now)
}

/** The same for whoever is signed in: people of no region, and those who work with contests alone, have none. */
export async function remindersFor(actor: Actor): Promise<Reminder[]> {
  const { regionId } = actor
  return regionId === null || !DUE_PERMISSIONS.some((permission) => hasPermission(actor, permission)) ? [] : listReminders({ ...actor, regionId })
}

async function ofLeader(actor: RegionActor, db: DbOrTx): Promise<ReminderFacts[]> {
  const own = { regionId: actor.regionId, studioIds: studiosWith(actor, 'studio:own') }
  if (own.studioIds.length === 0) return []
  const [reports, requests, rectifications, scores] = await Promise.all([listWaitingReports(db, { ...own, states: ['open', 'returned'] }), listReturnedRequests(db, own), listRectifications(db, own), listSelfScoresDue(db, own)])
  return [
    ...reports.map(({ studioId, studioName, year, state, dueAt }): ReminderFacts => ({ kind: state === 'returned' ? 'reportReturned' : 'reportOpen', name: studioName, year, to: paths.studioReport(studioId, year), dueAt })),
    ...requests.map(({ studioId, requestId, studioName }): ReminderFacts => ({ kind: 'requestReturned', name: studioName, to: paths.studioRequest(studioId, requestId), dueAt: null })),
    ...rectifications.filter(({ reported }) => !reported).map((one) => ({ ...rectification(one), to: paths.studioRequests(one.studioId) })),
    ...scores.map(({ studioId, studioName }): ReminderFacts => ({ kind: 'selfScore', name: studioName, to: paths.studioAssessments(studioId), dueAt: null })),
  ]
}

const rectification = ({ studioId, studioName, dueOn }: { studioId: string; studioName: string; dueOn: string | null }): ReminderFacts => ({ kind: 'rectification', name: studioName, to: paths.studio(studioId), dueAt: dueOn === null ? null : endOfDay(dueOn) })

async function ofHost(actor: RegionActor, now: Date, db: DbOrTx): Promise<ReminderFacts[]> {
  const own = { regionId: actor.regionId, studioIds: studiosWith(actor, 'studio:confirm') }
  if (own.studioIds.length === 0) return []
  const [reports, notices, requests] = await Promise.all([listWaitingReports(db, { ...own, states: ['submitted'] }), listUnconfirmedNotices(db, { ...own, today: dayOf(now) }), listReturnedRequests(db, own)])
  return [
    ...reports.map(({ studioId, studioName, year, dueAt }): ReminderFacts => ({ kind: 'reportToConfirm', name: studioName, year, to: paths.studioReport(studioId, year), dueAt })),
    ...notices.map(({ studioId, requestId, studioName }): ReminderFacts => ({ kind: 'hostNotice', name: studioName, to: paths.studioRequest(studioId, requestId), dueAt: null })),
    ...requests.map(({ studioId, requestId, studioName }): ReminderFacts => ({ kind: 'requestReturned', name: studioName, to: paths.studioRequest(studioId, requestId), dueAt: null })),
  ]
}

async function ofExpert(actor: RegionActor, db: DbOrTx): Promise<ReminderFacts[]> {
  if (actor.personId === null || !hasPermission(actor, 'review:score')) return []
  const { sheets, opinions } = await listExpertTasks(db, { regionId: actor.regionId, personId: actor.personId })
  const sheetKind: Record<string, ReminderKind> = { proposed: 'sheetToAnswer', accepted: 'sheetOpen', returned: 'sheetReturned' }
  return [
    ...sheets.map(({ id, state, studioName, dueAt }): ReminderFacts => ({ kind: sheetKind[state] ?? 'sheetOpen', name: studioName, to: paths.myReview(id), dueAt })),
    ...opinions.map(({ id, state, studioName, dueAt }): ReminderFacts => ({ kind: state === 'proposed' ? 'opinionToAnswer' : 'opinionOpen', name: studioName, to: paths.myOpinion(id), dueAt })),
  ]
}

const DECISIONS: Record<string, ReminderKind> = { submitted: 'requestToCheck', underReview: 'requestToAnnounce', publicNotice: 'requestToRecognise' }

async function ofBureau(actor: RegionActor, now: Date, db: DbOrTx): Promise<ReminderFacts[]> {
  const { regionId } = actor
  const facts: ReminderFacts[] = []
  if (hasPermission(actor, 'studio:edit')) {
    const [reports, requests, rectifications] = await Promise.all([countReports(db, { regionId, now }), listRequestsToDecide(db, { regionId, now }), listRectifications(db, { regionId })])
    for (const { year, state, n, late, next } of reports) {
      if (state === 'hostConfirmed') facts.push({ kind: 'reportsToAccept', name: '', year, count: n, to: `${paths.reports()}?year=${year}&state=hostConfirmed`, dueAt: null })
      else if (late > 0) facts.push({ kind: 'reportsLate', name: '', year, count: late, to: `${paths.reports()}?year=${year}&overdue=on`, dueAt: next })
    }
    facts.push(
      ...requests.map(({ studioId, requestId, studioName, state, asked }): ReminderFacts => ({
        kind: state === 'underReview' && !asked ? 'requestToReview' : (DECISIONS[state] ?? 'requestToCheck'), name: studioName, to: paths.studioRequest(studioId, requestId), dueAt: null,
      })),
      ...rectifications.map(rectification),
    )
  }
  if (hasPermission(actor, 'review:manage')) {
    const lacking = await listRoundsLackingExperts(db, { regionId })
    facts.push(...lacking.map(({ roundId, name, studios }): ReminderFacts => ({ kind: 'expertsMissing', name, count: studios, to: paths.review(roundId), dueAt: null })))
  }
  if (hasPermission(actor, 'review:manage') && hasPermission(actor, 'result:publish')) {
    const [rounds, running] = await Promise.all([listRoundsToPublish(db, { regionId, now }), listRunningNotices(db, { regionId, now })])
    facts.push(...rounds.map(({ roundId, name }): ReminderFacts => ({ kind: 'roundToPublish', name, to: paths.review(roundId), dueAt: null })))
    for (const { id, title, closesAt, objections } of running) {
      facts.push(objections > 0 ? { kind: 'objections', name: title, count: objections, to: paths.noticeDeskPage(id), dueAt: closesAt } : { kind: 'noticeEnding', name: title, to: paths.noticeDeskPage(id), dueAt: closesAt })
    }
  }
  return facts
}

/** Where a text takes claims in during some months only, and this is one of them. */
async function claimWindows(actor: RegionActor, now: Date, db: DbOrTx): Promise<ReminderFacts[]> {
  const bureau = hasPermission(actor, 'grant:plan')
  if (!bureau && !hasPermission(actor, 'grant:own')) return []
  const { policyIds } = await requireRegion(db, actor.regionId)
  const today = dayOf(now)
  return policyIds.flatMap((policyId): ReminderFacts[] => {
    const policy = policyById(policyId)
    const { open, months } = intakeOf(policy, today)
    return policy && open && months.length > 0 ? [{ kind: 'claimsWindow', name: policy.documentNumber, to: bureau ? paths.grants() : paths.myEntitlements(), dueAt: endOfMonth(today) }] : []
  })
}
