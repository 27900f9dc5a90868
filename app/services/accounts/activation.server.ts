import { randomInt } from 'node:crypto'

import { findPasswordProblems, type PasswordProblem } from '#app/auth/password-rules.ts'
import { hashPassword } from '#app/auth/password-hash.server.ts'
import { openSession } from '#app/auth/session.server.ts'
import { homeOf } from '#app/auth/home.ts'
import { ACTIVATION_CODE_LENGTH, readCode, sameSecret } from '#app/lib/codes.server.ts'
import { settings } from '#app/lib/env.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { peekTry, takeTry } from '#app/lib/rate-limits.server.ts'
import { currentRequest } from '#app/lib/request-context.server.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { readDb, type Tx } from '#db/client.ts'
import { countFailedRedemption, findOpenActivationCode, lockOpenActivationCode, markActivationCodeUsed } from '#db/queries/activation-codes.ts'
import { getPersonForAccount, getUserOfPerson, insertCandidateRole, insertUser, isUsernameTaken, listRolesOf, lockUser, normaliseUsername, setPassword } from '#db/queries/users.ts'
import { deleteSessions } from '#db/queries/sessions.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { activationCodeHash } from './activation-codes.server.ts'
import { identityIndexOf } from './identity-index.server.ts'

/** A code given this often with the wrong identity number is revoked: whoever found the paper does not get to guess. */
const TRIES_PER_CODE = 5

export interface OpenActivation {
  codeId: string
  purpose: 'candidate' | 'staff' | 'passwordReset'
  /** Greets the person: the name as printed beside the code, or the user name. */
  name: string
}

/**
 * First step: the code with the identity number (candidates) or the user name (staff). Uses nothing up. Unknown codes,
 * used ones and wrong numbers give the same answer.
 */
export async function openActivation(input: { code: string; identity: string }): Promise<Outcome<'codeNotAccepted' | 'tooManyTries', OpenActivation>> {
  const address = currentRequest()?.ip ?? 'unknown'
  const allowance = peekTry('activationPerAddress', address)
  if (!allowance.ok) return fail('tooManyTries', { retryAfterSeconds: allowance.retryAfterSeconds })
  const code = readCode(input.code, ACTIVATION_CODE_LENGTH)
  const found = code === null ? null : await findOpenActivationCode(readDb, { codeHash: activationCodeHash(code) })
  const expected = found === null ? null : found.purpose === 'candidate' ? found.identityIndex : found.usernameNormalised
  const given = found?.purpose === 'candidate' ? identityIndexOf(input.identity) : normaliseUsername(input.identity)
  if (found === null || expected === null || !sameSecret(expected, given)) {
    takeTry('activationPerAddress', address)
    if (found) await countFailedRedemption(found.id, TRIES_PER_CODE)
    return fail('codeNotAccepted')
  }
  return done({ codeId: found.id, purpose: found.purpose, name: found.personName ?? found.username ?? '' })
}

export interface Redemption {
  request: Request
  codeId: string
  password: string
}

/**
 * Second step: uses the code up, sets the password, and signs the person in with a new session. Every other session of the
 * account ends.
 */
export async function redeemActivation(input: Redemption): Promise<Outcome<'codeNotAccepted' | 'weakPassword', { cookie: string; home: string }>> {
  const problems = await passwordProblemsFor(input.codeId, input.password)
  if (problems.length > 0) return fail('weakPassword', { problems })
  const passwordHash = await hashPassword(input.password)
  const userId = await inTransaction(async (tx) => {
    const code = await lockOpenActivationCode(tx, input.codeId)
    if (!code) return null
    const user = code.purpose === 'candidate' ? await accountOfCandidate(tx, code.personId) : code.userId === null ? null : await lockUser(tx, code.userId)
    if (!user || user.status === 'disabled') return null
    await setPassword(tx, { userId: user.id, passwordHash })
    await deleteSessions(tx, { userId: user.id })
    await markActivationCodeUsed(tx, code.id)
    await recordEvent(tx, {
      actor: { userId: user.id, displayName: user.displayName },
      regionId: user.regionId,
      kind: code.purpose === 'passwordReset' || user.status === 'active' ? 'passwordReset' : 'accountActivated',
      subject: { type: 'user', id: user.id },
      chain: regionChain(user.regionId),
      data: { purpose: code.purpose },
    })
    return user.id
  })
  if (userId === null) return fail('codeNotAccepted')
  const roles = await listRolesOf(readDb, userId)
  return done({ cookie: await openSession(input.request, userId, roles), home: homeOf(roles) })
}

/** Candidates type on a phone and hold no function: length and uncommonness are asked of them, character classes are not. */
async function passwordProblemsFor(codeId: string, password: string): Promise<PasswordProblem[]> {
  const code = await findOpenActivationCode(readDb, { id: codeId })
  if (!code) return []
  const profile = code.purpose === 'candidate' ? 'asvs' : settings().passwordProfile
  const context = [code.personName, code.username, code.displayName].filter((word) => word !== null)
  return findPasswordProblems(password, { profile, context })
}

/** The candidate's account: the one the person has, or a new one with a name made up here (people sign in with their number). */
async function accountOfCandidate(tx: Tx, personId: string | null) {
  const person = personId === null ? null : await getPersonForAccount(tx, personId)
  if (!person) return null
  const known = await getUserOfPerson(tx, person.id)
  if (known) return lockUser(tx, known.id)
  const userId = await insertUser(tx, {
    regionId: person.regionId,
    personId: person.id,
    username: await freeCandidateName(tx),
    displayName: person.name,
    synthetic: person.synthetic,
  })
  await insertCandidateRole(tx, { userId, regionId: person.regionId })
  return lockUser(tx, userId)
}

/** A user name nobody has, for an account whose holder signs in with an identity number. */
export async function freeCandidateName(tx: Tx): Promise<string> {
  for (;;) {
    const name = `xs${String(randomInt(100_000_000)).padStart(8, '0')}`
    if (!(await isUsernameTaken(tx, name))) return name
  }
}
