import type { NewPromotion, NewResultEdition, NewResultRow, ResultEditionRow } from '#db/queries/results.ts'
import type { ResultChange } from '#db/schema/results.ts'
import type { SkillLevel } from '#db/schema/identity.ts'
import type { Ranking } from './compute-ranking.server.ts'
import { compareEditions } from './edition-changes.ts'
import { contentOf, linesOf, type EditionContent, type PrintedPerson } from './edition-content.ts'
import { hundredthsOf } from './hundredths.ts'
import { resultHash } from './result-hash.ts'

export interface FrozenEdition {
  content: EditionContent
  edition: Omit<NewResultEdition, 'regionId' | 'competitionId' | 'eventId' | 'edition' | 'state' | 'reason' | 'confirmedBy' | 'confirmedByName'>
  rows: NewResultRow[]
  proposals: NewPromotion[]
  peopleHash: string
}

/** Everything of a computed ranking that is written down when it is confirmed. `former` is the edition the public saw last. */
export function freezeEdition(ranking: Ranking & { result: NonNullable<Ranking['result']>; ruleEdition: NonNullable<Ranking['ruleEdition']> }, former: ResultEditionRow | null): FrozenEdition {
  const { event, field, file, result, ruleEdition, settlements } = ranking
  const people: Record<string, PrintedPerson> = {}
  for (const { id, name, number, organisation } of field) people[id] = { name, number, organisation }
  const content: EditionContent = { input: file, output: result.output, people }
  const personOf = new Map(field.map(({ id, personId }) => [id, personId]))
  const levelOf = new Map(file.entries.map(({ id, skillLevel }) => [id, skillLevel ?? null]))
  const lines = linesOf(content)
  return {
    content,
    peopleHash: resultHash(people),
    edition: {
      ruleEditionId: ruleEdition.id,
      policyId: event.competition.policyId,
      input: file,
      output: result.output,
      settlements,
      inputHash: ranking.inputHash,
      outputHash: result.outputHash,
      fieldSize: result.output.fieldSize,
      people,
      changes: changesSince(former, content),
    },
    rows: lines.map((line, at): NewResultRow => ({
      regionId: event.regionId,
      entryId: line.entryId,
      personId: personOf.get(line.entryId)!,
      position: at + 1,
      rank: line.rank,
      total: line.total === null ? null : hundredthsOf(line.total),
      tied: line.tied,
      decidedBy: line.decidedBy,
      unranked: line.unranked,
      award: line.award,
      promotion: line.promotion?.outcome ?? null,
      route: line.promotion?.route ?? null,
    })),
    proposals: (result.output.promotions ?? []).flatMap(({ id, outcome, route, cites }): NewPromotion[] => {
      if ((outcome !== 'technician' && outcome !== 'seniorWorker') || route === null) return []
      return [
        {
          regionId: event.regionId,
          entryId: id,
          personId: personOf.get(id)!,
          occupationCode: event.occupationCode,
          toLevel: outcome satisfies SkillLevel,
          route,
          levelHeld: levelOf.get(id) ?? null,
          cites: cites.map(({ policy, clause }) => ({ policy, clause })),
        },
      ]
    }),
  }
}

/** Differences of a content to a stored edition; none against nothing. */
export function changesSince(former: ResultEditionRow | null, content: EditionContent): ResultChange[] {
  return former === null ? [] : compareEditions(contentOf(former), content)
}
