import { hasPermission, type RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { decryptPersonal } from '#app/lib/crypto.server.ts'
import { maskedPersonal } from '#app/lib/masked-personal.server.ts'
import { requireTry } from '#app/lib/rate-limits.server.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { AwardCertificatePayload } from '#certificates/payload.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { hasAccount, listCertificatesOf, listPersonEntries, listSkillLevelsOf, listStudiosOf } from '#db/queries/people.ts'
import { getPerson } from '#db/queries/persons.ts'

/** One person of the region: facts with masked numbers, entries with what is published of them, certificates, levels, studios. @throws AppError 404 */
export async function getPersonPage(actor: RegionActor, personId: string, db: DbOrTx = readDb) {
  const scope = { regionId: actor.regionId, personId }
  const person = required(await getPerson(db, scope))
  const [entries, certificates, levels, studios, account] = await Promise.all([
    listPersonEntries(db, scope),
    listCertificatesOf(db, scope),
    listSkillLevelsOf(db, scope),
    listStudiosOf(db, scope),
    hasAccount(db, scope),
  ])
  const { id, name, sex, birthDate, identityType, identityCipher, phoneCipher, organisationName, synthetic } = person
  return {
    person: {
      ...{ id, name, sex, identityType, synthetic, account },
      // The birthday is part of an identity number; whoever may see the number sees it whole with the reveal.
      birthYear: birthDate?.slice(0, 4) ?? null,
      identity: maskedPersonal('identityNumber', identityCipher),
      phone: maskedPersonal('phone', phoneCipher),
      organisation: organisationName,
    },
    entries,
    certificates: certificates.map(({ payload, ...row }) => {
      const { awardTitle, issuedOn } = payload as AwardCertificatePayload
      return { ...row, award: awardTitle, issuedOn }
    }),
    levels,
    studios,
    may: {
      reveal: hasPermission(actor, 'identity:reveal'),
      openEntrant: hasPermission(actor, 'entrant:read'),
      openCertificate: hasPermission(actor, 'certificate:read'),
      openStudio: hasPermission(actor, 'studio:read'),
    },
  }
}

export type PersonPage = Awaited<ReturnType<typeof getPersonPage>>

/**
 * The full document number and phone of a person, outside of any contest. Who looked and why joins the region's chain in the same
 * transaction; the answer is kept nowhere, so a repeated request is a second look with a second record.
 *
 * @throws AppError 404, or 429 after too many looks
 */
export async function revealPerson({ actor, personId, reason }: { actor: RegionActor; personId: string; reason: string }): Promise<{ identityNumber: string | null; phone: string | null; birthDate: string | null }> {
  requireTry('identityReveal', actor.userId)
  return runCommand({ actor, name: 'people.reveal', idempotencyKey: null, input: null }, async (tx) => {
    const person = required(await getPerson(tx, { regionId: actor.regionId, personId }))
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'identityRevealed',
      subject: { type: 'person', id: person.id },
      chain: regionChain(actor.regionId),
      data: { reason, fields: ['identityNumber', 'phone', 'birthDate'] },
    })
    return {
      identityNumber: person.identityCipher && decryptPersonal('identityNumber', person.identityCipher),
      phone: person.phoneCipher && decryptPersonal('phone', person.phoneCipher),
      birthDate: person.birthDate,
    }
  })
}
