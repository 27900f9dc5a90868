import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { ownOrganisation } from '#app/services/competitions/competition-page.server.ts'
import { contentOf, linesOf } from '#app/services/results/edition-content.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listAppealMessages, listAppeals, listEntryAppeals, type AppealRow } from '#db/queries/appeals.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listFiles } from '#db/queries/files.ts'
import { announcedEdition, type ResultEditionRow } from '#db/queries/results.ts'
import { getRuleEdition } from '#db/queries/rule-editions.ts'
import { APPEAL_FILES, ownEntryOf } from './file-appeal.server.ts'

/** Where the clock of the newest announced edition stands. Milliseconds left are for the browser's countdown; the server decides. */
function clockOf(edition: ResultEditionRow | null, now: Date) {
  if (!edition?.provisionalAt || !edition.appealsCloseAt) return null
  return { edition: edition.edition, announcedAt: edition.provisionalAt, closesAt: edition.appealsCloseAt, open: now.getTime() < edition.appealsCloseAt.getTime(), minutesLeft: Math.max(0, Math.ceil((edition.appealsCloseAt.getTime() - now.getTime()) / 60_000)) }
}

async function withThreads(db: DbOrTx, regionId: string, appeals: ReadonlyArray<{ appeal: AppealRow; number: string | null }>) {
  const ids = appeals.map(({ appeal }) => appeal.id)
  const [messages, files] = await Promise.all([listAppealMessages(db, ids), listFiles(db, { regionId, ownerType: APPEAL_FILES, ownerIds: ids })])
  return appeals.map(({ appeal, number }) => ({
    id: appeal.id,
    number: number ?? '',
    filedByName: appeal.filedByName,
    createdAt: appeal.createdAt,
    dueAt: appeal.dueAt,
    text: appeal.text,
    state: appeal.state,
    decision: appeal.decision,
    decidedAt: appeal.decidedAt,
    messages: messages.filter(({ appealId }) => appealId === appeal.id).map(({ id, byName, text, createdAt, by }) => ({ id, byName: byName ?? '', text, createdAt, byEntrant: by === appeal.filedBy })),
    files: files.filter(({ ownerId }) => ownerId === appeal.id),
  }))
}

export type ShownAppeal = Awaited<ReturnType<typeof withThreads>>[number]

/** All appeals about one event, for arbitration and the desk. Throws AppError 404. */
export async function getAppealsPage(actor: RegionActor, eventId: string, db: DbOrTx = readDb) {
  const scope = { eventId, regionId: actor.regionId }
  const event = await requireEvent(db, scope)
  const [edition, appeals, now] = await Promise.all([announcedEdition(db, scope), listAppeals(db, scope), databaseNow(db)])
  const place = { regionId: actor.regionId, competitionId: event.competitionId, eventId, ...ownOrganisation(actor, event.competition) }
  return {
    competition: { id: event.competitionId, name: event.competition.name, nameEn: event.competition.nameEn, appealMinutes: event.competition.appealMinutes },
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    correcting: event.correctionOpenedAt !== null,
    edition: edition?.edition ?? null,
    clock: clockOf(edition, now),
    now,
    appeals: await withThreads(db, actor.regionId, appeals),
    may: { decide: hasPermissionAt(actor, 'dispute:decide', place), record: hasPermissionAt(actor, 'entrant:edit', place) },
  }
}

export type AppealsPage = Awaited<ReturnType<typeof getAppealsPage>>

/**
 * An entrant's own result as announced, the clock, and their own appeals: nobody else's line, mark or appeal is read. Throws AppError 404
 * for an event they did not take part in, and before it was announced.
 */
export async function getOwnAppealPage(actor: RegionActor, eventId: string, db: DbOrTx = readDb) {
  const entry = required(await ownEntryOf(actor, eventId))
  const scope = { eventId, regionId: actor.regionId }
  const [event, edition, now, own] = await Promise.all([requireEvent(db, scope), announcedEdition(db, scope), databaseNow(db), listEntryAppeals(db, { ...scope, entryId: entry.id })])
  const clock = required(clockOf(edition, now))
  const { rules } = required(await getRuleEdition(db, { ...scope, id: edition!.ruleEditionId }))
  const line = linesOf(contentOf(edition!)).find(({ entryId }) => entryId === entry.id)
  const award = rules.awards.find(({ key }) => key === line?.award)
  return {
    competition: { name: event.competition.name, nameEn: event.competition.nameEn },
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    number: entry.number,
    clock,
    result: {
      rank: line?.rank ?? null,
      total: line?.total ?? null,
      unranked: line?.unranked ?? null,
      parts: rules.parts.map(({ key, name, nameEn }) => ({ key, name, nameEn: nameEn ?? null, mark: line?.marks[key] ?? null })),
      award: award ? { name: award.name, nameEn: award.nameEn ?? null } : null,
    },
    mayAppeal: clock.open && !own.some(({ state }) => state === 'filed' || state === 'admitted'),
    appeals: await withThreads(db, actor.regionId, own.map((appeal) => ({ appeal, number: entry.number }))),
  }
}

export type OwnAppealPage = Awaited<ReturnType<typeof getOwnAppealPage>>
