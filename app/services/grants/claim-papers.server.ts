import type { RegionActor } from '#app/auth/actor.ts'
import { blindIndex, decryptPersonal, encryptPersonal } from '#app/lib/crypto.server.ts'
import { required } from '#app/lib/errors.ts'
import { maskIdentityNumber, maskPhone } from '#app/lib/masks.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { DbOrTx } from '#db/client.ts'
import { getPayeeContact, getRosterPeople } from '#db/queries/claim-papers.ts'
import { getClaim, listClaimLines, moveClaim, type ClaimLineRow, type ClaimRow } from '#db/queries/claims.ts'
import { checkPhone } from '#scoring/identity/check-codes.ts'
import { checkIdentity } from '#scoring/identity/check-identity.ts'
import { lockGrants } from './apply-evaluation.server.ts'
import type { Receiver } from './claim-rules.ts'
import { missingOf, peopleOf, type ClaimPapers, type PaperPerson, type TypedPapers } from './claim-papers.ts'
import { receiversOf } from './receivers.server.ts'

const NOTHING: TypedPapers = { contact: '', people: {} }

const typedOf = ({ papersCipher }: Pick<ClaimRow, 'papersCipher'>): TypedPapers => (papersCipher ? (JSON.parse(decryptPersonal('contact', papersCipher)) as TypedPapers) : NOTHING)

/** What the forms of a claim print of contact and people: what the registers hold, and where they hold nothing, what the handler typed. */
export async function readClaimPapers(db: DbOrTx, { regionId, claim, lines, receiver }: { regionId: string; claim: ClaimRow; lines: readonly ClaimLineRow[]; receiver: Receiver | null }): Promise<ClaimPapers> {
  const typed = typedOf(claim)
  const [payee, people] = await Promise.all([receiver ? getPayeeContact(db, { regionId, ...receiver }) : null, getRosterPeople(db, { regionId, personIds: peopleOf(lines) })])
  const phone = payee?.phoneCipher ? decryptPersonal('phone', payee.phoneCipher) : (payee?.phone ?? '')
  return {
    applicant: payee?.name ?? null,
    contact: typed.contact || (payee?.contactName && phone ? `${payee.contactName} ${phone}` : null),
    typedContact: typed.contact,
    people: people.map((person): PaperPerson => {
      const own = typed.people[person.id]
      const reached = lines.find(({ fact }) => (fact.fields.person === person.id || fact.fields.apprentice === person.id) && typeof fact.fields.level === 'string')?.fact.fields.level
      return {
        id: person.id,
        name: person.name,
        organisation: person.organisation,
        idNumber: person.identityCipher ? decryptPersonal('identityNumber', person.identityCipher) : own?.idNumber || null,
        phone: person.phoneCipher ? decryptPersonal('phone', person.phoneCipher) : own?.phone || null,
        occupation: own?.occupation || person.occupation,
        level: own?.level || (typeof reached === 'string' ? reached : person.level),
        inRegister: { idNumber: person.identityCipher !== null, phone: person.phoneCipher !== null },
      }
    }),
  }
}

/** The same for a screen: numbers masked, and what is missing by name. */
export function showPapers(papers: ClaimPapers) {
  return {
    contact: papers.contact?.replace(/\d[\d-]{6,}/g, maskPhone) ?? null,
    typedContact: papers.typedContact,
    people: papers.people.map(({ id, name, idNumber, phone, occupation, level, inRegister }) => ({ id, name, occupation, level, inRegister, idNumber: idNumber === null ? null : maskIdentityNumber(idNumber), phone: phone === null ? null : maskPhone(phone) })),
    missing: missingOf(papers),
  }
}

export type ShownPapers = ReturnType<typeof showPapers>

export type FillRefusal = 'wrongState' | 'badIdentity' | 'badPhone'

/**
 * Fills in what the forms print and nobody has stored. Kept encrypted with the claim; the registers stay as they are, and a number that was typed
 * before stays where none is typed now.
 *
 * @throws AppError 404
 */
export async function fillClaimPapers(input: { actor: RegionActor; idempotencyKey: string; claimId: string; typed: TypedPapers }): Promise<Outcome<FillRefusal>> {
  const { actor, idempotencyKey, claimId, typed } = input
  const { regionId } = actor
  const text = JSON.stringify(typed)
  return runCommand({ actor, name: 'grants.fillPapers', idempotencyKey, input: { claimId, typed: blindIndex('contact', text) } }, async (tx): Promise<Outcome<FillRefusal>> => {
    await lockGrants(tx, regionId)
    const { claim } = required(await getClaim(tx, { regionId, claimId }))
    if (claim.state !== 'draft' && claim.state !== 'returned') return fail('wrongState', { state: claim.state })
    const day = await today(tx)
    const before = typedOf(claim)
    const people: TypedPapers['people'] = {}
    for (const personId of peopleOf(await listClaimLines(tx, { regionId, claimIds: [claimId] }))) {
      const person = typed.people[personId]
      if (!person) continue
      const identity = person.idNumber === '' ? null : checkIdentity('residentId', person.idNumber, day)
      if (identity && !identity.ok) return fail('badIdentity')
      const phone = person.phone === '' ? null : checkPhone(person.phone)
      if (phone && !phone.ok) return fail('badPhone')
      people[personId] = { ...person, idNumber: identity?.ok ? identity.number : (before.people[personId]?.idNumber ?? ''), phone: phone?.ok ? phone.number : (before.people[personId]?.phone ?? '') }
    }
    const papersCipher = encryptPersonal('contact', JSON.stringify({ contact: typed.contact, people }))
    await moveClaim(tx, { regionId, claimId, from: ['draft', 'returned'], set: { papersCipher } })
    await recordEvent(tx, { actor, regionId, kind: 'claimPapersFilled', subject: { type: 'claim', id: claimId }, chain: regionChain(regionId), data: { number: claim.number } })
    return done()
  })
}

/** The papers of one claim by its id. @throws AppError 404 */
export async function getClaimPapers(db: DbOrTx, { regionId, claimId }: { regionId: string; claimId: string }) {
  const { claim, payeeName } = required(await getClaim(db, { regionId, claimId }))
  const [lines, receiverOf] = [await listClaimLines(db, { regionId, claimIds: [claimId] }), await receiversOf(db, regionId, [claim])]
  const receiver = receiverOf(claim)
  return { claim, payeeName: payeeName ?? '', lines, receiver, papers: await readClaimPapers(db, { regionId, claim, lines, receiver }) }
}
