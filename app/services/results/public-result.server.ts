import { required } from '#app/lib/errors.ts'
import type { Locale } from '#app/messages/locale.ts'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { visibleEdition } from '#db/queries/public-results.ts'
import type { ResultChange } from '#db/schema/results.ts'
import { contentOf, linesOf } from './edition-content.ts'
import type { EditionToWrite } from './edition-file.ts'

type Visible = NonNullable<Awaited<ReturnType<typeof visibleEdition>>>

/** What differs is said to the public but for states of people without a rank, which are nobody's business. */
const NOT_PUBLIC = new Set(['unranked'])

/**
 * The published result of an event for everybody, or that it was withdrawn. No contact, no identity, no level but that the clause speaks
 * of; people without a rank are counted and not named. Throws AppError 404 while nothing was ever published.
 */
export async function getPublicResult({ eventId }: { eventId: string }, db: DbOrTx = readDb) {
  const row = required(await visibleEdition(db, { eventId }))
  const { edition, event, competition, region, rules, hostName } = row
  const shared = {
    region: { name: region.name, nameEn: region.nameEn },
    hostName,
    competition: { name: competition.name, nameEn: competition.nameEn, finalOn: competition.finalOn, place: competition.place },
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
  }
  if (edition.state !== 'published') {
    return { ...shared, withdrawn: { edition: edition.edition, at: edition.withdrawnAt, outputHash: edition.outputHash }, result: null }
  }
  const lines = linesOf(contentOf(edition))
  const ranked = lines.filter(({ rank }) => rank !== null)
  const rankedIds = new Set(ranked.map(({ entryId }) => entryId))
  return {
    ...shared,
    withdrawn: null,
    result: {
      edition: edition.edition,
      publishedAt: edition.publishedAt,
      fieldSize: edition.fieldSize,
      unranked: lines.length - ranked.length,
      outputHash: edition.outputHash,
      reason: edition.reason,
      rules: { parts: rules.parts.map(({ key, name, nameEn, weight }) => ({ key, name, nameEn, weight })), metrics: rules.metrics.map(({ key, name, nameEn }) => ({ key, name, nameEn })), awards: rules.awards.map(({ key, name, nameEn }) => ({ key, name, nameEn })) },
      lines: ranked.map(({ entryId, rank, number, name, organisation, total, marks, award, promotion }) => ({
        entryId, rank, number, name, organisation, total, marks, award,
        promotion: promotion === null || promotion.outcome === 'none' ? null : promotion.outcome,
      })),
      changes: edition.changes.flatMap((change) => publicChange(change, rankedIds)),
    },
  }
}

export type PublicResult = Awaited<ReturnType<typeof getPublicResult>>
export type PublicLine = NonNullable<PublicResult['result']>['lines'][number]

/** A change of somebody who is, or was until now, on the public list. */
function publicChange(change: ResultChange, ranked: ReadonlySet<string>): ResultChange[] {
  const wasRanked = change.changes.some(({ field, before }) => field === 'rank' && before !== null)
  if (!ranked.has(change.entryId) && !wasRanked) return []
  const changes = change.changes.filter(({ field }) => !NOT_PUBLIC.has(field))
  return changes.length === 0 ? [] : [{ ...change, changes }]
}

/** The visible edition as files are written from it; null when it was withdrawn. Throws AppError 404 while nothing was ever published. */
export async function getPublicEditionToWrite({ eventId, locale }: { eventId: string; locale: Locale }, db: DbOrTx = readDb): Promise<{ editionId: string; edition: EditionToWrite } | null> {
  const row = required(await visibleEdition(db, { eventId }))
  return row.edition.state === 'published' ? { editionId: row.edition.id, edition: toWrite(row, locale) } : null
}

/** An edition with the names its file needs. */
export function toWrite({ edition, event, competition, rules }: Pick<Visible, 'edition' | 'rules'> & { event: Pick<Visible['event'], 'name' | 'nameEn' | 'division'>; competition: Pick<Visible['competition'], 'name' | 'nameEn'> }, locale: Locale): EditionToWrite {
  return {
    ...contentOf(edition),
    competitionName: nameIn(locale, competition),
    eventName: eventNameIn(locale, event),
    edition: edition.edition,
    publishedAt: edition.publishedAt,
    inputHash: edition.inputHash,
    outputHash: edition.outputHash,
    settlements: edition.settlements,
    rules,
  }
}
