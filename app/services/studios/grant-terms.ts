import type { Benefit, ExactBenefit } from '#scoring/policies/benefits.ts'
import type { AssessmentGrade, FactKind, Tier } from '#scoring/policies/facts.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import type { EntitlementRule, FundSource, Grant } from '#scoring/policies/rule.ts'
import type { Wording } from '#scoring/policies/wording.ts'

/** What a clause gives, as a sum that a page can write; `elsewhere` stands in another text. */
export type GrantSum =
  | { kind: 'exact' | 'ceiling'; fen: number; perTime: boolean }
  | { kind: 'range'; fromFen: number; toFen: number }
  | { kind: 'elsewhere' }

/** One thing a policy grants a studio of a tier, with the row of the clause inventory it rests on. */
export interface GrantTerm {
  /** Row of the clause inventory (WY-11). */
  ruleId: string
  clause: string
  fact: FactKind
  /** Of an assessment, the grade that brings it. */
  grade: AssessmentGrade | null
  sum: GrantSum
  /** All lines of this studio together, in fen. */
  capFen: number | null
  once: boolean
  firstApplicationOnly: boolean
  /** Part that may go to the leader in person, in basis points. */
  personalShare: number | null
  uses: readonly Wording[]
  funds: readonly FundSource[]
}

/** Facts of a studio's life; what a policy grants for them is shown with the studio. */
const STUDIO_FACTS: readonly FactKind[] = ['studioRecognised', 'studioAssessed', 'studioService', 'apprenticeTrained']

/** The grants of a policy to studios of one tier, in the order of the text. Reads the rules as they are; decides nothing. */
export function listGrantTerms(policy: Policy, tier: Tier): GrantTerm[] {
  return policy.rules.flatMap((rule) => rule.grants.filter((grant) => STUDIO_FACTS.includes(grant.fact) && speaksOf(grant, 'tier', tier)).flatMap((grant) => termsOf(rule, grant, tier)))
}

function speaksOf(grant: Grant, field: 'tier' | 'grade', value: string): boolean {
  const wanted = grant.when?.[field]
  return wanted === undefined || wanted.includes(value)
}

function termsOf(rule: EntitlementRule, grant: Grant, tier: Tier): GrantTerm[] {
  const { benefit } = grant
  if (benefit.kind === 'table' && benefit.by === 'tier') {
    const row = benefit.rows[tier]
    return row ? termOf(rule, grant, row, gradeOf(grant)) : []
  }
  if (benefit.kind === 'table' && benefit.by === 'grade') {
    return Object.entries(benefit.rows).flatMap(([grade, row]) => (speaksOf(grant, 'grade', grade) ? termOf(rule, grant, row, grade as AssessmentGrade) : []))
  }
  return benefit.kind === 'table' ? [] : termOf(rule, grant, benefit, gradeOf(grant))
}

/** The grade that a grant without a table is bound to. */
function gradeOf(grant: Grant): AssessmentGrade | null {
  const [grade] = grant.when?.grade ?? []
  return grade === undefined ? null : (grade as AssessmentGrade)
}

function termOf(rule: EntitlementRule, grant: Grant, benefit: Exclude<Benefit, { kind: 'table' }>, grade: AssessmentGrade | null): GrantTerm[] {
  const sum = sumOf(benefit)
  if (!sum) return []
  const stacking = grant.stacking ?? []
  const cap = stacking.find((rule) => rule.operator === 'lifetimeCap')
  return [
    {
      ruleId: rule.id,
      clause: rule.clause,
      fact: grant.fact,
      grade,
      sum,
      capFen: cap?.operator === 'lifetimeCap' ? cap.fen : null,
      once: stacking.some(({ operator }) => operator === 'firstOnly' || operator === 'oncePerKey'),
      firstApplicationOnly: grant.requires?.some(({ field, is }) => field === 'firstApplication' && is) ?? false,
      personalShare: rule.personalShareBasisPoints ?? null,
      uses: rule.useOfFunds ?? [],
      funds: rule.funds.map(({ source }) => source),
    },
  ]
}

/** Null for what is no single sum (a title, a monthly allowance): studios are granted none. */
function sumOf(benefit: Exclude<Benefit, { kind: 'table' }>): GrantSum | null {
  switch (benefit.kind) {
    case 'exact':
    case 'ceiling':
      return { kind: benefit.kind, fen: benefit.fen, perTime: (benefit as ExactBenefit).times !== undefined }
    case 'range':
      return { kind: 'range', fromFen: benefit.fromFen, toFen: benefit.toFen }
    case 'elsewhere':
      return { kind: 'elsewhere' }
    default:
      return null
  }
}
