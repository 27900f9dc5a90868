import type { Fen } from '#scoring/numbers/money.ts'
import type { Benefit, ElsewhereBenefit, MatchingBenefit, RangeBenefit, TableBenefit } from '#scoring/policies/benefits.ts'
import { type Fact, type FieldName, readField } from '#scoring/policies/facts.ts'
import type { EntitlementRule } from '#scoring/policies/rule.ts'
import type { LineAmount, LineStatus } from './line.ts'
import type { Settings } from './settings.ts'

/** What a clause names for a fact. A line that is `needsInput` here has an open amount, not an open condition. */
export interface Price {
  amount: LineAmount
  status: Exclude<LineStatus, 'superseded'>
  reason: string | null
}

const BASIS_POINTS = 10_000n

/** The amount of one benefit for one fact, with the bureau's own tables where the text has none. */
export function priceBenefit(rule: EntitlementRule, benefit: Exclude<Benefit, TableBenefit>, fact: Fact, settings: Settings): Price {
  switch (benefit.kind) {
    case 'exact':
      return counted(benefit.fen, benefit.times, fact, (fen) => ({ kind: 'exact', fen }))
    case 'ceiling':
      return counted(benefit.fen, benefit.times, fact, (fen) => ({ kind: 'ceiling', fen }))
    case 'range':
      return priceRange(rule, benefit, fact, settings)
    case 'elsewhere':
      return priceElsewhere(rule, benefit, fact, settings)
    case 'matching':
      return priceMatch(benefit, fact)
    case 'monthly':
      return due({
        kind: 'perMonth',
        fen: benefit.fen,
        months: benefit.months,
        runs: [{ from: fact.on.slice(0, 7), months: benefit.months }],
        stops: benefit.stops,
      })
    case 'title':
      return due({ kind: 'title', title: benefit.title })
  }
}

function due(amount: LineAmount): Price {
  return { amount, status: 'due', reason: null }
}

function counted(fen: Fen, times: FieldName | undefined, fact: Fact, amountOf: (fen: Fen) => LineAmount): Price {
  if (times === undefined) return due(amountOf(fen))
  const count = readField(fact, times)
  if (typeof count !== 'number') return { amount: amountOf(fen), status: 'needsInput', reason: 'countMissing' }
  if (count === 0) return { amount: amountOf(0), status: 'notDue', reason: 'nothingCounted' }
  return due(amountOf(fen * count))
}

function priceRange(rule: EntitlementRule, benefit: RangeBenefit, fact: Fact, settings: Settings): Price {
  const count = benefit.times === undefined ? 1 : readField(fact, benefit.times)
  const times = typeof count === 'number' ? count : 1
  const open: Price = {
    amount: { kind: 'range', fromFen: benefit.fromFen * times, toFen: benefit.toFen * times },
    status: 'needsInput',
    reason: 'tableMissing',
  }
  if (typeof count !== 'number') return { ...open, reason: 'countMissing' }
  const setting = settings.find(rule.id, benefit.settingBy, fact)
  if (!setting) return open
  // 文件区间: a table of the bureau lives inside the range of the text.
  if (setting.fen < benefit.fromFen || setting.fen > benefit.toFen) return { ...open, reason: 'settingOutsideRange' }
  return { amount: { kind: 'exact', fen: setting.fen * times }, status: 'due', reason: 'bureauTable' }
}

function priceElsewhere(rule: EntitlementRule, benefit: ElsewhereBenefit, fact: Fact, settings: Settings): Price {
  const setting = settings.find(rule.id, benefit.settingBy, fact)
  if (!setting) return { amount: { kind: 'exact', fen: null }, status: 'needsInput', reason: 'amountElsewhere' }
  return { amount: { kind: 'exact', fen: setting.fen }, status: 'due', reason: 'bureauTable' }
}

/** The highest single bonus times the ratio: several bonuses are never added up. */
function priceMatch(benefit: MatchingBenefit, fact: Fact): Price {
  const bonuses = readField(fact, benefit.base)
  if (!isMoneyList(bonuses)) return { amount: { kind: 'ceiling', fen: benefit.upToFen }, status: 'needsInput', reason: 'higherBonusesMissing' }
  let highest = 0
  for (const bonus of bonuses) if (bonus > highest) highest = bonus
  if (highest === 0) return { amount: { kind: 'exact', fen: 0 }, status: 'notDue', reason: 'noHigherBonus' }
  const match = (BigInt(highest) * BigInt(benefit.ratioBasisPoints)) / BASIS_POINTS
  if (match > BigInt(benefit.upToFen)) return { amount: { kind: 'exact', fen: benefit.upToFen }, status: 'reduced', reason: 'matchCap' }
  return due({ kind: 'exact', fen: Number(match) })
}

function isMoneyList(value: unknown): value is readonly Fen[] {
  return Array.isArray(value)
}
