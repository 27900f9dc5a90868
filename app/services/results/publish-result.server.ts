import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { changeStateIn } from '#app/services/competitions/change-state.server.ts'
import { editionBlockers } from '#app/services/competitions/competition-facts.server.ts'
import { BEFORE_PUBLISHING, resultsMayBePublished } from '#app/services/competitions/states.ts'
import { listIssued, moneyBefore } from '#app/services/corrections/correction-items.server.ts'
import { announcePublicChange } from '#app/services/public-pages.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { getEdition, listEverPublished, moveEditions, movePromotions, setEditionPublished, setEditionWithdrawn } from '#db/queries/results.ts'

export interface EditionAct {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  edition: number
}

export type PublishRefusal = 'alreadyPublished' | 'notConfirmed' | 'correctionOpen' | 'competitionArchived' | 'stepsBefore' | 'blocked'

/**
 * Publishes a confirmed edition: what the public sees from the commit on. The former edition is superseded in the same act, promotions
 * become confirmed, what was issued from the former one and no longer agrees is listed for people to settle, and with its last event the
 * competition itself is published.
 *
 * @throws AppError 404 for another region's event or an edition that is not there
 */
export async function publishResult({ actor, idempotencyKey, eventId, edition: number }: EditionAct): Promise<Outcome<PublishRefusal, { competitionPublished: boolean; toSettle: number }>> {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'results.publish', idempotencyKey, input: { eventId, edition: number } }, async (tx): Promise<Outcome<PublishRefusal, { competitionPublished: boolean; toSettle: number }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const event = await requireEvent(tx, scope)
    const edition = required(await getEdition(tx, { ...scope, edition: number }))
    if (edition.state === 'published') return fail('alreadyPublished', { by: edition.publishedByName ?? '' })
    if (edition.state !== 'confirmed') return fail('notConfirmed')
    if (event.marksLockedAt === null) return fail('correctionOpen')
    if (event.competition.state === 'archived') return fail('competitionArchived')
    if (!resultsMayBePublished(event.competition.state, event.competition)) return fail('stepsBefore')
    // In a competition that is public already a correction is signed; its clocks have run.
    const codes = event.competition.state === 'published' ? (['signaturesMissing'] as const) : BEFORE_PUBLISHING
    const missing = (await editionBlockers(tx, event, codes)).map(({ code }) => code)
    if (missing.length > 0) return fail('blocked', { blockers: missing })

    // What was issued from the edition that gives way is compared with what it says now; the first publication has nothing to look back at.
    const formerEditionIds = await listEverPublished(tx, scope)
    const before = formerEditionIds.length === 0 ? null : await moneyBefore(tx, regionId)
    const superseded = await moveEditions(tx, { ...scope, from: ['published'], to: 'superseded' })
    await setEditionPublished(tx, { editionId: edition.id, regionId, by: actor.userId, byName: actor.displayName })
    await movePromotions(tx, { regionId, editionIds: [edition.id], from: ['proposed'], to: 'confirmed', by: actor.userId })
    const toSettle = before === null ? 0 : await listIssued(tx, { ...scope, competitionId, editionId: edition.id }, { formerEditionIds, before, changed: edition.changes.length > 0 })
    await announcePublicChange(tx, eventId)
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'resultPublished',
      subject: { type: 'resultEdition', id: edition.id },
      chain: { type: 'competition', id: competitionId },
      data: { eventId, edition: number, outputHash: edition.outputHash, supersedes: superseded, ...(toSettle > 0 ? { toSettle } : {}) },
    })
    if (event.competition.state === 'published') return done({ competitionPublished: false, toSettle })
    // Refused while another event waits for its result; that is no reason to hold this one back.
    const step = await changeStateIn(tx, { actor, competitionId, action: 'publish', reason: null })
    return done({ competitionPublished: step.ok, toSettle })
  })
}

export type WithdrawRefusal = 'notPublished'

/**
 * Takes a published edition off the public pages, with a reason. Record and hash stay; its address answers 410 from now on. Promotions
 * that rested on it are revoked. The way back is a correction and a new edition.
 */
export async function withdrawResult({ actor, idempotencyKey, eventId, edition: number, reason }: EditionAct & { reason: string }): Promise<Outcome<WithdrawRefusal>> {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'results.withdraw', idempotencyKey, input: { eventId, edition: number, reason } }, async (tx): Promise<Outcome<WithdrawRefusal>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const edition = required(await getEdition(tx, { ...scope, edition: number }))
    if (edition.state !== 'published') return fail('notPublished')
    await setEditionWithdrawn(tx, { editionId: edition.id, regionId, reason })
    await movePromotions(tx, { regionId, editionIds: [edition.id], from: ['proposed', 'confirmed'], to: 'revoked', by: actor.userId, reason })
    await announcePublicChange(tx, eventId)
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'resultWithdrawn',
      subject: { type: 'resultEdition', id: edition.id },
      chain: { type: 'competition', id: competitionId },
      data: { eventId, edition: number, outputHash: edition.outputHash, reason },
    })
    return done()
  })
}
