import type { RegionActor } from '#app/auth/actor.ts'
import { blindIndex, decryptPersonal, encryptPersonal } from '#app/lib/crypto.server.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { activateAccount, getProposedAccount, insertBankAccount, listBankAccounts, ownerExists, refuseAccount } from '#db/queries/claims.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { checkBankAccount } from '#scoring/identity/check-codes.ts'

export interface NewAccount {
  ownerType: 'person' | 'organisation'
  ownerId: string
  bankName: string
  number: string
}

/** Enters an account. It is used only after another person has checked it against the paper; until then the former one stays. @throws AppError 404 for an owner of another region */
export async function proposeAccount(input: { actor: RegionActor; idempotencyKey: string; account: NewAccount }): Promise<Outcome<'badNumber'>> {
  const { actor, idempotencyKey, account } = input
  const { regionId } = actor
  const checked = checkBankAccount(account.number)
  if (!checked.ok) return fail('badNumber')
  const { ownerType, ownerId, bankName } = account
  const accountIndex = blindIndex('bankAccount', checked.number)
  return runCommand({ actor, name: 'grants.proposeAccount', idempotencyKey, input: { ownerType, ownerId, bankName, accountIndex } }, async (tx) => {
    if (!(await ownerExists(tx, { regionId, ownerType, ownerId }))) throw notFound()
    const id = await insertBankAccount(tx, { regionId, ownerType, ownerId, bankName, accountCipher: encryptPersonal('bankAccount', checked.number), accountIndex, proposedBy: actor.userId })
    await recordEvent(tx, { actor, regionId, kind: 'bankAccountProposed', subject: { type: 'bankAccount', id }, chain: regionChain(regionId), data: { ownerType, ownerId } })
    return done()
  })
}

export type DecideAccountRefusal = 'samePerson' | 'wrongState'

/** The second person puts an account in use or refuses it. @throws AppError 404 for an account of another region */
export async function decideAccount(input: { actor: RegionActor; idempotencyKey: string; accountId: string; confirm: boolean }): Promise<Outcome<DecideAccountRefusal>> {
  const { actor, idempotencyKey, accountId, confirm } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.decideAccount', idempotencyKey, input: { accountId, confirm } }, async (tx): Promise<Outcome<DecideAccountRefusal>> => {
    const account = required(await getProposedAccount(tx, { regionId, accountId }))
    if (account.state !== 'proposed') return fail('wrongState')
    if (confirm && account.proposedBy === actor.userId) return fail('samePerson')
    if (confirm) await activateAccount(tx, { regionId, account, by: actor.userId })
    else await refuseAccount(tx, { regionId, accountId })
    await recordEvent(tx, { actor, regionId, kind: confirm ? 'bankAccountConfirmed' : 'bankAccountRefused', subject: { type: 'bankAccount', id: accountId }, chain: regionChain(regionId), data: { ownerType: account.ownerType, ownerId: account.ownerId } })
    return done()
  })
}

/** `…1234`: enough to tell accounts apart. */
export function maskAccount(cipher: Uint8Array): string {
  return `…${decryptPersonal('bankAccount', cipher).slice(-4)}`
}

/** Accounts in use and waiting, with masked numbers. */
export async function getAccountList(actor: RegionActor, db: DbOrTx = readDb) {
  const rows = await listBankAccounts(db, { regionId: actor.regionId })
  return rows.map(({ account, ownerName }) => ({ id: account.id, ownerType: account.ownerType, ownerName: ownerName ?? '', bankName: account.bankName, masked: maskAccount(account.accountCipher), state: account.state, own: account.proposedBy === actor.userId }))
}
