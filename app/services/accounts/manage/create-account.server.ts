import type { Actor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { lockKey } from '#db/queries/locks.ts'
import { insertUser, isUsernameTaken, normaliseUsername } from '#db/queries/users.ts'

export interface CreateAccount {
  actor: Actor
  idempotencyKey: string | null
  /** Where the account belongs; an administrator of one region gives their own. Null makes one of the installation. */
  regionId: string | null
  username: string
  displayName: string
}

/**
 * Makes an account for a member of staff: invited, without password and without roles. Roles are given one by one, and the
 * one-time code by which its owner sets a password is issued apart, because it must not be kept with the answer.
 *
 * @throws AppError 404 for another region than the administrator's
 */
export function createAccount(input: CreateAccount): Promise<Outcome<'usernameTaken', { userId: string }>> {
  const { actor, regionId, username, displayName, idempotencyKey } = input
  if (actor.regionId !== null && actor.regionId !== regionId) throw notFound()
  return runCommand({ actor, name: 'accounts.create', idempotencyKey, input: { regionId, username, displayName } }, async (tx) => {
    await lockKey(tx, 'accounts')
    if (await isUsernameTaken(tx, normaliseUsername(username))) return fail('usernameTaken')
    const userId = await insertUser(tx, { regionId, personId: null, username, displayName })
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'accountCreated',
      subject: { type: 'user', id: userId },
      chain: regionChain(regionId),
      data: { username, displayName },
    })
    return done({ userId })
  })
}
