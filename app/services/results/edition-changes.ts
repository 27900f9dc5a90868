import type { ResultChange } from '#db/schema/results.ts'
import { linesOf, type EditionContent, type ResultLine } from './edition-content.ts'

/** What is compared of one line, under the names the diff shows: `mark:<part>` for each part's mark. */
function factsOf(line: ResultLine): Record<string, string | null> {
  return {
    number: line.number,
    name: line.name,
    organisation: line.organisation,
    ...Object.fromEntries(Object.entries(line.marks).map(([part, mark]) => [`mark:${part}`, mark])),
    total: line.total,
    rank: line.rank === null ? null : String(line.rank),
    unranked: line.unranked,
    award: line.award,
    promotion: line.promotion === null || line.promotion.outcome === 'none' ? null : line.promotion.outcome,
    route: line.promotion?.route ?? null,
  }
}

/**
 * What differs between two editions, person by person: marks, total, rank, award, promotion, and the name and unit as printed. Somebody
 * who stands in one of them only has every value on one side.
 */
export function compareEditions(before: EditionContent, after: EditionContent): ResultChange[] {
  const earlier = new Map(linesOf(before).map((line) => [line.entryId, line]))
  const changes: ResultChange[] = []
  for (const line of linesOf(after)) {
    const old = earlier.get(line.entryId)
    earlier.delete(line.entryId)
    push(changes, line, old ? factsOf(old) : {}, factsOf(line))
  }
  for (const line of earlier.values()) push(changes, line, factsOf(line), {})
  return changes
}

function push(changes: ResultChange[], { entryId, number, name }: ResultLine, before: Record<string, string | null>, after: Record<string, string | null>): void {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const differing = fields.flatMap((field) => {
    const [was, is] = [before[field] ?? null, after[field] ?? null]
    return was === is ? [] : [{ field, before: was, after: is }]
  })
  if (differing.length > 0) changes.push({ entryId, number, name, changes: differing })
}
