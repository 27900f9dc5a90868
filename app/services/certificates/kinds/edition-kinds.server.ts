import { decryptPersonal } from '#app/lib/crypto.server.ts'
import { maskIdentityNumber } from '#app/lib/masks.ts'
import { composeParticipationSentence } from '#certificates/appointment-sentence.ts'
import { chineseOrdinal, composeHonourSentence } from '#certificates/honour-sentence.ts'
import type { DbOrTx } from '#db/client.ts'
import { getPublishedForIssue, listAwarded, listCompeted, listConfirmedPromotions } from '#db/queries/certificate-sources.ts'
import { policyById } from '#scoring/policies/register.ts'
import { printed, printedLevel, upTo } from './printed-words.ts'
import type { CertificateKind, IssueScope, Source, Subject } from './kind.ts'

type Published = NonNullable<Awaited<ReturnType<typeof getPublishedForIssue>>>

/** Kinds that are read from the published edition of an event: honour, promotion, participation. */
function fromEdition(subjectsOf: (db: DbOrTx, published: Published) => Promise<Subject[]>): CertificateKind['source'] {
  return async (db: DbOrTx, { regionId, eventId }: IssueScope): Promise<Source> => {
    const published = eventId === null ? null : await getPublishedForIssue(db, { regionId, eventId })
    if (!published) return { edition: null, competitionId: null, subjects: [], refusal: 'notPublished' }
    return {
      edition: { id: published.edition.id, number: published.edition.edition },
      competitionId: published.competition.id,
      subjects: await subjectsOf(db, published),
      refusal: published.event.marksLockedAt === null ? 'correctionOpen' : null,
    }
  }
}

interface Line {
  entryId: string
  personId: string
}

function subject({ edition }: Published, { entryId, personId }: Line, content: (person: { name: string; organisation: string }) => Record<string, unknown>): Subject {
  const frozen = edition.people[entryId]
  const person = { name: printed(frozen?.name ?? ''), organisation: printed(frozen?.organisation ?? '') }
  return { sourceKey: entryId, label: person.name, personId, entryId, studioId: null, content: { recipientName: person.name, ...(person.organisation === '' ? {} : { organisation: upTo(60, person.organisation) }), ...content(person) } }
}

const placeOf = ({ competition, event }: Published) => ({
  competitionName: printed(competition.name),
  eventName: printed(event.name),
  ...(event.division === '' ? {} : { divisionName: printed(event.division) }),
})

export const honour: CertificateKind = {
  kind: 'honour', place: 'event', code: 'JN', proofs: true, designs: true,
  source: fromEdition(async (db, published) => {
    const rows = await listAwarded(db, { regionId: published.edition.regionId, editionId: published.edition.id })
    return rows.map((row) => {
      const award = printed(published.rules.awards.find(({ key }) => key === row.award)?.name ?? row.award ?? '')
      return subject(published, row, () => ({
        honorific: '同志',
        bodyText: composeHonourSentence({ ...placeOf(published), ...(row.rank === null ? {} : { rank: row.rank }), prize: award }),
        awardTitle: award,
      }))
    })
  }),
}

export const participation: CertificateKind = {
  kind: 'participation', place: 'event', code: 'CS', proofs: false, designs: true,
  source: fromEdition(async (db, published) => {
    const rows = await listCompeted(db, { regionId: published.edition.regionId, editionId: published.edition.id })
    return rows.map((row) => subject(published, row, () => ({ honorific: '同志', bodyText: composeParticipationSentence(placeOf(published)), awardTitle: '参赛证书' })))
  }),
}

export const promotionProof: CertificateKind = {
  kind: 'promotionProof', place: 'event', code: 'JS', proofs: false, designs: false,
  source: fromEdition(async (db, published) => {
    const rows = await listConfirmedPromotions(db, { regionId: published.edition.regionId, editionId: published.edition.id })
    const { competition, event } = published
    const occupation = event.occupationName ? `${event.occupationName}${event.occupationCode ? `（${event.occupationCode}）` : ''}` : event.name
    return rows.map((row) =>
      subject(published, row, () => ({
        honorific: '同志',
        maskedIdNumber: row.identityCipher ? maskIdentityNumber(decryptPersonal('identityNumber', row.identityCipher)) : '——',
        competitionName: upTo(80, printed(competition.name)),
        eventName: upTo(40, printed(`${event.name}${event.division ? `（${event.division}）` : ''}`)),
        heldOn: competition.finalOn,
        rankText: row.rank === null ? '——' : `第${chineseOrdinal(row.rank)}名`,
        occupation: upTo(40, printed(occupation)),
        ...(row.levelHeld ? { levelHeld: printedLevel(row.levelHeld) } : {}),
        levelGranted: printedLevel(row.toLevel),
        basis: upTo(60, basisOf(row.cites)),
      })),
    )
  }),
}

/** 武政办〔2021〕46号 二、3: the document by its number, each clause once. */
function basisOf(cites: ReadonlyArray<{ policy: string; clause: string }>): string {
  const clauses = new Map<string, Set<string>>()
  for (const { policy, clause } of cites) clauses.set(policy, (clauses.get(policy) ?? new Set()).add(clause))
  return [...clauses].map(([policy, said]) => `${policyById(policy)?.documentNumber ?? policy} ${[...said].join('、')}`).join('；') || '竞赛奖励政策'
}
