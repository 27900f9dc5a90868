import { randomInt } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { activationAddress } from '#app/services/accounts/activation-address.server.ts'
import { insertStaffCode, STAFF_CODE_HOURS } from '#app/services/accounts/activation-codes.server.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { isBefore } from '#app/services/competitions/plan.ts'
import { readDb, type Tx } from '#db/client.ts'
import { insertAssignment } from '#db/queries/accounts.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listEventJudges } from '#db/queries/judges.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import { deleteSessions } from '#db/queries/sessions.ts'
import { getUserOfPerson, insertUser, isUsernameTaken, listRolesOf, type UserRow } from '#db/queries/users.ts'

export interface JudgeSlip {
  name: string
  username: string
  /** To hand over in person; it is shown now and kept nowhere. */
  code: string
}

export interface JudgeAccounts {
  slips: JudgeSlip[]
  /** Judges who have a password already and now mark this event with the account they know. */
  added: string[]
  /** Judges whose account is an entrant's or is switched off: somebody has to look at these. */
  skipped: string[]
  hours: number
  address: string
  qr: string[]
}

/**
 * Opens the sheet of an event to everybody appointed to mark it: an account where a judge has none, the role of a judge for this event alone, and a one-time
 * code where no password has been set. Chief judges and code officers see more than a sheet: their accounts are the administrator's to make. Not replayed,
 * because the codes stand in this answer only: asking again voids unused ones.
 */
export function openJudgeAccounts({ actor, eventId }: { actor: RegionActor; eventId: string }): Promise<Outcome<'tooLate' | 'nobody', JudgeAccounts>> {
  const scope = { regionId: actor.regionId, eventId }
  return runCommand({ actor, name: 'judges.openAccounts', idempotencyKey: null, input: null }, async (tx): Promise<Outcome<'tooLate' | 'nobody', JudgeAccounts>> => {
    const { competitionId } = await requireEvent(readDb, scope)
    await lockCompetition(tx, competitionId, 'shared')
    await lockKey(tx, 'accounts')
    const event = await requireEvent(tx, scope)
    if (!isBefore(event.competition.state, 'checking')) return fail('tooLate')
    const marking = (await listEventJudges(tx, scope)).filter(({ state, duty }) => state !== 'withdrawn' && duty === 'judge')
    if (marking.length === 0) return fail('nobody')
    const opened: JudgeAccounts = { slips: [], added: [], skipped: [], hours: STAFF_CODE_HOURS, ...activationAddress() }
    for (const { personId, name } of marking) {
      const user = (await getUserOfPerson(tx, personId)) ?? (await insertJudgeUser(tx, { regionId: actor.regionId, personId, name }))
      if (user.status === 'disabled' || (await listRolesOf(tx, user.id)).includes('candidate')) {
        opened.skipped.push(name)
        continue
      }
      const granted = await insertAssignment(tx, { userId: user.id, role: 'judge', regionId: actor.regionId, competitionId: null, eventId, studioId: null })
      // A session is as long as its roles allow.
      if (granted !== null) await deleteSessions(tx, { userId: user.id })
      if (user.passwordHash === null) opened.slips.push({ name, username: user.username, code: await insertStaffCode(tx, { actor, regionId: actor.regionId, userId: user.id, purpose: 'staff' }) })
      else if (granted !== null) opened.added.push(name)
    }
    await recordEvent(tx, {
      actor,
      regionId: event.regionId,
      kind: 'judgeAccountsOpened',
      subject: { type: 'event', id: event.id },
      chain: { type: 'competition', id: event.competitionId },
      data: { eventId: event.id, issued: opened.slips.length, added: opened.added.length, skipped: opened.skipped.length, judges: marking.map(({ name }) => name) },
    })
    return done(opened)
  })
}

async function insertJudgeUser(tx: Tx, { regionId, personId, name }: { regionId: string; personId: string; name: string }): Promise<Pick<UserRow, 'id' | 'username' | 'status' | 'passwordHash'>> {
  for (;;) {
    const username = `pw${String(randomInt(1_000_000)).padStart(6, '0')}`
    if (await isUsernameTaken(tx, username)) continue
    return { id: await insertUser(tx, { regionId, personId, username, displayName: name }), username, status: 'invited', passwordHash: null }
  }
}
