import { SKILL_LEVELS, type SkillLevel } from '#scoring/policies/facts.ts'
import type { PromotionRule } from '#scoring/policies/policy.ts'
import type { Entry, EntryStatus, Readings } from '#scoring/ranking/contest.ts'
import { type RankedField, leadingGroups } from '#scoring/ranking/rank-field.ts'
import { type PromotionTerms, judgeRanked } from './judge-entry.ts'
import { type Passes, judgePasses } from './passes.ts'
import { OUTSIDE, type PlacedGroup, type PromotionCaps, placeByRank, promotionCaps } from './place-by-rank.ts'
import { type PromotionSettlement, settleBy } from './settle-ties.ts'
import type { PromotionVerdict } from './verdict.ts'

export const READINGS = ['secondTierCap', 'cutFromFirstTier', 'requirePassForRank'] as const
export type ReadingName = (typeof READINGS)[number]

/** Whom the other value of one reading would give another outcome. */
export interface Sensitivity {
  reading: ReadingName
  /** Ids, sorted. */
  affected: string[]
}

/** 拟晋升建议: what the rule proposes for every entry of a field. It decides nothing; a named officer confirms it. */
export interface PromotionProposal {
  caps: PromotionCaps
  /** By entry number. */
  verdicts: PromotionVerdict[]
  sensitivity: Sensitivity[]
  passes: Passes
  /** The leading groups with what their rank gives them. */
  leading: LeadingGroup[]
}

/** Entries of one rank within the tiers' ranks, with what that rank gives them. */
export type LeadingGroup = PlacedGroup

/**
 * Applies a promotion rule to a ranked field (DOMAIN A7.1). `settlements` are decisions about groups that straddle a cap; without them
 * such a group is undecided.
 */
export function proposePromotions(
  rule: PromotionRule,
  field: RankedField,
  entries: readonly Entry[],
  readings: Readings,
  settlements: readonly PromotionSettlement[] = [],
): PromotionProposal {
  const caps = promotionCaps(rule, field.fieldSize)
  const passes = judgePasses(rule, field.columns, entries.length)
  const terms: PromotionTerms = { rule, caps, readings, passes }
  const lastRank = Math.max(rule.technician.ranks.to, rule.seniorByRank.ranks.to)
  const settle = settleBy(settlements, entries)
  const groups = leadingGroups(field, lastRank).map(({ rank, from, to }) => ({ rank, entries: field.order.subarray(from, to) }))
  const leading = placeByRank(groups, rule, caps, readings, settle)
  const verdicts = judgeField(terms, field, entries)
  judgeLeading(terms, leading, entries, (entry, verdict) => (verdicts[entry] = verdict))
  const sensitivity = READINGS.map((reading): Sensitivity => {
    const other = { ...terms, readings: switchReading(readings, reading) }
    const affected: string[] = []
    judgeLeading(other, placeByRank(groups, rule, caps, other.readings, settle), entries, (entry, { outcome }) => {
      if (outcome !== verdicts[entry]!.outcome) affected.push(entries[entry]!.id)
    })
    return { reading, affected: affected.sort() }
  })
  return { caps, verdicts, sensitivity, passes, leading }
}

/** The leading groups by their placement; no reading touches anybody behind them. */
function judgeLeading(
  terms: PromotionTerms,
  leading: readonly LeadingGroup[],
  entries: readonly Entry[],
  take: (entry: number, verdict: PromotionVerdict) => void,
): void {
  for (const { rank, entries: members, placement } of leading) {
    const known: (PromotionVerdict | undefined)[] = []
    for (const entry of members) {
      const level = entries[entry]!.skillLevel
      const flags = terms.passes.flags[entry]!
      take(entry, (known[situationOf(level, flags)] ??= judgeRanked(terms, placement, rank, flags, level)))
    }
  }
}

/** Everybody by the pass in both parts alone. The situations are few, so their verdicts are made once and shared. */
function judgeField(terms: PromotionTerms, field: RankedField, entries: readonly Entry[]): PromotionVerdict[] {
  const ranked: (PromotionVerdict | undefined)[] = []
  const unranked = new Map<EntryStatus, PromotionVerdict>()
  const verdicts: PromotionVerdict[] = new Array(entries.length)
  for (let entry = 0; entry < entries.length; entry++) {
    if (field.rank[entry] === 0) {
      verdicts[entry] = remember(unranked, field.status[entry]!, (status) => notRanked(terms.rule, status))
      continue
    }
    const level = entries[entry]!.skillLevel
    const flags = terms.passes.flags[entry]!
    verdicts[entry] = ranked[situationOf(level, flags)] ??= judgeRanked(terms, OUTSIDE, 0, flags, level)
  }
  return verdicts
}

function notRanked(rule: PromotionRule, status: EntryStatus): PromotionVerdict {
  return { outcome: 'none', route: null, reasons: [{ code: 'notRanked', status }], cites: rule.cites }
}

/** The same readings with one switched to its other value. */
export function switchReading(readings: Readings, reading: ReadingName): Readings {
  switch (reading) {
    case 'secondTierCap':
      return { ...readings, secondTierCap: readings.secondTierCap === 'tier' ? 'cumulative' : 'tier' }
    case 'cutFromFirstTier':
      return { ...readings, cutFromFirstTier: readings.cutFromFirstTier === 'others' ? 'slide' : 'others' }
    case 'requirePassForRank':
      return { ...readings, requirePassForRank: !readings.requirePassForRank }
  }
}

/** A small number for a level held and which parts are passed. */
function situationOf(level: SkillLevel | null, passFlags: number): number {
  return ((level === null ? 0 : SKILL_LEVELS.indexOf(level) + 1) << 2) | passFlags
}

function remember<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make(key)
  known.set(key, made)
  return made
}
