import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { insertTieDecision, revokeTieDecision } from '#db/queries/tie-decisions.ts'
import { computeRanking } from './compute-ranking.server.ts'
import { judgeChoice, type TieOption, type TieSubject, type UnlawfulChoice } from './open-ties.ts'

export interface DecideTie {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  subject: TieSubject
  awardKey: string
  /** Ids of the whole group as it was shown. */
  members: readonly string[]
  granted: readonly string[]
  option: TieOption
  reason: string
  /** Hash of the input the tie was shown for. */
  inputHash: string
}

export type DecideTieRefusal = 'marksLocked' | 'marksChanged' | 'noSuchTie' | UnlawfulChoice

/**
 * Writes down the chief judge's decision about a tie across a last place. It is bound to exactly the marks it was made for: the smallest
 * change of the input makes it void, and it must be made again.
 */
export async function decideTie(input: DecideTie): Promise<Outcome<DecideTieRefusal, { decisionId: string }>> {
  const { actor, eventId, subject, awardKey, option, reason, inputHash } = input
  const members = [...input.members].sort()
  const granted = [...input.granted].sort()
  const scope = { eventId, regionId: actor.regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  const command = { actor, name: 'results.decideTie', idempotencyKey: input.idempotencyKey, input: { eventId, subject, awardKey, members, granted, option, reason, inputHash } }
  return runCommand(command, async (tx): Promise<Outcome<DecideTieRefusal, { decisionId: string }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const ranking = await computeRanking(tx, scope)
    if (ranking.event.marksLockedAt !== null) return fail('marksLocked')
    if (ranking.inputHash !== inputHash) return fail('marksChanged')
    const tie = ranking.openTies.find((open) => open.subject === subject && open.awardKey === awardKey && [...open.members].sort().join() === members.join())
    if (!tie) return fail('noSuchTie')
    const unlawful = judgeChoice(tie, { option, granted })
    if (unlawful) return fail(unlawful)
    const { id } = await insertTieDecision(tx, {
      ...scope, subject, awardKey, entryIds: members, grantedEntryIds: granted, option, reason, inputHash,
      decidedBy: actor.userId, decidedByName: actor.displayName,
    })
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'tieDecided',
      subject: { type: 'tieDecision', id },
      chain: { type: 'competition', id: competitionId },
      data: { eventId, about: subject, ...(awardKey ? { awardKey } : {}), rank: tie.rank, open: tie.open, members, granted, option, reason, inputHash },
    })
    return done({ decisionId: id })
  })
}

export type RevokeTieRefusal = 'marksLocked' | 'alreadyRevoked'

/** Takes a tie decision back, with a reason. Possible until the result is confirmed; from then on it is part of the edition. */
export async function revokeTie({ actor, idempotencyKey, eventId, decisionId, reason }: { actor: RegionActor; idempotencyKey: string; eventId: string; decisionId: string; reason: string }): Promise<Outcome<RevokeTieRefusal>> {
  const scope = { eventId, regionId: actor.regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'results.revokeTie', idempotencyKey, input: { eventId, decisionId, reason } }, async (tx): Promise<Outcome<RevokeTieRefusal>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const event = await requireEvent(tx, scope)
    if (event.marksLockedAt !== null) return fail('marksLocked')
    const revoked = await revokeTieDecision(tx, { ...scope, decisionId })
    if (!revoked) return fail('alreadyRevoked')
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'tieDecisionRevoked',
      subject: { type: 'tieDecision', id: decisionId },
      chain: { type: 'competition', id: competitionId },
      data: { eventId, about: revoked.subject, members: revoked.entryIds, granted: revoked.grantedEntryIds, reason },
    })
    return done()
  })
}
