import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { getEdition, latestEdition } from '#db/queries/results.ts'
import { insertSignOff, listSignOffs } from '#db/queries/sign-offs.ts'

/** The two who sign a result, each once, each another person. */
export type SigningDuty = 'chiefJudge' | 'supervisor'
export const SIGNING_DUTIES: readonly SigningDuty[] = ['chiefJudge', 'supervisor']

export type SignRefusal = 'notLatest' | 'notConfirmed' | 'noDuty' | 'alreadySigned' | 'sameHands' | 'changedSinceSeen'

/** The duties in which this person may sign at a place: by role, not by what they say of themselves. */
export function dutiesOf(actor: RegionActor, place: { competitionId: string; eventId: string }): SigningDuty[] {
  return SIGNING_DUTIES.filter((duty) =>
    actor.assignments.some((assignment) => assignment.role === duty && hasPermissionAt({ assignments: [assignment] }, 'result:sign', { regionId: actor.regionId, ...place })),
  )
}

/**
 * Signs a confirmed edition. The signature is bound to the output's hash, which the form carried: nobody signs what they have not seen.
 * The caller has asked for a fresh password.
 */
export async function signEdition({ actor, idempotencyKey, eventId, edition: number, duty, seenOutputHash }: { actor: RegionActor; idempotencyKey: string; eventId: string; edition: number; duty: SigningDuty; seenOutputHash: string }): Promise<Outcome<SignRefusal>> {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  if (!dutiesOf(actor, { competitionId, eventId }).includes(duty)) return fail('noDuty')
  return runCommand({ actor, name: 'results.sign', idempotencyKey, input: { eventId, edition: number, duty, seenOutputHash } }, async (tx): Promise<Outcome<SignRefusal>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const edition = required(await getEdition(tx, { ...scope, edition: number }))
    if ((await latestEdition(tx, scope))?.id !== edition.id) return fail('notLatest')
    if (edition.state !== 'confirmed') return fail('notConfirmed')
    if (edition.outputHash !== seenOutputHash) return fail('changedSinceSeen')
    const given = await listSignOffs(tx, { editionId: edition.id, regionId })
    if (given.some((signature) => signature.duty === duty)) return fail('alreadySigned')
    if (given.some((signature) => signature.signedBy === actor.userId)) return fail('sameHands')
    const id = await insertSignOff(tx, { regionId, editionId: edition.id, duty, signedBy: actor.userId, signedByName: actor.displayName, outputHash: edition.outputHash })
    await recordEvent(tx, { actor, regionId, kind: 'resultSigned', subject: { type: 'signOff', id }, chain: { type: 'competition', id: competitionId }, data: { eventId, edition: number, duty, outputHash: edition.outputHash } })
    return done()
  })
}
