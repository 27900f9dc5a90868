import type { Actor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { deleteSessions } from '#db/queries/sessions.ts'
import { insertStaffCode, STAFF_CODE_HOURS } from '../activation-codes.server.ts'
import { lockManagedAccount } from './change-account.server.ts'

export interface StaffCode {
  username: string
  /** To hand over in person; it is shown now and kept nowhere. */
  code: string
  hours: number
}

/**
 * Makes the one-time code by which a member of staff sets a first or a forgotten password; the administrator never learns
 * it. A forgotten password's sessions end. Not replayed: asking again makes another code and voids this one.
 */
export function issueStaffCode({ actor, userId }: { actor: Actor; userId: string }): Promise<Outcome<'accountDisabled' | 'candidateAccount', StaffCode>> {
  return runCommand({ actor, name: 'accounts.issueCode', idempotencyKey: null, input: null }, async (tx) => {
    const account = await lockManagedAccount(tx, { actor, userId })
    if (account.status === 'disabled') return fail('accountDisabled')
    // A candidate's code is bound to the identity number and comes from the competition's printout.
    if (account.roles.includes('candidate')) return fail('candidateAccount')
    const purpose = account.hasPassword ? 'passwordReset' : 'staff'
    const code = await insertStaffCode(tx, { actor, regionId: account.regionId, userId, purpose })
    const ended = await deleteSessions(tx, { userId })
    await recordEvent(tx, {
      actor,
      regionId: account.regionId,
      kind: 'staffCodeIssued',
      subject: { type: 'user', id: userId },
      chain: regionChain(account.regionId),
      data: { purpose, sessionsEnded: ended },
    })
    return done({ username: account.username, code, hours: STAFF_CODE_HOURS })
  })
}
