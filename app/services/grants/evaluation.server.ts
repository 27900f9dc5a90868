import { randomUUID } from 'node:crypto'
import { canonicalJson } from '#app/lib/canonical-json.ts'
import { isNoticeLengthKey } from '#app/services/notices/notice-length.ts'
import { SHORTAGE_KEY } from './shortage-occupations.ts'
import { resultHash } from '#app/services/results/result-hash.ts'
import type { DbOrTx } from '#db/client.ts'
import { listKeptLines } from '#db/queries/corrections.ts'
import { listFacts, listLines, listSettings, type FactRow, type LineRow, type SettingRow } from '#db/queries/entitlements.ts'
import { requireRegion } from '#db/queries/regions.ts'
import type { EvaluationSetting } from '#db/schema/grants.ts'
import { compareDays } from '#scoring/numbers/days.ts'
import type { EntitlementWarning } from '#scoring/entitlements/index.ts'
import type { Fact } from '#scoring/policies/facts.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import { policyById, type PolicyRegister, shippedRegister } from '#scoring/policies/register.ts'
import { collectFacts, type FactDraft } from './collect-facts.server.ts'
import { computeRecords, type ComputingBasis } from './compute-records.ts'
import { lineKey, sameLine, type LineContent, type LineRecord } from './line-record.ts'

/** A stored fact beside what its source says now. */
export interface FactChange {
  id: string
  before: FactRow | null
  after: FactDraft | null
}

/** A stored line beside what the engine gives now; `before` null for a new one. */
export interface LineChange {
  before: LineRow | null
  after: LineRecord
}

/** What would change if the region were computed now, against what is stored. */
export interface Evaluation {
  basis: ComputingBasis & { policies: readonly Policy[] }
  facts: FactChange[]
  lines: LineChange[]
  /** Facts as they would stand, for lists. */
  standing: Fact[]
  warnings: Array<{ policyId: string; warning: EntitlementWarning }>
  /** Names this difference; somebody who applies it says which one they saw. */
  hash: string
}

/** A line whose source no longer says so keeps its place with this reason. */
export const FACT_WITHDRAWN = 'factWithdrawn'

/** The bureau's sums and first days as the engine reads them; lengths of notices and catalogues of occupations are not its matter. */
export function settingsOf(rows: readonly SettingRow[]): EvaluationSetting[] {
  return rows.filter(({ key }) => !isNoticeLengthKey(key) && key !== SHORTAGE_KEY).map(({ policyId, key, value, documentNumber, effectiveFrom }) => ({ policyId, key, fen: Number((value as { fen?: number }).fen ?? 0), documentNumber, effectiveFrom }))
}

/** The policies of a region that the register knows, in the region's order. */
export async function basisOf(db: DbOrTx, regionId: string, register: PolicyRegister = shippedRegister()): Promise<ComputingBasis> {
  const [region, settings] = await Promise.all([requireRegion(db, regionId), listSettings(db, { regionId })])
  const policies = region.policyIds.flatMap((id) => policyById(id, register) ?? [])
  return { policies, settings: settingsOf(settings) }
}

/** Compares the sources with the stored facts, and the engine's lines with the stored ones. Writes nothing. */
export async function evaluateRegion(db: DbOrTx, regionId: string, register: PolicyRegister = shippedRegister()): Promise<Evaluation> {
  const [basis, drafts, storedFacts, storedLines, kept] = await Promise.all([basisOf(db, regionId, register), collectFacts(db, { regionId }), listFacts(db, { regionId }), listLines(db, { regionId }), listKeptLines(db, { regionId })])
  return compareRegion({ basis, drafts, storedFacts, storedLines, kept })
}

