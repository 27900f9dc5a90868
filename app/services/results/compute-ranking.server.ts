import { findOpenCorrection, type CorrectionRow } from '#db/queries/corrections.ts'
import { listTieDecisions, type TieDecisionRow } from '#db/queries/tie-decisions.ts'
import type { DbOrTx } from '#db/client.ts'
import { requireEvent, type EventScope, type EventWithCompetition } from '#db/queries/events.ts'
import { listField, type FieldEntry } from '#db/queries/field.ts'
import { listCountedMarks, type StoredMark } from '#db/queries/marks.ts'
import { latestRuleEdition, type RuleEditionRow } from '#db/queries/rule-editions.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import type { StoredSettlements } from '#db/schema/results.ts'
import { writeDecision, type RankResult } from '#scoring/ranking/rank-contest.ts'
import { decideContest, type ContestDecision } from '#scoring/ranking/decide-contest.ts'
import type { RankInput } from '#scoring/ranking/contest.ts'
import { readRankInput } from '#scoring/ranking/read-rank-input.ts'
import { checkingBlockers } from '../recheck/checking-blockers.server.ts'
import { buildRankFile, type RankFile } from './build-rank-input.ts'
import { rankingBlockers, standingBlockers, type ConfirmBlocker } from './confirm-blockers.ts'
import { findOpenTies, toSettlements, type OpenTie } from './open-ties.ts'
import { resultHash } from './result-hash.ts'

/** One event's ranking as it stands in the database at this moment, with everything a person must know before confirming it. */
export interface Ranking {
  event: EventWithCompetition
  /** The rules it was computed by: those of an open correction, else the frozen edition, or the draft while nothing is frozen. */
  rules: EventRules
  /** The frozen edition that is in force; corrected rules become the next one when the result is confirmed. */
  ruleEdition: RuleEditionRow | null
  correction: CorrectionRow | null
  field: FieldEntry[]
  /** The marks that count: a judge's set does so once it is declared. */
  cells: StoredMark[]
  file: RankFile
  /** SHA-256 of the canonical file. */
  inputHash: string
  /** Null when the stored rules or marks cannot be read by the engine; `blockers` say why. */
  result: { input: RankInput; decision: ContestDecision; output: RankResult; outputHash: string } | null
  openTies: OpenTie[]
  /** Decisions made for exactly this input, and those whose input has changed since. */
  decisions: TieDecisionRow[]
  voidDecisions: TieDecisionRow[]
  settlements: StoredSettlements
  blockers: ConfirmBlocker[]
}

/**
 * Computes an event's ranking from entries, marks and tie decisions. Pass the transaction that holds the competition's lock to confirm
 * what is computed; pass `readDb` to show it.
 *
 * @throws AppError 404 for an event of another region
 */
export async function computeRanking(db: DbOrTx, scope: EventScope): Promise<Ranking> {
  const event = await requireEvent(db, scope)
  const [ruleEdition, field, cells, decisions, correction] = await Promise.all([
    latestRuleEdition(db, scope),
    listField(db, scope),
    listCountedMarks(db, scope),
    listTieDecisions(db, scope),
    findOpenCorrection(db, scope),
  ])
  const frozen = event.rulesFrozenAt !== null ? ruleEdition : null
  const rules = (frozen && correction?.rules) ?? frozen?.rules ?? event.rules
  const file = buildRankFile({ competition: event.competition, rules, entries: field, cells })
  const inputHash = resultHash(file)
  const valid = decisions.filter((decision) => decision.inputHash === inputHash)
  const settlements = toSettlements(valid)
  const standing = standingBlockers({
    competitionState: event.competition.state,
    rulesFrozen: frozen !== null,
    marksLocked: event.marksLockedAt !== null,
    sealed: event.sealed,
  })
  const checking = await checkingBlockers(db, event, cells)
  const base = { event, rules, ruleEdition: frozen, correction, field, cells, file, inputHash, settlements, decisions: valid, voidDecisions: decisions.filter((decision) => !valid.includes(decision)) }
  const computed = computeResult(file, settlements)
  if (!computed.ok) return { ...base, result: null, openTies: [], blockers: [...standing, ...computed.problems.map((problem): ConfirmBlocker => ({ code: 'unreadable', problem })), ...checking] }
  const { result } = computed
  const openTies = findOpenTies(result.input, result.decision)
  return { ...base, result, openTies, blockers: [...standing, ...rankingBlockers(field, result.input, result.decision, openTies), ...checking] }
}

/** The engine's answer to a stored file: also how an old edition is computed again. */
export function computeResult(file: unknown, settlements: StoredSettlements): { ok: true; result: NonNullable<Ranking['result']> } | { ok: false; problems: string[] } {
  const read = readRankInput(file)
  if (!read.ok) return { ok: false, problems: read.problems }
  const decision = decideContest(read.value, undefined, settlements)
  const output = writeDecision(read.value, decision)
  return { ok: true, result: { input: read.value, decision, output, outputHash: resultHash(output) } }
}
