import { recordEvent, SYSTEM_ACTOR } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { countUsers, insertAssignment } from '#db/queries/accounts.ts'
import { lockKey } from '#db/queries/locks.ts'
import { getUserByName, insertUser } from '#db/queries/users.ts'
import { insertStaffCode, STAFF_CODE_HOURS } from './activation-codes.server.ts'

export const FIRST_USERNAME = 'admin'

export interface FirstAdministrator {
  username: string
  /** Entered with the user name on the page that opens an account; shown now and kept nowhere. */
  code: string
  hours: number
}

/**
 * A fresh installation has no account and no default password. This makes the one account that can make others: invited,
 * with a one-time code. Asked again before the code was used, it voids that code and gives another.
 *
 * @returns null as soon as anybody has set a password here
 */
export function inviteFirstAdministrator(): Promise<FirstAdministrator | null> {
  return runCommand({ actor: SYSTEM_ACTOR, name: 'accounts.first', idempotencyKey: null, input: null }, async (tx) => {
    await lockKey(tx, 'accounts')
    if ((await countUsers(tx)).activated > 0) return null
    const known = await getUserByName(tx, FIRST_USERNAME)
    const userId = known?.id ?? (await insertUser(tx, { regionId: null, personId: null, username: FIRST_USERNAME, displayName: FIRST_USERNAME }))
    await insertAssignment(tx, { userId, role: 'systemAdministrator', regionId: null, competitionId: null, eventId: null, studioId: null })
    const code = await insertStaffCode(tx, { actor: SYSTEM_ACTOR, regionId: null, userId, purpose: 'staff' })
    await recordEvent(tx, {
      actor: SYSTEM_ACTOR,
      regionId: null,
      kind: 'staffCodeIssued',
      subject: { type: 'user', id: userId },
      chain: { type: 'installation' },
      data: { purpose: 'staff', first: true },
    })
    return { username: FIRST_USERNAME, code, hours: STAFF_CODE_HOURS }
  })
}