/** The same on values already read; new facts get their ids here. */
export function compareRegion({ basis, drafts, storedFacts, storedLines, kept = [] }: { basis: ComputingBasis; drafts: readonly FactDraft[]; storedFacts: readonly FactRow[]; storedLines: readonly LineRow[]; kept?: readonly KeptLine[] }): Evaluation {
  const known = new Map(storedFacts.map((fact) => [sourceKey(fact), fact]))
  const facts: FactChange[] = []
  const standing: SourcedFact[] = []
  const seen = new Set<string>()
  for (const draft of drafts) {
    const before = known.get(sourceKey(draft)) ?? null
    const id = before?.id ?? randomUUID()
    seen.add(sourceKey(draft))
    standing.push({ ...draft, id })
    if (!before || before.supersededAt !== null || before.on !== draft.on || canonicalJson(before.fact) !== canonicalJson(draft.fields)) facts.push({ id, before, after: draft })
  }
  for (const [key, before] of known) if (!seen.has(key) && before.supersededAt === null) facts.push({ id: before.id, before, after: null })

  const ordered = inOrder(standing)
  const { records, warnings } = computeRecords(ordered, basis)
  const lines = compareLines(records, storedLines).filter((change) => !isKept(change, kept))
  const hash = resultHash({
    facts: facts.map(({ before, after }) => [after ? sourceKey(after) : sourceKey(before!), before && { on: before.on, fact: before.fact }, after && { on: after.on, fact: after.fields }]),
    lines: lines.map(({ before, after }) => [after.policyId, after.rule, after.part, after.payeeId, after.status, after.amountFen, before?.id ?? null, before?.version ?? null]),
  })
  return { basis, facts, lines, standing: ordered, warnings, hash }
}

/** A stored line that a person left standing against a corrected result, with what the correction made of it then. */
type KeptLine = Awaited<ReturnType<typeof listKeptLines>>[number]

/** Whether somebody has decided that a line stays although exactly this follows for it now; anything else is a difference again. */
function isKept({ before, after }: LineChange, kept: readonly KeptLine[]): boolean {
  return before !== null && kept.some(({ lineId, after: decided }) => lineId === before.id && decided?.status === after.status && decided.fen === after.amountFen)
}

type SourcedFact = FactDraft & { id: string }

/** One order for equal days, which stays when a fact is corrected. */
export function inOrder(facts: ReadonlyArray<{ id: string; kind: string; on: string; sourceType: string; sourceId: string; fields: Record<string, unknown> }>): Fact[] {
  return [...facts]
    .sort((a, b) => compareDays(a.on, b.on) || order(a.kind, b.kind) || order(a.sourceId, b.sourceId))
    .map(({ id, kind, on, fields }) => ({ ...fields, id, kind, on }) as Fact)
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const sourceKey = ({ kind, sourceType, sourceId }: Pick<FactDraft, 'sourceType' | 'sourceId'> & { kind: string }): string => `${kind} ${sourceType} ${sourceId}`

function compareLines(records: readonly LineRecord[], stored: readonly LineRow[]): LineChange[] {
  const known = new Map(stored.map((row) => [lineKey(row), row]))
  const changes: LineChange[] = []
  const computed = new Set<string>()
  for (const after of records) {
    const key = lineKey(after)
    computed.add(key)
    const before = known.get(key) ?? null
    if (!before || !sameLine(recordOfRow(before), after)) changes.push({ before, after })
  }
  for (const [key, before] of known) {
    const record = recordOfRow(before)
    // The engine gives nothing for it any more: the fact was withdrawn, or it is of another kind now.
    if (!computed.has(key) && !record.line.reasons.includes(FACT_WITHDRAWN)) {
      changes.push({ before, after: { ...record, status: 'notDue', line: { ...record.line, reasons: [FACT_WITHDRAWN, ...record.line.reasons] } } })
    }
  }
  return changes
}

/** A stored line as a record. */
export function recordOfRow(row: LineRow): LineRecord {
  const { factId, policyId, rule, part, clause, payeeType, payeeId, tier, amountKind, amountFen, fund, status, line } = row
  return { factId, policyId, rule, part, clause, payeeType, payeeId, tier, amountKind, amountFen, fund: (fund ?? 'unnamed') as LineRecord['fund'], status, line: line as unknown as LineContent }
}
