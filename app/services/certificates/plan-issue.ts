import { composeHonourSentence } from '#certificates/honour-sentence.ts'
import type { AwardCertificatePayload } from '#certificates/payload.ts'
import type { EventRules } from '#db/schema/competitions.ts'

/** Somebody who won an award in the edition that is being issued from. */
export interface AwardedPerson {
  entryId: string
  personId: string
  rank: number | null
  award: string
  name: string
  organisation: string
}

/** A certificate that stands from an earlier edition of the same event. */
export interface StandingCertificate {
  id: string
  entryId: string | null
  number: string
  payload: AwardCertificatePayload
}

/** What a certificate says, before it has a number and a code. */
export type CertificateContent = Pick<AwardCertificatePayload, 'recipientName' | 'organisation' | 'bodyText' | 'awardTitle'>

export interface IssuePlan {
  /** New certificates; `replaces` names the one that says something else about the same entry. */
  issue: Array<{ person: AwardedPerson; content: CertificateContent; replaces: StandingCertificate | null }>
  /** Certificates that say exactly what the new edition says: they stay as they are. */
  keep: StandingCertificate[]
  /** Certificates of people who won no award in the new edition. */
  revoke: StandingCertificate[]
}

export interface IssueSource {
  competitionName: string
  eventName: string
  division: string
  awards: EventRules['awards']
  people: readonly AwardedPerson[]
  standing: readonly StandingCertificate[]
}

/**
 * Compares what an edition says with the certificates that stand, person by person: a correction replaces the certificates it changes,
 * revokes those it takes the award from, and leaves all others in people's hands.
 */
export function planIssue(source: IssueSource): IssuePlan {
  const plan: IssuePlan = { issue: [], keep: [], revoke: [] }
  const standing = new Map(source.standing.map((certificate) => [certificate.entryId, certificate]))
  for (const person of source.people) {
    const content = contentOf(source, person)
    const before = standing.get(person.entryId) ?? null
    standing.delete(person.entryId)
    if (before && saysTheSame(before.payload, content)) plan.keep.push(before)
    else plan.issue.push({ person, content, replaces: before })
  }
  plan.revoke.push(...standing.values())
  return plan
}

function contentOf({ competitionName, eventName, division, awards }: IssueSource, person: AwardedPerson): CertificateContent {
  const award = awards.find((candidate) => candidate.key === person.award)?.name ?? person.award
  return {
    recipientName: person.name.normalize('NFC'),
    ...(person.organisation === '' ? {} : { organisation: person.organisation.normalize('NFC') }),
    bodyText: composeHonourSentence({
      competitionName: competitionName.normalize('NFC'),
      eventName: eventName.normalize('NFC'),
      ...(division === '' ? {} : { divisionName: division.normalize('NFC') }),
      ...(person.rank === null ? {} : { rank: person.rank }),
      prize: award.normalize('NFC'),
    }),
    awardTitle: award.normalize('NFC'),
  }
}

function saysTheSame(before: AwardCertificatePayload, content: CertificateContent): boolean {
  const pick = ({ recipientName, organisation, bodyText, awardTitle }: CertificateContent) => JSON.stringify([recipientName, organisation ?? '', awardTitle, bodyText.map((part) => [part.text, part.emphasis ?? ''])])
  return pick(before) === pick(content)
}
