import type { EvaluationSetting } from '#db/schema/grants.ts'
import { addYears, type Day } from '#scoring/numbers/days.ts'
import { computeEntitlements, type AmountSetting, type EntitlementLine } from '#scoring/entitlements/index.ts'
import type { AssessmentGrade, Fact, Tier } from '#scoring/policies/facts.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import { FIRST_DAY_KEY, withEnteredDay } from './compute-records.ts'

/** One payment to come on a path. */
export interface PlannedStep {
  on: Day
  kind: 'studioRecognised' | 'studioAssessed'
  grade: AssessmentGrade | null
  status: EntitlementLine['status']
  /** Null while the text leaves the sum to the bureau. */
  fen: number | null
  /** What the clause names, where a cap cut the payment. */
  fullFen: number | null
  rule: string
  clause: string
}

/** What follows if every assessment to come ends with the same grade. */
export interface PlannedPath {
  grade: AssessmentGrade
  steps: PlannedStep[]
  totalFen: number
  /** Whether the path ends because the cap is used up. */
  ends: boolean
}

/** Assessments looked ahead where no cap ends the path. */
const CYCLES_SHOWN = 3
const CYCLES_AT_MOST = 30

interface PlanInput {
  policy: Policy
  settings: readonly EvaluationSetting[]
  studioId: string
  tier: Tier
  facts: readonly Fact[]
  leadPersonId: string | null
  day: Day
}

/**
 * What a policy will bring one studio: recognition where it has none yet, then assessment after assessment with the same grade until the cap cuts the
 * last payment. The engine computes every step from the studio's facts and the supposed ones, so a plan can never disagree with a line. Pure.
 */
export function planPaths(input: PlanInput): { cap: { fen: number; usedFen: number } | null; paths: PlannedPath[]; personalShare: { basisPoints: number; fen: number } | null } {
  const policy = withEnteredDay(input.policy, input.settings)
  const amounts = input.settings.flatMap(({ policyId, key, fen, documentNumber, effectiveFrom }): AmountSetting[] => (policyId === policy.id && key !== FIRST_DAY_KEY ? [{ key, fen, documentNumber, effectiveFrom }] : []))
  const linesOf = (facts: readonly Fact[]) => computeEntitlements({ policy, facts }, amounts).lines
  const now = linesOf(input.facts)
  const supposedRecognition: Fact[] = input.facts.some((fact) => fact.kind === 'studioRecognised' && fact.tier === input.tier)
    ? []
    : [{ id: 'suppose-recognised', kind: 'studioRecognised', on: input.day, studio: input.studioId, tier: input.tier, firstApplication: true }]
  const grades = (policy.assessment?.grades ?? []).filter((grade) => grade !== 'unqualified')
  const paths = grades.flatMap((grade) => pathOf(grade, { ...input, policy }, supposedRecognition, linesOf))
  const cap = capOf([...now, ...(paths.length === 0 ? linesOf([...input.facts, ...supposedRecognition]) : linesOf(supposed(input, grades[0]!, supposedRecognition, 1)))], now)
  const opening = [...now, ...linesOf(supposedRecognition)].find((line) => line.fact.kind === 'studioRecognised' && line.rule.personalShareBasisPoints !== undefined && line.amount.kind === 'exact' && line.amount.fen !== null)
  const share = opening?.rule.personalShareBasisPoints
  return {
    cap,
    paths: paths.filter(({ steps }) => steps.length > 0),
    personalShare: share !== undefined && opening?.amount.kind === 'exact' ? { basisPoints: share, fen: Math.floor(((opening.amount.fen ?? 0) * share) / 10_000) } : null,
  }
}

function pathOf(grade: AssessmentGrade, input: PlanInput, recognition: readonly Fact[], linesOf: (facts: readonly Fact[]) => EntitlementLine[]): PlannedPath[] {
  const lines = linesOf(supposed(input, grade, recognition, CYCLES_AT_MOST)).filter(({ fact }) => fact.id.startsWith('suppose-'))
  const steps: PlannedStep[] = []
  let ends = false
  const capped = lines.some(({ reasons }) => reasons.includes('lifetimeCap'))
  for (const line of lines) {
    if (line.status === 'notDue' && line.reasons.includes('lifetimeCap')) {
      ends = true
      break
    }
    if (line.status === 'notDue' || line.status === 'superseded') continue
    if (!capped && steps.filter(({ kind }) => kind === 'studioAssessed').length >= CYCLES_SHOWN) break
    steps.push(stepOf(line))
  }
  return [{ grade, steps, ends, totalFen: steps.reduce((sum, { fen }) => sum + (fen ?? 0), 0) }]
}

/** The studio's facts with a recognition where it has none, and `count` assessments of one grade, a cycle apart. */
function supposed({ facts, policy, studioId, tier, day }: PlanInput, grade: AssessmentGrade, recognition: readonly Fact[], count: number): Fact[] {
  const last = [...facts, ...recognition].filter(({ kind }) => kind === 'studioAssessed' || kind === 'studioRecognised').reduce((latest, { on }) => (on > latest ? on : latest), '')
  const years = policy.assessment?.cycleYears ?? 1
  let first = addYears(last === '' ? day : last, years)
  // What should have been assessed long ago is not made up for: the next assessment is the next one to come.
  while (first < day) first = addYears(first, years)
  const assessments = Array.from({ length: count }, (_, at): Fact => ({ id: `suppose-${at}`, kind: 'studioAssessed', on: addYears(first, at * years), studio: studioId, tier, grade }))
  return [...facts, ...recognition, ...assessments]
}

function stepOf({ fact, rule, grant, amount, status }: EntitlementLine): PlannedStep {
  const fen = amount.kind === 'exact' ? amount.fen : null
  const { benefit } = grant
  const row = benefit.kind === 'table' ? benefit.rows[String((fact as Record<string, unknown>)[benefit.by])] : benefit
  const full = row?.kind === 'exact' ? row.fen : null
  const kind = fact.kind === 'studioRecognised' ? 'studioRecognised' : 'studioAssessed'
  return { on: fact.on, kind, grade: fact.kind === 'studioAssessed' ? ((fact.grade as AssessmentGrade | undefined) ?? null) : null, status, fen, fullFen: status === 'reduced' ? full : null, rule: rule.id, clause: rule.clause }
}

/** The lifetime cap that the studio's lines fall under, and how much of it its lines have used. */
function capOf(all: readonly EntitlementLine[], now: readonly EntitlementLine[]): { fen: number; usedFen: number } | null {
  const groupOf = (line: EntitlementLine) => line.grant.stacking?.find((rule) => rule.operator === 'lifetimeCap')
  const rule = all.map(groupOf).find((found) => found !== undefined)
  if (rule?.operator !== 'lifetimeCap') return null
  const usedFen = now.reduce((sum, line) => {
    const group = groupOf(line)
    const counts = group?.group === rule.group && (line.status === 'due' || line.status === 'reduced') && line.amount.kind === 'exact'
    return counts && line.amount.kind === 'exact' ? sum + (line.amount.fen ?? 0) : sum
  }, 0)
  return { fen: rule.fen, usedFen }
}
