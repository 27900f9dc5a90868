import type { RegionActor } from '#app/auth/actor.ts'
import { blindIndex, decryptPersonal } from '#app/lib/crypto.server.ts'
import { maskIdentityNumber } from '#app/lib/masks.ts'
import { identityIndexOf } from '#app/services/accounts/identity-index.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { searchPersons, type FoundPerson, type PersonSearch } from '#db/queries/people.ts'
import { checkPhone } from '#scoring/identity/check-codes.ts'
import { nameKey } from '#scoring/identity/check-name.ts'
import { cleanNumber } from '#scoring/identity/typed-text.ts'

/** More than this many namesakes are not listed: the register is for finding somebody, not for taking it away. */
export const FOUND_AT_MOST = 50

export interface PersonLine {
  id: string
  name: string
  sex: 'male' | 'female' | null
  /** Masked; '' when no number is stored. */
  identity: string
  organisation: string
  entries: number
}

/** Whether somebody typed a number rather than a name: at least seven digits, and nothing that a document or phone number lacks. */
export function looksLikeNumber(text: string): boolean {
  const clean = cleanNumber(text)
  return /^\+?[A-Z0-9()]{7,20}$/.test(clean) && (clean.match(/\d/g)?.length ?? 0) >= 7
}

/** People whose name contains this, masked. */
export async function findByName(actor: RegionActor, name: string, db: DbOrTx = readDb): Promise<{ rows: PersonLine[]; total: number }> {
  return found(actor, { nameKey: nameKey(name) }, db)
}

/**
 * People with exactly this identity number, or, when there is none, this phone. The number is compared under its blind index, so a
 * part of it finds nobody.
 */
export async function findByNumber(actor: RegionActor, typed: string, db: DbOrTx = readDb): Promise<PersonLine[]> {
  const byIdentity = await found(actor, { identityIndex: identityIndexOf(typed) }, db)
  if (byIdentity.total > 0) return byIdentity.rows
  const phone = checkPhone(typed)
  return phone.ok ? (await found(actor, { phoneIndex: blindIndex('phone', phone.number) }, db)).rows : []
}

async function found({ regionId }: RegionActor, by: PersonSearch, db: DbOrTx) {
  const { rows, total } = await searchPersons(db, { regionId, by, limit: FOUND_AT_MOST })
  return { rows: rows.map(toLine), total }
}

function toLine({ id, name, sex, identityCipher, organisation, entries }: FoundPerson): PersonLine {
  return { id, name, sex, identity: identityCipher === null ? '' : maskIdentityNumber(decryptPersonal('identityNumber', identityCipher)), organisation: organisation ?? '', entries }
}
