import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb, type Tx } from '#db/client.ts'
import type { CompetitionRow } from '#db/queries/competitions.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { latestEdition, setEditionAnnounced } from '#db/queries/results.ts'
import { listSignOffs } from '#db/queries/sign-offs.ts'
import { SIGNING_DUTIES } from './sign-edition.server.ts'

/**
 * Announces the latest confirmed edition of some events to their fields: from now on the entrants see their own result, and the appeal
 * clock runs by the database's time. Editions that are announced already keep their clock. The caller holds the exclusive lock.
 *
 * @returns what goes into the audit event
 */
export async function announceEditions(tx: Tx, actor: RegionActor, competition: CompetitionRow, eventIds: readonly string[]): Promise<Array<{ eventId: string; edition: number; outputHash: string }>> {
  const announced = []
  for (const eventId of eventIds) {
    const edition = await latestEdition(tx, { eventId, regionId: actor.regionId })
    if (edition?.state !== 'confirmed' || edition.provisionalAt !== null) continue
    await setEditionAnnounced(tx, { editionId: edition.id, regionId: actor.regionId, byName: actor.displayName, minutes: competition.appealMinutes })
    announced.push({ eventId, edition: edition.edition, outputHash: edition.outputHash })
  }
  return announced
}

export type AnnounceRefusal = 'notProvisional' | 'nothingToAnnounce' | 'signaturesMissing'

/** Announces a new edition while the competition stands in its appeal step: the way of an upheld appeal. Its own clock begins. */
export async function announceEdition({ actor, idempotencyKey, eventId }: { actor: RegionActor; idempotencyKey: string; eventId: string }): Promise<Outcome<AnnounceRefusal, { edition: number }>> {
  const scope = { eventId, regionId: actor.regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'results.announce', idempotencyKey, input: { eventId } }, async (tx): Promise<Outcome<AnnounceRefusal, { edition: number }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const event = await requireEvent(tx, scope)
    if (event.competition.state !== 'provisional') return fail('notProvisional')
    const edition = await latestEdition(tx, scope)
    if (edition === null || edition.state !== 'confirmed' || edition.provisionalAt !== null || event.marksLockedAt === null) return fail('nothingToAnnounce')
    const signed = await listSignOffs(tx, { editionId: edition.id, regionId: actor.regionId })
    if (signed.length < SIGNING_DUTIES.length) return fail('signaturesMissing')
    await announceEditions(tx, actor, event.competition, [eventId])
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: 'resultAnnounced', subject: { type: 'resultEdition', id: edition.id }, chain: { type: 'competition', id: competitionId }, data: { eventId, edition: edition.edition, outputHash: edition.outputHash, minutes: event.competition.appealMinutes } })
    return done({ edition: edition.edition })
  })
}
