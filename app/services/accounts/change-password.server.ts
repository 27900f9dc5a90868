import type { Actor } from '#app/auth/actor.ts'
import { hashPassword } from '#app/auth/password-hash.server.ts'
import { findPasswordProblems } from '#app/auth/password-rules.ts'
import { openSession } from '#app/auth/session.server.ts'
import { settings } from '#app/lib/env.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { readDb } from '#db/client.ts'
import { deleteSessions } from '#db/queries/sessions.ts'
import { clearLoginTries, getLoginAccountById, getUser, setPassword } from '#db/queries/users.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { checkPassword } from './check-password.server.ts'

export interface ChangePassword {
  request: Request
  actor: Actor
  currentPassword: string
  newPassword: string
}

/** Sets a new password after the old one was given. Every session of the account ends; this browser gets a new one. */
export async function changePassword(input: ChangePassword): Promise<Outcome<'wrongPassword' | 'accountLocked' | 'weakPassword' | 'samePassword', { cookie: string }>> {
  const { actor, request, currentPassword, newPassword } = input
  const [account, user] = await Promise.all([getLoginAccountById(readDb, actor.userId), getUser(readDb, { userId: actor.userId, regionId: null })])
  if (!account || !user) throw notFound()
  const check = await checkPassword(account, currentPassword)
  if (check !== 'right') return fail(check === 'locked' ? 'accountLocked' : 'wrongPassword')
  if (currentPassword.normalize('NFC') === newPassword.normalize('NFC')) return fail('samePassword')
  const profile = actor.roles.every((role) => role === 'candidate') ? 'asvs' : settings().passwordProfile
  const problems = findPasswordProblems(newPassword, { profile, context: [user.username, user.displayName] })
  if (problems.length > 0) {
    await inTransaction((tx) => clearLoginTries(tx, actor.userId))
    return fail('weakPassword', { problems })
  }
  const passwordHash = await hashPassword(newPassword)
  await inTransaction(async (tx) => {
    await setPassword(tx, { userId: actor.userId, passwordHash })
    const ended = await deleteSessions(tx, { userId: actor.userId })
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'passwordChanged',
      subject: { type: 'user', id: actor.userId },
      chain: regionChain(actor.regionId),
      data: { sessionsEnded: ended },
    })
  })
  return done({ cookie: await openSession(request, actor.userId, actor.roles) })
}
