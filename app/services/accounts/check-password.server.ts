import { verifyPassword } from '#app/auth/password-hash.server.ts'
import { settings } from '#app/lib/env.ts'
import { takeLoginTry, type LoginAccount, type LockRule } from '#db/queries/users.ts'
import { randomUUID } from 'node:crypto'

/** Five wrong passwords in a row lock an account for a quarter of an hour. */
export const LOCK_RULE: LockRule = { tries: 5, minutes: 15 }

export type PasswordCheck = 'right' | 'wrong' | 'locked'

/**
 * Checks a password within the account's tries. Takes the same steps and the same time for an account that does not
 * exist, has no password yet, is disabled, or belongs to the demonstration where that is off: all of them are `wrong`.
 */
export async function checkPassword(account: LoginAccount | null, password: string): Promise<PasswordCheck> {
  const usable = account !== null && account.status === 'active' && (!account.synthetic || settings().demo)
  const allowed = await takeLoginTry(account?.id ?? randomUUID(), LOCK_RULE)
  if (account !== null && !allowed) return 'locked'
  const matches = await verifyPassword(usable ? account.passwordHash : null, password)
  return matches && usable ? 'right' : 'wrong'
}
