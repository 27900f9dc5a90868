import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { contentOf, linesOf } from '#app/services/results/edition-content.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { announcedEdition } from '#db/queries/results.ts'
import { getRuleEdition } from '#db/queries/rule-editions.ts'
import { rehearsalLines } from './rehearsal.ts'

/** One line of the big screen. */
export interface RevealLine {
  rank: number
  tied: boolean
  name: string
  organisation: string
  total: string
  award: { name: string; nameEn: string | null } | null
}

/**
 * What the ceremony shows: the awarded of the announced edition from the last to the first, or for a rehearsal made-up people in the same
 * number of places, so that nobody learns a result while the screen is tried. Before an announcement there is nobody to reveal, and `announced` is false.
 */
export async function getCeremony(actor: RegionActor, { eventId, rehearsal }: { eventId: string; rehearsal: boolean }, db: DbOrTx = readDb) {
  const scope = { eventId, regionId: actor.regionId }
  const event = await requireEvent(db, scope)
  const edition = await announcedEdition(db, scope)
  const rules = edition === null ? event.rules : required(await getRuleEdition(db, { ...scope, id: edition.ruleEditionId })).rules
  const awardOf = new Map(rules.awards.map(({ key, name, nameEn }) => [key, { name, nameEn: nameEn ?? null }]))
  const real = (): RevealLine[] =>
    (edition === null ? [] : linesOf(contentOf(edition)))
      .filter(({ rank, award }) => rank !== null && award !== null)
      .map((line) => ({ rank: line.rank!, tied: line.tied, name: line.name, organisation: line.organisation, total: line.total ?? '', award: awardOf.get(line.award!) ?? null }))
  return {
    competition: { id: event.competitionId, name: event.competition.name, nameEn: event.competition.nameEn },
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    rehearsal,
    announced: edition !== null,
    lines: rehearsal ? rehearsalLines([...awardOf.values()]) : real(),
  }
}

export type CeremonyPage = Awaited<ReturnType<typeof getCeremony>>
