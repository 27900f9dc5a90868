import type { Actor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, fail, type Outcome, type Refused } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { Tx } from '#db/client.ts'
import { countOtherAdministrators, getAccount, setAccountStatus } from '#db/queries/accounts.ts'
import { deleteSessions } from '#db/queries/sessions.ts'
import { clearLoginTries, lockUser } from '#db/queries/users.ts'
import { lockKey } from '#db/queries/locks.ts'

export interface AccountAct {
  actor: Actor
  idempotencyKey: string | null
  userId: string
}

export type AccountRefusal = 'ownAccount' | 'lastAdministrator' | 'candidateAccount'

export type ManagedAccount = NonNullable<Awaited<ReturnType<typeof getAccount>>>

/**
 * The account an administrator works on, locked. Accounts of another region are not there.
 *
 * @throws AppError 404
 */
export async function lockManagedAccount(tx: Tx, { actor, userId }: Pick<AccountAct, 'actor' | 'userId'>): Promise<ManagedAccount> {
  // Who is the last administrator is asked and answered by one at a time.
  await lockKey(tx, 'accounts')
  const account = await getAccount(tx, { userId, regionId: actor.regionId })
  if (!account) throw notFound()
  await lockUser(tx, account.id)
  return account
}

/** Nobody takes rights from or gives them to themselves, and no region is left without anybody who could give them back. */
export async function refuseOwnOrLast(tx: Tx, actor: Actor, account: ManagedAccount, takesAdministration: boolean): Promise<Refused<AccountRefusal> | null> {
  if (account.id === actor.userId) return fail('ownAccount')
  if (!takesAdministration || !account.roles.includes('systemAdministrator')) return null
  return (await countOtherAdministrators(tx, { userId: account.id, regionId: account.regionId })) === 0 ? fail('lastAdministrator') : null
}

export type AccountChange = 'disable' | 'enable' | 'unlock' | 'endSessions'

const KINDS: Record<AccountChange, string> = { disable: 'accountDisabled', enable: 'accountEnabled', unlock: 'accountUnlocked', endSessions: 'accountSessionsEnded' }

/** Closes or opens an account, takes its lock away or ends its sessions. What is closed is out at once. */
export function changeAccount(input: AccountAct & { change: AccountChange; reason: string }): Promise<Outcome<AccountRefusal>> {
  const { actor, change, reason, userId, idempotencyKey } = input
  return runCommand({ actor, name: `accounts.${change}`, idempotencyKey, input: { userId, reason } }, async (tx) => {
    const account = await lockManagedAccount(tx, input)
    if (change === 'disable') {
      const refusal = await refuseOwnOrLast(tx, actor, account, true)
      if (refusal) return refusal
      await setAccountStatus(tx, { userId, status: 'disabled' })
    }
    if (change === 'enable') await setAccountStatus(tx, { userId, status: account.hasPassword ? 'active' : 'invited' })
    if (change === 'unlock' || change === 'enable') await clearLoginTries(tx, userId)
    const ended = change === 'disable' || change === 'endSessions' ? await deleteSessions(tx, { userId }) : 0
    await recordEvent(tx, {
      actor,
      regionId: account.regionId,
      kind: KINDS[change],
      subject: { type: 'user', id: userId },
      chain: regionChain(account.regionId),
      data: { reason, sessionsEnded: ended },
    })
    return done()
  })
}
