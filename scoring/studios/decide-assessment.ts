import { roundQuotient } from '#scoring/numbers/rounding.ts'
import { type PolicyRegister, policyById, policyStatusOn, shippedRegister } from '#scoring/policies/register.ts'
import type { Citation } from '#scoring/policies/rule.ts'
import { ASSESSED, type AssessDecision, type AssessInput, type AssessNotice, type AssessedStudio, type GradeVerdict } from './assessment.ts'

/**
 * Grades studios by their score. Excellent are whole groups of equal score at or above the threshold, best first, while they fit into
 * the quota, which is the share of all assessed studios (vetoed ones among them) rounded down. The group that straddles its last place
 * is undecided, at least qualified; who is above the threshold below it is qualified because the quota is used up. Without a share
 * there is no quota.
 */
export function decideAssessment(input: AssessInput, register: PolicyRegister = shippedRegister()): AssessDecision {
  const { studios, thresholds } = input
  const { share, cites, notices } = shareInForce(input, register)
  const assessed = studios.filter(({ status }) => status === ASSESSED)
  const quota = share === null ? null : roundQuotient(assessed.length * share, 10_000, 'floor')
  const line = drawLine(assessed, thresholds.excellent, quota)
  if (share !== null && quota === 0 && assessed.length > 0) notices.push({ code: 'quotaIsZero', assessed: assessed.length, share })
  if (line.straddling) {
    const { score, open } = line.straddling
    notices.push({ code: 'tieAcrossQuota', ids: tiedIds(assessed, score), score, open })
  }
  notices.push(...countNotAssessed(studios))
  const verdicts = studios.map((studio) => ({ ...gradeOf(studio, thresholds, quota, line), cites: studio.status === ASSESSED ? cites : [] }))
  return { assessed: assessed.length, excellentQuota: quota, verdicts, notices }
}

/** Scores from `excellentFrom` on are excellent; the group at `straddling.score` is undecided. */
interface ExcellentLine {
  excellentFrom: number
  straddling: { score: number; tied: number; open: number } | null
}

function drawLine(assessed: readonly AssessedStudio[], threshold: number, quota: number | null): ExcellentLine {
  if (quota === null) return { excellentFrom: threshold, straddling: null }
  const sizes = new Map<number, number>()
  for (const { score, vetoed } of assessed) {
    if (!vetoed && score !== null && score >= threshold) sizes.set(score, (sizes.get(score) ?? 0) + 1)
  }
  let open = quota
  let excellentFrom = Infinity
  for (const score of [...sizes.keys()].sort((a, b) => b - a)) {
    const tied = sizes.get(score)!
    if (tied > open) return { excellentFrom, straddling: open > 0 ? { score, tied, open } : null }
    open -= tied
    excellentFrom = score
  }
  return { excellentFrom, straddling: null }
}

function gradeOf(
  { status, score, vetoed }: AssessedStudio,
  { excellent, qualified }: AssessInput['thresholds'],
  quota: number | null,
  { excellentFrom, straddling }: ExcellentLine,
): Omit<GradeVerdict, 'cites'> {
  if (status === ASSESSED && vetoed) return { grade: 'unqualified', reason: { code: 'vetoed' } }
  if (status !== ASSESSED || score === null) return { grade: null, reason: { code: 'notAssessed', status } }
  if (score < qualified) return { grade: 'unqualified', reason: { code: 'belowQualified', threshold: qualified } }
  if (score < excellent) return { grade: 'qualified', reason: { code: 'atLeastQualified', threshold: qualified, excellent } }
  if (score >= excellentFrom) return { grade: 'excellent', reason: { code: 'atLeastExcellent', threshold: excellent, quota } }
  if (straddling && score === straddling.score) {
    return { grade: 'undecided', reason: { code: 'straddlesQuota', quota: quota ?? 0, tied: straddling.tied, open: straddling.open } }
  }
  return { grade: 'qualified', reason: { code: 'quotaFull', quota: quota ?? 0 } }
}

function shareInForce(input: AssessInput, register: PolicyRegister): { share: number | null; cites: readonly Citation[]; notices: AssessNotice[] } {
  const notices: AssessNotice[] = []
  const policy = input.policy === null ? null : policyById(input.policy, register)
  if (!policy || input.asOf === null) return { share: input.excellentShare, cites: [], notices }
  const status = policyStatusOn(policy, input.asOf)
  if (status !== 'inForce') {
    notices.push({ code: 'policyNotInForce', policy: policy.id, asOf: input.asOf, status })
    return { share: input.excellentShare, cites: [], notices }
  }
  if (!policy.assessment) {
    notices.push({ code: 'noAssessmentRule', policy: policy.id })
    return { share: input.excellentShare, cites: [], notices }
  }
  const { excellentShare, cites } = policy.assessment
  if (input.excellentShare !== null && excellentShare !== null && input.excellentShare !== excellentShare) {
    notices.push({ code: 'shareReplaced', policy: policy.id, share: input.excellentShare, policyShare: excellentShare })
  }
  return { share: input.excellentShare ?? excellentShare, cites, notices }
}

function tiedIds(assessed: readonly AssessedStudio[], score: number): string[] {
  return assessed.filter((studio) => !studio.vetoed && studio.score === score).map(({ id }) => id)
}

function countNotAssessed(studios: readonly AssessedStudio[]): AssessNotice[] {
  const counts = new Map<string, number>()
  for (const { status } of studios) if (status !== ASSESSED) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, count]) => ({ code: 'notAssessed', status, count }))
}
