import { openSession } from '#app/auth/session.server.ts'
import { homeOf } from '#app/auth/home.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { peekTry, takeTry } from '#app/lib/rate-limits.server.ts'
import { currentRequest } from '#app/lib/request-context.server.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { readDb } from '#db/client.ts'
import { getLoginAccount, listLoginAccountsByIdentity, listRolesOf, normaliseUsername, noteLogin, type LoginAccount } from '#db/queries/users.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import type { Locale } from '#app/messages/locale.ts'
import { checkPassword, LOCK_RULE, type PasswordCheck } from './check-password.server.ts'
import { identityIndexOf, looksLikeIdentityNumber } from './identity-index.server.ts'
import { takeUnknownTry } from './unknown-names.ts'

export interface SignIn {
  request: Request
  /** User name, or the identity number of somebody who activated an account. */
  username: string
  password: string
}

export interface SignedIn {
  cookie: string
  home: string
  locale: Locale | null
}

export type SignInRefusal = 'wrongCredentials' | 'accountLocked' | 'tooManyTries'

/**
 * Signs somebody in with a new session. What comes back for a wrong name and for a wrong password is the same in words,
 * status and time; so is the lock.
 */
export async function signIn({ request, username, password }: SignIn): Promise<Outcome<SignInRefusal, SignedIn>> {
  const address = currentRequest()?.ip ?? 'unknown'
  const allowance = peekTry('loginFailuresPerAddress', address)
  if (!allowance.ok) return fail('tooManyTries', { retryAfterSeconds: allowance.retryAfterSeconds })

  const name = normaliseUsername(username)
  const accounts = await findAccounts(name)
  const { account, check } = await checkAll(accounts, name, password)
  if (check !== 'right' || account === null) {
    takeTry('loginFailuresPerAddress', address)
    await noteFailure(account ?? accounts[0] ?? null, check)
    if (check === 'locked') return fail('accountLocked', { retryAfterSeconds: LOCK_RULE.minutes * 60 })
    return fail('wrongCredentials')
  }
  await inTransaction(async (tx) => {
    await noteLogin(tx, account.id)
    await recordEvent(tx, {
      actor: { userId: account.id, displayName: account.displayName },
      regionId: account.regionId,
      kind: 'signedIn',
      subject: { type: 'user', id: account.id },
      chain: regionChain(account.regionId),
      data: { address },
    })
  })
  const roles = await listRolesOf(readDb, account.id)
  const cookie = await openSession(request, account.id, roles)
  return done({ cookie, home: homeOf(roles), locale: account.locale })
}

async function findAccounts(name: string): Promise<LoginAccount[]> {
  if (looksLikeIdentityNumber(name)) return listLoginAccountsByIdentity(readDb, identityIndexOf(name))
  const account = await getLoginAccount(readDb, name)
  return account ? [account] : []
}

async function checkAll(accounts: LoginAccount[], name: string, password: string): Promise<{ account: LoginAccount | null; check: PasswordCheck }> {
  if (accounts.length === 0) {
    if (!takeUnknownTry(name)) return { account: null, check: 'locked' }
    return { account: null, check: await checkPassword(null, password) }
  }
  let worst: PasswordCheck = 'wrong'
  for (const account of accounts) {
    const check = await checkPassword(account, password)
    if (check === 'right') return { account, check }
    if (check === 'locked') worst = 'locked'
  }
  return { account: null, check: worst }
}

/** Wrong passwords are events too; a name that does not exist is one of the installation and is not written down. */
async function noteFailure(account: LoginAccount | null, check: PasswordCheck): Promise<void> {
  await inTransaction((tx) =>
    recordEvent(tx, {
      actor: { userId: null, displayName: account?.displayName ?? '—' },
      regionId: account?.regionId ?? null,
      kind: check === 'locked' ? 'signInRefusedLocked' : 'signInFailed',
      subject: { type: 'user', id: account?.id ?? 'unknown' },
      chain: regionChain(account?.regionId ?? null),
      data: { address: currentRequest()?.ip ?? 'unknown' },
    }),
  )
}
