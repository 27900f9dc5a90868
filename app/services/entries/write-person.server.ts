import { blindIndex, encryptPersonal } from '#app/lib/crypto.server.ts'
import { required } from '#app/lib/errors.ts'
import type { Tx } from '#db/client.ts'
import { getPerson, updatePerson } from '#db/queries/persons.ts'
import { nameKey } from '#scoring/identity/check-name.ts'

/** Gives a person another name, another phone or both; null leaves what is stored. False when somebody else was first. */
export async function writePerson(tx: Tx, { regionId, personId }: { regionId: string; personId: string }, { name, phone }: { name: string | null; phone: string | null }): Promise<boolean> {
  if (name === null && phone === null) return true
  const person = required(await getPerson(tx, { personId, regionId }))
  return updatePerson(tx, { personId, regionId, version: person.version }, {
    ...(name !== null && { name, nameNormalised: nameKey(name) }),
    ...(phone !== null && { phoneCipher: encryptPersonal('phone', phone), phoneIndex: blindIndex('phone', phone) }),
  })
}
