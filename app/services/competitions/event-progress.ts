import { markColumns } from '#app/services/marks/cell-rules.ts'
import type { EventSummary } from '#db/queries/events.ts'
import type { CompetitionState } from '#db/schema/competitions.ts'
import { countRuleProblems } from './event-rules.ts'
import type { EventProgress } from './event-steps.ts'

/** What the steps of an event go by, from its row and counts. */
export function eventProgressOf(event: EventSummary, state: CompetitionState): EventProgress {
  return {
    state,
    ruleProblems: countRuleProblems(event.rules),
    frozen: event.rulesFrozenAt !== null,
    entrants: event.entrants,
    cells: { filled: event.competingCells, of: event.competing * markColumns(event.rules).length },
    confirmed: event.editions > 0,
    published: event.publishedEdition !== null,
    correctionOpen: event.correctionOpenedAt !== null,
    certificates: event.certificates,
  }
}
