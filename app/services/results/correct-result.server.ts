import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb } from '#db/client.ts'
import { closeCorrection, findOpenCorrection, insertCorrection, restoreBefore, setCorrectedRules } from '#db/queries/corrections.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { latestEdition, lockMarks, openMarks } from '#db/queries/results.ts'
import { announceGridChange } from '../marks/grid-changes.server.ts'
import { restoreSchemes } from '../schemes/restore-schemes.server.ts'
import { computeRanking } from './compute-ranking.server.ts'
import { changesSince } from './freeze-edition.ts'

export interface OpenCorrection {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  reason: string
}

export type OpenCorrectionRefusal = 'notConfirmed' | 'alreadyOpen' | 'competitionArchived'

/**
 * Opens the marks of a confirmed result for a correction. What is published stays so until the next edition is; every mark that changes
 * from here on carries the reason.
 */
export async function openCorrection({ actor, idempotencyKey, eventId, reason }: OpenCorrection): Promise<Outcome<OpenCorrectionRefusal>> {
  const scope = { eventId, regionId: actor.regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  const outcome = await runCommand({ actor, name: 'results.openCorrection', idempotencyKey, input: { eventId, reason } }, async (tx): Promise<Outcome<OpenCorrectionRefusal>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const event = await requireEvent(tx, scope)
    if (event.competition.state === 'archived') return fail('competitionArchived')
    if (event.correctionOpenedAt !== null) return fail('alreadyOpen')
    const latest = await latestEdition(tx, scope)
    if (event.marksLockedAt === null || latest === null) return fail('notConfirmed')
    await openMarks(tx, { ...scope, reason, by: actor.userId })
    await insertCorrection(tx, { ...scope, competitionId, baseEdition: latest.edition, reason, openedBy: actor.userId, openedByName: actor.displayName })
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'correctionOpened',
      subject: { type: 'event', id: eventId },
      chain: { type: 'competition', id: competitionId },
      data: { edition: latest.edition, reason },
    })
    return done()
  })
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}

export type CancelCorrectionRefusal = 'notOpen' | 'differs'

/** What was set back when a correction was cancelled. */
export interface CancelledCorrection {
  marks: number
  statuses: number
}

/**
 * Takes a correction back: marks, values of items and statuses are set to what they were when it began, each with its version in the history, a marking
 * scheme that was put in force since then gives way to the former one, and corrected rules are dropped. What a correction does not own (a name, a unit, a level that was put right meanwhile) is not undone: it is refused with the differences.
 */
export async function cancelCorrection({ actor, idempotencyKey, eventId }: Omit<OpenCorrection, 'reason'>): Promise<Outcome<CancelCorrectionRefusal, CancelledCorrection>> {
  const scope = { eventId, regionId: actor.regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  const outcome = await runCommand({ actor, name: 'results.cancelCorrection', idempotencyKey, input: { eventId } }, async (tx): Promise<Outcome<CancelCorrectionRefusal, CancelledCorrection>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const [event, latest, correction] = [await requireEvent(tx, scope), await latestEdition(tx, scope), await findOpenCorrection(tx, scope)]
    if (event.correctionOpenedAt === null || latest === null) return fail('notOpen')
    const taken = { by: actor.userId, reason: `取消更正：${correction?.reason ?? ''}` }
    const set = correction ? await restoreBefore(tx, { ...scope, ...taken, before: correction.before }) : { marks: 0, statuses: 0 }
    const schemes = await restoreSchemes(tx, { ...scope, ...taken, since: event.correctionOpenedAt })
    if (correction?.rules) await setCorrectedRules(tx, { ...scope, version: correction.version, rules: null, by: actor.userId, byName: actor.displayName })
    const ranking = await computeRanking(tx, scope)
    const people = Object.fromEntries(ranking.field.map(({ id, name, number, organisation }) => [id, { name, number, organisation }]))
    const changes = ranking.result === null ? [] : changesSince(latest, { input: ranking.file, output: ranking.result.output, people })
    if (changes.length > 0 || ranking.inputHash !== latest.inputHash || ranking.result?.outputHash !== latest.outputHash) return fail('differs', { changes })
    await lockMarks(tx, scope)
    await closeCorrection(tx, { ...scope, state: 'cancelled', by: actor.userId, byName: actor.displayName })
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'correctionCancelled',
      subject: { type: 'event', id: eventId },
      chain: { type: 'competition', id: competitionId },
      data: { edition: latest.edition, reason: event.correctionReason, restored: set, ...(schemes.length === 0 ? {} : { schemes }) },
    })
    return done(set)
  })
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}
