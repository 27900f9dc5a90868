import type { Role } from '#app/auth/permissions.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { Tx } from '#db/client.ts'
import { deleteAssignment, ensureAccountPerson, insertAssignment } from '#db/queries/accounts.ts'
import { findCompetitionScope, findEventScope, findStudioScope } from '#db/queries/scopes.ts'
import { deleteSessions } from '#db/queries/sessions.ts'
import { nameKey } from '#scoring/identity/check-name.ts'
import { lockManagedAccount, refuseOwnOrLast, type AccountAct, type AccountRefusal } from './change-account.server.ts'
import { placeFault, type PlaceFault, type RolePlace } from './manageable-roles.ts'

/** Gives an account another role. Its sessions end: a session is as long as its roles allow. */
export function grantRole(
  input: AccountAct & { role: Role; place: RolePlace },
): Promise<Outcome<AccountRefusal | PlaceFault | 'roleHeldAlready'>> {
  const { actor, userId, role, place, idempotencyKey } = input
  return runCommand({ actor, name: 'accounts.grantRole', idempotencyKey, input: { userId, role, place } }, async (tx) => {
    const account = await lockManagedAccount(tx, input)
    const refusal = await refuseOwnOrLast(tx, actor, account, false)
    if (refusal) return refusal
    if (account.roles.includes('candidate')) return fail('candidateAccount')
    const fault = placeFault(role, place)
    if (fault) return fail(fault)
    await requirePlace(tx, place, account.regionId)
    // Reviews are assigned to persons: an expert's account stands for one from the start.
    if (role === 'expert' && account.regionId !== null) await ensureAccountPerson(tx, { userId, regionId: account.regionId, name: account.displayName, nameNormalised: nameKey(account.displayName) })
    const granted = await insertAssignment(tx, { userId, role, regionId: account.regionId, ...place })
    if (granted === null) return fail('roleHeldAlready')
    const ended = await deleteSessions(tx, { userId })
    await recordEvent(tx, {
      actor,
      regionId: account.regionId,
      kind: 'roleGranted',
      subject: { type: 'user', id: userId },
      chain: regionChain(account.regionId),
      data: { role, ...place, sessionsEnded: ended },
    })
    return done()
  })
}

/** Takes a role away; the account's sessions end at once. */
export function withdrawRole(input: AccountAct & { assignmentId: string }): Promise<Outcome<AccountRefusal>> {
  const { actor, userId, assignmentId, idempotencyKey } = input
  return runCommand({ actor, name: 'accounts.withdrawRole', idempotencyKey, input: { userId, assignmentId } }, async (tx) => {
    const account = await lockManagedAccount(tx, input)
    const taken = await deleteAssignment(tx, { id: assignmentId, userId })
    if (!taken) throw notFound()
    const refusal = await refuseOwnOrLast(tx, actor, account, taken.role === 'systemAdministrator')
    if (refusal) return refusal
    const { role, ...place } = taken
    const ended = await deleteSessions(tx, { userId })
    await recordEvent(tx, {
      actor,
      regionId: account.regionId,
      kind: 'roleWithdrawn',
      subject: { type: 'user', id: userId },
      chain: regionChain(account.regionId),
      data: { role, ...place, sessionsEnded: ended },
    })
    return done()
  })
}

/** @throws AppError 404 when the place is not of this region */
async function requirePlace(tx: Tx, { competitionId, eventId, studioId }: RolePlace, regionId: string | null): Promise<void> {
  const scopes = await Promise.all([
    competitionId === null ? null : findCompetitionScope(tx, competitionId).then((scope) => ({ scope })),
    eventId === null ? null : findEventScope(tx, eventId).then((scope) => ({ scope })),
    studioId === null ? null : findStudioScope(tx, studioId).then((scope) => ({ scope })),
  ])
  for (const found of scopes) if (found && found.scope?.regionId !== regionId) throw notFound()
}
