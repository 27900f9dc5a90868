import { blindIndex, encryptPersonal } from '#app/lib/crypto.server.ts'
import { fail, type Refused } from '#app/lib/outcome.ts'
import type { Tx } from '#db/client.ts'
import { findOrInsertOrganisation } from '#db/queries/organisations.ts'
import { insertPersons, listPersonsByIdentity } from '#db/queries/persons.ts'
import { checkIdentity } from '#scoring/identity/check-identity.ts'
import { checkName, nameKey } from '#scoring/identity/check-name.ts'

export type PersonFault = 'badName' | 'badIdentity' | 'identityOfOther'

/** The person a resident ID number names, entered now where the region does not know the number. */
export async function findOrEnterPerson(
  tx: Tx,
  { regionId, typedName, typedIdentity, organisation, on }: { regionId: string; typedName: string; typedIdentity: string; organisation: string | null; on: string },
): Promise<{ personId: string; name: string } | Refused<PersonFault>> {
  const name = checkName(typedName)
  if (!name.ok) return fail('badName')
  const identity = checkIdentity('residentId', typedIdentity, on)
  if (!identity.ok) return fail('badIdentity')
  const identityIndex = blindIndex('identityNumber', identity.number)
  const key = nameKey(name.name)
  const [known] = await listPersonsByIdentity(tx, { regionId, indexes: [identityIndex] })
  if (known) return known.nameKey === key ? { personId: known.personId, name: name.name } : fail('identityOfOther')
  const organisationId = organisation === null ? null : (await findOrInsertOrganisation(tx, { regionId, name: organisation })).id
  const inserted = await insertPersons(tx, { regionId }, [
    {
      name: name.name, nameKey: key, sex: identity.sex, birthDate: identity.birthDate, identityType: identity.type, identityCipher: encryptPersonal('identityNumber', identity.number),
      identityIndex, phoneCipher: null, phoneIndex: null, organisationId, organisationName: organisation,
    },
  ])
  const personId = inserted.get(identityIndex) ?? (await listPersonsByIdentity(tx, { regionId, indexes: [identityIndex] }))[0]?.personId
  return personId ? { personId, name: name.name } : fail('badIdentity')
}
