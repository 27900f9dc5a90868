import type { RegionActor } from '#app/auth/actor.ts'
import { settings } from '#app/lib/env.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { printed } from '#app/services/certificates/kinds/printed-words.ts'
import { today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { chineseDay } from '#certificates/layout/chinese-day.ts'
import { composeAwardNotice, type AwardWinner } from '#certificates/notices/award-notice.ts'
import { documentNumberText, OfficialDocument } from '#certificates/notices/payload.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { getPublishedForIssue, listAwarded, listConfirmedPromotions } from '#db/queries/certificate-sources.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { insertOfficialDocument, listNoticeableCompetitions, listPublishedEvents } from '#db/queries/official-documents.ts'
import { policyById } from '#scoring/policies/register.ts'

/** What the published editions of a competition say, as the facts of its award notice. */
async function factsOf(db: DbOrTx, { regionId, competitionId }: { regionId: string; competitionId: string }) {
  const events = await listPublishedEvents(db, { regionId, competitionId })
  const published = (await Promise.all(events.map(({ eventId }) => getPublishedForIssue(db, { regionId, eventId })))).flatMap((row) => row ?? [])
  const [first] = published
  if (!first) return null
  const winners: AwardWinner[] = []
  let promoted = 0
  for (const { edition, rules, event } of published) {
    const of = { regionId, editionId: edition.id }
    promoted += (await listConfirmedPromotions(db, of)).length
    for (const { entryId, award } of await listAwarded(db, of)) {
      const person = edition.people[entryId]
      winners.push({
        name: printed(person?.name ?? ''),
        organisation: printed(person?.organisation || '——'),
        eventName: printed(`${event.name}${event.division ? `（${event.division}）` : ''}`),
        award: printed(rules.awards.find(({ key }) => key === award)?.name ?? award ?? ''),
      })
    }
  }
  return { first, winners, entrants: published.reduce((sum, { edition }) => sum + edition.fieldSize, 0), promoted, editionIds: published.map(({ edition }) => edition.id) }
}

/**
 * Draws up the award notice of a competition from its published editions, as a draft that the office edits. Winners and their order are the
 * editions'; everything else can be changed until it is issued.
 *
 * @throws AppError 404 for another region's competition
 */
export async function draftAwardNotice({ actor, competitionId, idempotencyKey }: { actor: RegionActor; competitionId: string; idempotencyKey: string }): Promise<Outcome<'nothingPublished', { documentId: string }>> {
  const { regionId } = actor
  required((await listNoticeableCompetitions(readDb, { regionId })).find(({ id }) => id === competitionId))
  return runCommand({ actor, name: 'documents.draftAwardNotice', idempotencyKey, input: { competitionId } }, async (tx) => {
    await lockCompetition(tx, competitionId, 'shared')
    const facts = await factsOf(tx, { regionId, competitionId })
    if (!facts) return fail('nothingPublished')
    const { competition, region } = facts.first
    const issuer = region.settings.issuerName || region.name
    const day = await today(tx)
    const policyNumber = facts.promoted > 0 && competition.policyId ? policyById(competition.policyId)?.documentNumber : undefined
    const payload = OfficialDocument.parse(
      composeAwardNotice({
        issuerMark: `${issuer}文件`,
        documentNumber: { prefix: `${region.settings.shortName || region.name}人社发`, year: Number(day.slice(0, 4)), number: 1 },
        addressee: '各有关单位',
        issuerNames: [issuer],
        issuedOn: day,
        note: '此件公开发布',
        imprint: { printedBy: `${issuer}办公室`, printedOn: day },
        demo: settings().demo,
        competitionName: printed(competition.name),
        heldOn: competition.startsOn && competition.startsOn !== competition.finalOn ? `${chineseDay(competition.startsOn)}至${chineseDay(competition.finalOn)}` : chineseDay(competition.finalOn),
        entrants: facts.entrants,
        ...(policyNumber ? { policyNumber } : {}),
        winners: facts.winners,
      }),
    )
    const row = await insertOfficialDocument(tx, {
      regionId, competitionId, kind: 'awardNotice', title: payload.title, documentNumber: documentNumberText(payload), editionIds: facts.editionIds, payload, createdBy: actor.userId,
    })
    await recordEvent(tx, {
      actor, regionId, kind: 'noticeDrafted', subject: { type: 'officialDocument', id: row.id }, chain: { type: 'competition', id: competitionId }, data: { title: payload.title, winners: facts.winners.length, editionIds: facts.editionIds },
    })
    return done({ documentId: row.id })
  })
}
