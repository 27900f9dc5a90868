import { markColumns } from '#app/services/marks/cell-rules.ts'
import type { DbOrTx } from '#db/client.ts'
import type { CompetitionRow } from '#db/queries/competitions.ts'
import { listEventSummaries, type EventSummary } from '#db/queries/events.ts'
import { checkScheme } from '#scoring/schemes/check-scheme.ts'
import { findBlockers, type Blocker, type BlockerCode, type CompetitionFacts, type EventFacts } from './blockers.ts'
import { countRuleProblems } from './event-rules.ts'
import { eventNameIn } from './in-locale.ts'
import { policyStanding } from './policy-standing.ts'

/** What the state machine goes by. Inside a transaction it is read after the competition's lock. */
export async function readCompetitionFacts(db: DbOrTx, competition: CompetitionRow, offeredPolicies: readonly string[]): Promise<CompetitionFacts> {
  const events = await listEventSummaries(db, { regionId: competition.regionId, competitionIds: [competition.id] })
  return competitionFactsOf(competition, events, offeredPolicies)
}

/** The same from rows that are already read. */
export function competitionFactsOf(competition: CompetitionRow, events: readonly EventSummary[], offeredPolicies: readonly string[]): CompetitionFacts {
  const { policyId, finalOn, tier, competitionClass, usedSteps, blindLayers } = competition
  return {
    policy: policyStanding({ policyId, finalOn, tier, competitionClass, offered: offeredPolicies }),
    plan: { usedSteps, blindLayers },
    events: events.map(eventFactsOf),
  }
}

function eventFactsOf(event: EventSummary): EventFacts {
  return {
    id: event.id,
    name: eventNameIn('zh-CN', event),
    ruleProblems: countRuleProblems(event.rules),
    schemesIncomplete: incompleteSchemes(event),
    entrants: event.entrants,
    pending: event.pending,
    checkedIn: event.checkedIn,
    judgesConflicted: event.judgesConflicted,
    judgesUntrained: event.judgesUntrained,
    layersDrawn: event.layersDrawn,
    layersSealed: event.layersSealed,
    openCells: Math.max(0, event.competing * markColumns(event.rules).length - event.competingCells),
    marks: event.marks,
    editions: event.editions,
    confirmed: event.marksLockedAt !== null && event.editions > 0,
    published: event.publishedEdition !== null,
    correctionOpen: event.correctionOpenedAt !== null,
    signatures: event.signatures,
    announced: event.announced,
    appealClockRuns: event.appealClockRuns,
    openAppeals: event.openAppeals,
    notices: event.notices,
    noticesRunning: event.noticesRunning,
    openObjections: event.openObjections,
    openItems: event.openItems,
  }
}

/**
 * The parts whose scheme does not add up to the part's full mark, or lacks something: a frozen one too, because the rules may have been changed since it was typed
 * by. A scheme of a part that the rules no longer have counts for nothing.
 */
function incompleteSchemes({ rules, countingSchemes }: EventSummary): EventFacts['schemesIncomplete'] {
  const columns = markColumns(rules)
  return rules.parts.flatMap(({ key, name, nameEn }) => {
    const counting = countingSchemes.find(({ partKey }) => partKey === key)
    const fullMark = columns.find((column) => column.kind !== 'metric' && column.key === key)?.maximum ?? 0
    return counting && checkScheme(counting.scheme, fullMark).length > 0 ? [{ key, name, nameEn: nameEn ?? null }] : []
  })
}

/** The blockers among `codes` that stand for one event alone. */
export async function editionBlockers(db: DbOrTx, event: { id: string; competition: CompetitionRow }, codes: readonly BlockerCode[]): Promise<Blocker[]> {
  return findBlockers(codes, await readCompetitionFacts(db, event.competition, [])).filter((blocker) => blocker.event?.id === event.id)
}
