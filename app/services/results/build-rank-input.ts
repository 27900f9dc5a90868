import type { CompetitionTier, EventRules } from '#db/schema/competitions.ts'
import type { EntryStatus } from '#db/schema/entries.ts'
import type { SkillLevel } from '#db/schema/identity.ts'
import type { MarkKind } from '#db/schema/marks.ts'
import { writeMarkText } from '#app/lib/mark-text.ts'
import { toRankEvent, type RankEvent } from '#app/services/competitions/event-rules.ts'

/** What is read of one cell: hundredths or nothing, or a judge who was absent on purpose. */
export interface GivenCell {
  entryId: string
  kind: MarkKind
  key: string
  slot: number
  value: number | null
  absentJudge: boolean
}

export interface RankSource {
  competition: { tier: CompetitionTier; competitionClass: 1 | 2 | null; policyId: string | null; finalOn: string }
  rules: EventRules
  entries: ReadonlyArray<{ id: string; status: EntryStatus; skillLevelHeld: SkillLevel | null }>
  cells: readonly GivenCell[]
}

/** One contest file of the rule engine (CONTRACTS `rank`): what is frozen, hashed and recomputed by anybody. */
export interface RankFile extends RankEvent {
  policy?: string
  asOf: string
  competition: { tier: CompetitionTier; class: 1 | 2 | null }
  entries: Array<{
    id: string
    status: EntryStatus
    skillLevel?: SkillLevel
    marks: Record<string, string | { panel: Array<string | null> }>
    metrics?: Record<string, string>
  }>
}

/**
 * Turns what is stored into the engine's file. A part nobody gave a number for is left out; it is never 0. A panel is written only when
 * every judge has a number or was marked absent: with a judge still open the mean would change under everybody's eyes, so the part has
 * no mark yet (RELIABILITY C1: four of five judges give no total).
 */
export function buildRankFile({ competition, rules, entries, cells }: RankSource): RankFile {
  const byEntry = groupCells(cells)
  const parts = rules.parts.map((part) => ({ key: part.key, judges: part.panel?.judges ?? 0 }))
  return {
    ...(competition.policyId === null ? {} : { policy: competition.policyId }),
    asOf: competition.finalOn,
    competition: { tier: competition.tier, class: competition.competitionClass },
    ...toRankEvent(rules),
    entries: entries.map((entry) => {
      const given = byEntry.get(entry.id)
      const marks: RankFile['entries'][number]['marks'] = {}
      for (const part of parts) {
        const mark = part.judges === 0 ? plainMark(given, part.key) : panelMark(given, part.key, part.judges)
        if (mark !== null) marks[part.key] = mark
      }
      const metrics = givenMetrics(given, rules)
      return {
        id: entry.id,
        status: entry.status,
        ...(entry.skillLevelHeld === null ? {} : { skillLevel: entry.skillLevelHeld }),
        marks,
        ...(Object.keys(metrics).length === 0 ? {} : { metrics }),
      }
    }),
  }
}

type EntryCells = Map<string, GivenCell>

const address = (kind: MarkKind, key: string, slot: number) => `${kind} ${key} ${slot}`

function groupCells(cells: readonly GivenCell[]): Map<string, EntryCells> {
  const byEntry = new Map<string, EntryCells>()
  for (const cell of cells) {
    let own = byEntry.get(cell.entryId)
    if (!own) byEntry.set(cell.entryId, (own = new Map()))
    own.set(address(cell.kind, cell.key, cell.slot), cell)
  }
  return byEntry
}

function plainMark(given: EntryCells | undefined, key: string): string | null {
  const value = given?.get(address('part', key, 0))?.value ?? null
  return value === null ? null : writeMarkText(value)
}

function panelMark(given: EntryCells | undefined, key: string, judges: number): { panel: Array<string | null> } | null {
  const panel: Array<string | null> = []
  let numbers = 0
  for (let slot = 1; slot <= judges; slot += 1) {
    const cell = given?.get(address('panel', key, slot))
    if (!cell || (cell.value === null && !cell.absentJudge)) return null
    if (cell.value !== null) numbers += 1
    panel.push(cell.value === null ? null : writeMarkText(cell.value))
  }
  return numbers === 0 ? null : { panel }
}

function givenMetrics(given: EntryCells | undefined, rules: EventRules): Record<string, string> {
  const metrics: Record<string, string> = {}
  // A metric that no tie-break names does not decide anything; the engine would only warn of it.
  const used = new Set(rules.tieBreaks.map((tieBreak) => tieBreak.key))
  for (const metric of rules.metrics) {
    const value = given?.get(address('metric', metric.key, 0))?.value ?? null
    if (value !== null && used.has(metric.key)) metrics[metric.key] = writeMarkText(value)
  }
  return metrics
}
