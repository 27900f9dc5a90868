import { SKILL_LEVELS, type SkillLevel } from '#scoring/policies/facts.ts'
import type { PromotionRule } from '#scoring/policies/policy.ts'
import type { Readings } from '#scoring/ranking/contest.ts'
import { PASSED_BOTH, type Passes } from './passes.ts'
import type { Placement, PromotionCaps } from './place-by-rank.ts'
import type { PromotionReason, PromotionRoute, PromotionVerdict } from './verdict.ts'

/** What one contest's verdicts depend on besides the entry. */
export interface PromotionTerms {
  rule: PromotionRule
  caps: PromotionCaps
  readings: Readings
  passes: Passes
}

/**
 * The verdict on a ranked entry: what its rank gives it, else the pass in both parts.
 *
 * - Who stands within a tier gets its level. With `requirePassForRank` a rank gives nothing to who did not pass both parts; the place
 *   stays taken, as it does for who holds the level already.
 * - Who straddles the technicians' cap is undecided whether both parts are passed or not: the decision on the higher level comes first.
 *   Who straddles the second cap and passed both parts is a senior worker by that pass, and no decision is needed.
 * - Everybody else who passed both parts is proposed as senior worker, those cut from a tier too.
 * - Who holds the level or a higher one in the same occupation gets nothing new: `alreadyHeld`, with the route that would have applied.
 */
export function judgeRanked(
  terms: PromotionTerms,
  placement: Placement,
  rank: number,
  passFlags: number,
  level: SkillLevel | null,
): PromotionVerdict {
  const { rule, readings } = terms
  const passed = passFlags === PASSED_BOTH
  const reasons = placementReasons(terms, placement, rank)
  const byRank = placement.kind === 'in' || placement.kind === 'straddles'
  if (byRank && readings.requirePassForRank && !passed) {
    reasons.push({ code: 'passRequiredForRank' }, ...failures(terms, passFlags))
    return verdict(rule, 'none', null, reasons)
  }
  if (placement.kind === 'in') {
    const technician = placement.tier === 'technician'
    const target = technician ? rule.technician.to : rule.seniorByRank.to
    return raise(rule, target, technician ? 'rank1to3' : 'rank4to8', reasons, level)
  }
  if (placement.kind === 'straddles' && (placement.tier === 'technician' || !passed)) return verdict(rule, 'undecided', null, reasons)
  if (passed) {
    reasons.push({ code: 'passedBoth', passMarks: terms.passes.passMarks })
    return raise(rule, rule.othersPassedBoth.to, 'passedBoth', reasons, level)
  }
  reasons.push(...failures(terms, passFlags))
  return verdict(rule, 'none', null, reasons)
}

function raise(
  rule: PromotionRule,
  target: SkillLevel,
  route: PromotionRoute,
  reasons: PromotionReason[],
  level: SkillLevel | null,
): PromotionVerdict {
  if (level !== null && SKILL_LEVELS.indexOf(level) >= SKILL_LEVELS.indexOf(target)) {
    reasons.push({ code: 'alreadyHolds', level, target })
    return verdict(rule, 'alreadyHeld', route, reasons)
  }
  reasons.push({ code: 'raisedFrom', level })
  return verdict(rule, target === 'technician' ? 'technician' : 'seniorWorker', route, reasons)
}

function placementReasons({ caps, rule }: PromotionTerms, { kind, tier }: Placement, rank: number): PromotionReason[] {
  if (kind === 'outside' || tier === null) return []
  const slid: PromotionReason[] = tier === 'seniorWorker' && rank < rule.seniorByRank.ranks.from ? [{ code: 'slidToSecondTier', rank }] : []
  const cap = tier === 'technician' ? caps.technician : caps.seniorWorkerByRank
  if (kind === 'behind') return [...slid, { code: 'behindUndecided', tier, rank }]
  return [...slid, { code: CODES[kind], tier, rank, cap }]
}

const CODES = { in: 'withinTier', straddles: 'straddlesCap', cut: 'cutByCap' } as const

function failures({ passes, rule }: PromotionTerms, passFlags: number): PromotionReason[] {
  if (passes.missing.length > 0) return [{ code: 'passRouteClosed', missing: passes.missing }]
  return rule.othersPassedBoth.parts.flatMap((part, bit): PromotionReason[] => {
    if ((passFlags & (1 << bit)) !== 0) return []
    const passMark = passes.passMarks.find((mark) => mark.part === part)?.passMark ?? rule.othersPassedBoth.passMark
    return [{ code: 'partNotPassed', part, passMark }]
  })
}

function verdict(
  rule: PromotionRule,
  outcome: PromotionVerdict['outcome'],
  route: PromotionRoute | null,
  reasons: readonly PromotionReason[],
): PromotionVerdict {
  return { outcome, route, reasons, cites: rule.cites }
}
