import { createHash } from 'node:crypto'
import type { Json } from '../canonical-json.ts'
import { describeIssued } from '../describe-issued.ts'
import type { IssuedDocument, IssuedKind } from '../issued-document.ts'

export interface BadgeIssuer {
  /** Address of the issuer's profile with its keys. */
  id: string
  name: string
}

const contexts = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']

const achievementTypes: Readonly<Record<IssuedKind, string>> = {
  honour: 'Award', studioPlaque: 'Award', participation: 'Certificate', judgeAppointment: 'Certificate', expertAppointment: 'Certificate', promotionProof: 'Certification',
}

/**
 * A certificate as an Open Badges 3.0 credential without its proof. The holder's name is in it as a salted hash only: whoever has the paper
 * can compare, whoever finds the address learns no name. The salt is the code of the certificate.
 */
export function composeOpenBadge(payload: IssuedDocument, issuer: BadgeIssuer): { [key: string]: Json } {
  const { name, heading, award, sentence } = describeIssued(payload)
  const salt = payload.verifyCode ?? payload.number
  return {
    '@context': contexts,
    'id': `${payload.verifyUrl}/credential.json`,
    'type': ['VerifiableCredential', 'OpenBadgeCredential'],
    'name': heading,
    'issuer': { id: issuer.id, type: ['Profile'], name: issuer.name },
    'validFrom': `${payload.issuedOn}T00:00:00+08:00`,
    'credentialSubject': {
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', hashed: true, identityType: 'name', identityHash: `sha256$${createHash('sha256').update(name + salt).digest('hex')}`, salt }],
      achievement: {
        id: `${payload.verifyUrl}/achievement`,
        type: ['Achievement'],
        achievementType: achievementTypes[payload.kind],
        name: award,
        description: sentence,
        criteria: { narrative: sentence },
        humanCode: payload.number,
      },
    },
  }
}
