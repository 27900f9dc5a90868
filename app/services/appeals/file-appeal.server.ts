import type { RegionActor } from '#app/auth/actor.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { keepFile } from '#app/services/files/keep-file.server.ts'
import type { PreparedFile } from '#app/services/files/prepare-upload.server.ts'
import { readDb, type Tx } from '#db/client.ts'
import { getAppeal, insertAppeal, insertAppealMessage, listEntryAppeals, updateAppeal } from '#db/queries/appeals.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listField, type FieldEntry } from '#db/queries/field.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { announcedEdition } from '#db/queries/results.ts'

/** Owner of the files of an appeal in the table of files. */
export const APPEAL_FILES = 'appeal'
/** Minutes within which arbitration answers (B5). */
const ANSWER_MINUTES = 120

export interface AppealAct {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
}

export type FileAppealRefusal = 'notAnnounced' | 'tooLate' | 'alreadyOpen' | 'noSuchEntrant'

/** The entry of an event that belongs to this person; null for everybody else. */
export async function ownEntryOf(actor: RegionActor, eventId: string): Promise<FieldEntry | null> {
  if (actor.personId === null) return null
  const field = await listField(readDb, { eventId, regionId: actor.regionId })
  return field.find(({ personId }) => personId === actor.personId) ?? null
}

/** An entrant's own appeal, within the clock of the announced edition. @throws AppError 404 for an event they did not take part in */
export async function fileOwnAppeal({ text, file, ...act }: AppealAct & { text: string; file: PreparedFile | null }): Promise<Outcome<FileAppealRefusal, { appealId: string }>> {
  const entry = required(await ownEntryOf(act.actor, act.eventId))
  return fileAppeal({ ...act, text, file, entry, filedByName: entry.name })
}

/** A written appeal that a team leader handed in, recorded by the desk for the entrant it is about. */
export async function fileWrittenAppeal({ text, file, number, leaderName, ...act }: AppealAct & { text: string; file: PreparedFile | null; number: string; leaderName: string }): Promise<Outcome<FileAppealRefusal, { appealId: string }>> {
  const field = await listField(readDb, { eventId: act.eventId, regionId: act.actor.regionId })
  const entry = field.find((candidate) => candidate.number === number.trim())
  return entry ? fileAppeal({ ...act, text, file, entry, filedByName: leaderName }) : fail('noSuchEntrant')
}

async function fileAppeal({ actor, idempotencyKey, eventId, text, file, entry, filedByName }: AppealAct & { text: string; file: PreparedFile | null; entry: FieldEntry; filedByName: string }): Promise<Outcome<FileAppealRefusal, { appealId: string }>> {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'appeals.file', idempotencyKey, input: { eventId, entryId: entry.id, text, file: file?.sha256 ?? null } }, async (tx): Promise<Outcome<FileAppealRefusal, { appealId: string }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const edition = await announcedEdition(tx, scope)
    if (!edition?.appealsCloseAt) return fail('notAnnounced')
    const now = await databaseNow(tx)
    if (now.getTime() >= edition.appealsCloseAt.getTime()) return fail('tooLate')
    const earlier = await listEntryAppeals(tx, { ...scope, entryId: entry.id })
    if (earlier.some(({ state }) => state === 'filed' || state === 'admitted')) return fail('alreadyOpen')
    const appealId = await insertAppeal(tx, {
      regionId, competitionId, eventId, editionId: edition.id, kind: 'appeal', entryId: entry.id, filedBy: actor.userId, filedByName, text,
      dueAt: new Date(now.getTime() + ANSWER_MINUTES * 60_000),
    })
    if (file) await keepFile(tx, { regionId, ownerType: APPEAL_FILES, ownerId: appealId, purpose: 'evidence', file, uploadedBy: actor.userId })
    await log(tx, actor, competitionId, 'appealFiled', appealId, { eventId, entryId: entry.id, edition: edition.edition, file: file?.sha256 ?? null })
    return done({ appealId })
  })
}

export type AppealMessageRefusal = 'decided'

/** Adds to the thread of an open appeal: by its entrant, or by those who decide. The caller has checked who is allowed. */
export async function addAppealMessage({ actor, idempotencyKey, eventId, appealId, text, file }: AppealAct & { appealId: string; text: string; file: PreparedFile | null }): Promise<Outcome<AppealMessageRefusal>> {
  const { regionId } = actor
  const { competitionId } = await requireEvent(readDb, { eventId, regionId })
  return runCommand({ actor, name: 'appeals.message', idempotencyKey, input: { appealId, text, file: file?.sha256 ?? null } }, async (tx): Promise<Outcome<AppealMessageRefusal>> => {
    await lockCompetition(tx, competitionId, 'shared')
    const appeal = required(await getAppeal(tx, { appealId, eventId, regionId }))
    if (appeal.state !== 'filed' && appeal.state !== 'admitted') return fail('decided')
    await insertAppealMessage(tx, { appealId, by: actor.userId, text })
    if (file) await keepFile(tx, { regionId, ownerType: APPEAL_FILES, ownerId: appealId, purpose: 'evidence', file, uploadedBy: actor.userId })
    await log(tx, actor, competitionId, 'appealMessageAdded', appealId, { eventId, file: file?.sha256 ?? null })
    return done()
  })
}

/** Takes an own appeal back while nobody has decided it. @throws AppError 404 for somebody else's */
export async function withdrawAppeal({ actor, idempotencyKey, eventId, appealId }: AppealAct & { appealId: string }): Promise<Outcome<AppealMessageRefusal>> {
  const { regionId } = actor
  const entry = required(await ownEntryOf(actor, eventId))
  const { competitionId } = await requireEvent(readDb, { eventId, regionId })
  return runCommand({ actor, name: 'appeals.withdraw', idempotencyKey, input: { appealId } }, async (tx): Promise<Outcome<AppealMessageRefusal>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const appeal = required(await getAppeal(tx, { appealId, eventId, regionId }))
    if (appeal.entryId !== entry.id) throw notFound()
    if (appeal.state !== 'filed' && appeal.state !== 'admitted') return fail('decided')
    await updateAppeal(tx, { appealId, regionId }, { state: 'withdrawn' })
    await log(tx, actor, competitionId, 'appealWithdrawn', appealId, { eventId })
    return done()
  })
}

function log(tx: Tx, actor: RegionActor, competitionId: string, kind: string, appealId: string, data: Record<string, unknown>) {
  return recordEvent(tx, { actor, regionId: actor.regionId, kind, subject: { type: 'appeal', id: appealId }, chain: { type: 'competition', id: competitionId }, data })
}
