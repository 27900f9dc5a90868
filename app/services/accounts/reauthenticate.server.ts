import type { CurrentSession } from '#app/auth/session.server.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { readDb } from '#db/client.ts'
import { freshenSession } from '#db/queries/sessions.ts'
import { clearLoginTries, getLoginAccountById } from '#db/queries/users.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { checkPassword } from './check-password.server.ts'

/** Takes the password again in a running session, so that dangerous acts are open for the next ten minutes. */
export async function reauthenticate(input: { session: CurrentSession; password: string }): Promise<Outcome<'wrongPassword' | 'accountLocked'>> {
  const { actor, id } = input.session
  const account = await getLoginAccountById(readDb, actor.userId)
  const check = await checkPassword(account, input.password)
  await inTransaction(async (tx) => {
    if (check === 'right') {
      await clearLoginTries(tx, actor.userId)
      await freshenSession(tx, id)
    }
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: check === 'right' ? 'passwordConfirmed' : 'passwordRefused',
      subject: { type: 'user', id: actor.userId },
      chain: regionChain(actor.regionId),
    })
  })
  if (check === 'right') return done()
  return fail(check === 'locked' ? 'accountLocked' : 'wrongPassword')
}
