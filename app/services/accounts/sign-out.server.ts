import { closeSession, currentSession } from '#app/auth/session.server.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'

/** Ends this session. Returns the cookie that removes the old one, also when there was no session any more. */
export async function signOut(request: Request): Promise<string> {
  const session = await currentSession(request)
  const cookie = await closeSession(request)
  if (session) {
    const { actor } = session
    await inTransaction((tx) =>
      recordEvent(tx, {
        actor,
        regionId: actor.regionId,
        kind: 'signedOut',
        subject: { type: 'user', id: actor.userId },
        chain: regionChain(actor.regionId),
      }),
    )
  }
  return cookie
}
