import { newActivationCode } from '#app/lib/codes.server.ts'
import { blindIndex } from '#app/lib/crypto.server.ts'
import { notFound } from '#app/lib/errors.ts'
import { runCommand } from '#app/services/command.server.ts'
import { recordEvent, type EventActor } from '#app/services/audit/record-event.server.ts'
import { insertActivationCodes, listActivationStates } from '#db/queries/activation-codes.ts'
import type { Tx } from '#db/client.ts'

/** A candidate's printed code is good for the weeks between registration and the certificate; a staff code for three days. */
export const CANDIDATE_CODE_HOURS = 24 * 60
export const STAFF_CODE_HOURS = 72

export interface IssuedCode {
  personId: string
  name: string
  /** `7K3M-9QXA-2BCD`. Shown and printed now, never again: only its keyed hash is kept. */
  code: string
}

export interface IssueCandidateCodes {
  actor: EventActor
  regionId: string
  /** The competition whose organiser prints them; the event joins its chain. */
  competitionId: string
  personIds: readonly string[]
  /** Also for people with an account, who have lost their password: the code replaces it and ends their sessions. */
  replacesPassword?: boolean
}

export interface IssuedCodes {
  issued: IssuedCode[]
  /** People who have an account already, or no identity number to bind a code to. */
  skipped: { personId: string; name: string; reason: 'alreadyActive' | 'noIdentityNumber' }[]
}

/**
 * Makes one-time codes for candidates, bound to their identity numbers, and revokes earlier ones of theirs. The codes are in
 * the answer only, so the act is not replayed: asking again makes new codes.
 *
 * @throws AppError 404 when one of the people is not of this region
 */
export function issueCandidateCodes(input: IssueCandidateCodes): Promise<IssuedCodes> {
  const { actor, regionId, competitionId, personIds, replacesPassword = false } = input
  return runCommand({ actor, name: 'issueCandidateCodes', idempotencyKey: null, input: null }, async (tx) => {
    const states = await listActivationStates(tx, { regionId, personIds })
    if (states.length !== new Set(personIds).size) throw notFound()
    const skipped: IssuedCodes['skipped'] = []
    const issued: IssuedCode[] = []
    for (const { personId, name, activated, hasIdentity } of states) {
      if (activated && !replacesPassword) skipped.push({ personId, name, reason: 'alreadyActive' })
      else if (!hasIdentity) skipped.push({ personId, name, reason: 'noIdentityNumber' })
      else issued.push({ personId, name, code: newActivationCode() })
    }
    await insertActivationCodes(
      tx,
      issued.map(({ personId, code }) => ({
        regionId,
        purpose: 'candidate' as const,
        codeHash: activationCodeHash(code),
        personId,
        userId: null,
        issuedBy: actor.userId,
        validHours: CANDIDATE_CODE_HOURS,
      })),
    )
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'activationCodesIssued',
      subject: { type: 'competition', id: competitionId },
      chain: { type: 'competition', id: competitionId },
      data: { issued: issued.length, skipped: skipped.length, personIds: issued.map((code) => code.personId), ...(replacesPassword ? { replacesPassword } : {}) },
    })
    return { issued, skipped }
  })
}

/** Makes the code by which a member of staff sets a first or a forgotten password. The caller records the event. */
export async function insertStaffCode(tx: Tx, input: { actor: EventActor; regionId: string | null; userId: string; purpose: 'staff' | 'passwordReset' }): Promise<string> {
  const code = newActivationCode()
  await insertActivationCodes(tx, [
    {
      regionId: input.regionId,
      purpose: input.purpose,
      codeHash: activationCodeHash(code),
      personId: null,
      userId: input.userId,
      issuedBy: input.actor.userId,
      validHours: STAFF_CODE_HOURS,
    },
  ])
  return code
}

/** A keyed hash: sixty random bits alone could be searched by somebody who has a copy of the table. */
export function activationCodeHash(code: string): string {
  return blindIndex('activationCode', code.replaceAll('-', ''))
}

