import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb } from '#db/client.ts'
import { closeCorrection } from '#db/queries/corrections.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { insertEdition, lastPublicEdition, latestEdition, lockMarks, moveEditions, movePromotions, setEditionHead } from '#db/queries/results.ts'
import { announceGridChange } from '../marks/grid-changes.server.ts'
import { computeRanking } from './compute-ranking.server.ts'
import { freezeCorrectedRules } from './corrected-rules.server.ts'
import { changesSince, freezeEdition } from './freeze-edition.ts'

export interface ConfirmResult {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  /** Hash of the result the officer had before their eyes; another one is not confirmed unseen. Null confirms whatever stands. */
  seenOutputHash: string | null
}

export type ConfirmRefusal = 'blocked' | 'alreadyConfirmed' | 'changedSinceSeen' | 'nothingChanged'

export interface Confirmed {
  edition: number
  changed: number
}

/** How the competition is locked; a test shows what happens without. */
interface ConfirmParts {
  lock: typeof lockCompetition
}

/**
 * Confirms an event's ranking: under the competition's exclusive lock it is computed once more, frozen as the next edition, and the
 * marks are locked. Everything a later page, notice or certificate says is read from that edition.
 *
 * @returns `blocked` with `blockers`; `alreadyConfirmed` when somebody was first (with the edition); `changedSinceSeen` when marks or
 *   decisions are no longer those that were shown; `nothingChanged` in a correction without a difference
 * @throws AppError 404 for an event of another region
 */
export async function confirmResult(input: ConfirmResult, { lock }: ConfirmParts = { lock: lockCompetition }): Promise<Outcome<ConfirmRefusal, Confirmed>> {
  const { actor, eventId, seenOutputHash } = input
  const scope = { eventId, regionId: actor.regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  const command = { actor, name: 'results.confirm', idempotencyKey: input.idempotencyKey, input: { eventId, seenOutputHash } }
  const outcome = await runCommand(command, async (tx): Promise<Outcome<ConfirmRefusal, Confirmed>> => {
    await lock(tx, competitionId, 'exclusive')
    const ranking = await computeRanking(tx, scope)
    const latest = await latestEdition(tx, scope)
    if (ranking.event.marksLockedAt !== null) return fail('alreadyConfirmed', { edition: latest?.edition ?? 0, by: latest?.confirmedByName ?? '' })
    const { result, ruleEdition } = ranking
    if (ranking.blockers.length > 0 || result === null || ruleEdition === null) return fail('blocked', { blockers: ranking.blockers })
    if (seenOutputHash !== null && seenOutputHash !== result.outputHash) return fail('changedSinceSeen')

    const number = (latest?.edition ?? 0) + 1
    const former = await lastPublicEdition(tx, { ...scope, before: number })
    const rulesInForce = await freezeCorrectedRules(tx, { ...ranking, ruleEdition }, actor.userId)
    const frozen = freezeEdition({ ...ranking, result, ruleEdition: rulesInForce }, former)
    // A second edition that says what the first says would only raise questions; after a withdrawal it is the way back.
    if (latest?.state === 'published' && frozen.edition.changes?.length === 0 && latest.inputHash === ranking.inputHash) return fail('nothingChanged')

    const superseded = await moveEditions(tx, { ...scope, from: ['confirmed'], to: 'superseded' })
    await movePromotions(tx, { regionId: actor.regionId, editionIds: superseded, from: ['proposed'], to: 'superseded' })
    const reason = ranking.event.correctionReason
    const editionId = await insertEdition(
      tx,
      {
        ...frozen.edition,
        ...scope,
        competitionId,
        edition: number,
        state: 'confirmed',
        reason,
        confirmedBy: actor.userId,
        confirmedByName: actor.displayName,
      },
      frozen.rows,
      frozen.proposals,
    )
    await lockMarks(tx, scope)
    await closeCorrection(tx, { ...scope, state: 'applied', by: actor.userId, byName: actor.displayName, editionId, counts: { people: changesSince(latest, frozen.content).length } })
    const appended = await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'resultConfirmed',
      subject: { type: 'resultEdition', id: editionId },
      chain: { type: 'competition', id: competitionId },
      data: {
        eventId,
        edition: number,
        inputHash: ranking.inputHash,
        outputHash: result.outputHash,
        peopleHash: frozen.peopleHash,
        ruleEdition: rulesInForce.edition,
        fieldSize: result.output.fieldSize,
        decidedTies: ranking.decisions.map(({ id }) => id),
        changed: frozen.edition.changes?.length ?? 0,
        ...(reason === null ? {} : { reason }),
      },
    })
    // The printed head covers this very confirmation, so it can only be written down after it.
    await setEditionHead(tx, { editionId, regionId: actor.regionId, auditHead: appended.hash })
    return done({ edition: number, changed: frozen.edition.changes?.length ?? 0 })
  })
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}
