// What a clause grants, in the words of the text: a fixed sum, at most a sum, a range, so much a head, a match, so much a month.
import type { Fen } from '#scoring/numbers/money.ts'
import type { FieldName } from './facts.ts'
import type { Wording } from './wording.ts'

/** Why a monthly stream ends before its time. The monthly run checks them; facts do not carry them. */
export type StopCondition = 'leftRegion' | 'insuranceLapsed' | 'retired' | 'promoted' | 'leftPost' | 'disciplined' | 'allowanceEnded'

/** A fixed sum; `times` names the count it is multiplied by (per head, per activity). */
export interface ExactBenefit {
  kind: 'exact'
  fen: Fen
  times?: FieldName
}

/** “最高”, “不超过”: the bureau approves an amount up to this one; `times` as above. */
export interface CeilingBenefit {
  kind: 'ceiling'
  fen: Fen
  times?: FieldName
}

/** The text gives two ends and no table in between; the bureau's own table decides (`settingBy` names the fields it goes by). */
export interface RangeBenefit {
  kind: 'range'
  fromFen: Fen
  toFen: Fen
  times?: FieldName
  settingBy: readonly FieldName[]
}

/** The amount stands in another text (“同等额度”); the bureau enters it. */
export interface ElsewhereBenefit {
  kind: 'elsewhere'
  settingBy: readonly FieldName[]
}

/** 配套: the highest single bonus of a higher level times the ratio (basis points; 10000 is one to one), up to a cap. */
export interface MatchingBenefit {
  kind: 'matching'
  ratioBasisPoints: number
  upToFen: Fen
  base: FieldName
}

/** So much a month for so many months at most, from the month of the fact's day. */
export interface MonthlyBenefit {
  kind: 'monthly'
  fen: Fen
  months: number
  stops: readonly StopCondition[]
}

/** A title instead of money. */
export interface TitleBenefit {
  kind: 'title'
  title: Wording
}

/** One amount per value of a field (medal, level, tier); a value without a row is not spoken of. */
export interface TableBenefit {
  kind: 'table'
  by: FieldName
  rows: Readonly<Record<string, Exclude<Benefit, TableBenefit>>>
}

export type Benefit =
  | ExactBenefit
  | CeilingBenefit
  | RangeBenefit
  | ElsewhereBenefit
  | MatchingBenefit
  | MonthlyBenefit
  | TitleBenefit
  | TableBenefit

/** A fixed sum. */
export const exactly = (fen: Fen): ExactBenefit => ({ kind: 'exact', fen })

/** A fixed sum for each of a count that the fact carries. */
export const perHead = (fen: Fen, times: FieldName): ExactBenefit => ({ kind: 'exact', fen, times })

/** At most a sum, for each of a count where one is named. */
export const upTo = (fen: Fen, times?: FieldName): CeilingBenefit => (times ? { kind: 'ceiling', fen, times } : { kind: 'ceiling', fen })

/** Somewhere from one sum to another. */
export const between = (fromFen: Fen, toFen: Fen, more: Partial<Pick<RangeBenefit, 'times' | 'settingBy'>> = {}): RangeBenefit => ({
  kind: 'range',
  fromFen,
  toFen,
  settingBy: [],
  ...more,
})

/** As much as another text gives. */
export const asElsewhere = (...settingBy: FieldName[]): ElsewhereBenefit => ({ kind: 'elsewhere', settingBy })

/** The highest single higher-level bonus times `ratio`, at most `upTo`. */
export const matching = (terms: { ratio: number; upTo: Fen; base?: FieldName }): MatchingBenefit => ({
  kind: 'matching',
  ratioBasisPoints: Math.round(terms.ratio * 10_000),
  upToFen: terms.upTo,
  base: terms.base ?? 'higherBonuses',
})

/** A monthly allowance. */
export const monthly = (fen: Fen, months: number, stops: readonly StopCondition[]): MonthlyBenefit => ({ kind: 'monthly', fen, months, stops })

/** A title. */
export const title = (zh: string, en: string): TitleBenefit => ({ kind: 'title', title: { zh, en } })

/** An amount per value of a field. */
export const byValue = (by: FieldName, rows: TableBenefit['rows']): TableBenefit => ({ kind: 'table', by, rows })

/** A fixed sum per value of a field. */
export function sums(by: FieldName, fenByValue: Readonly<Record<string, Fen>>): TableBenefit {
  return byValue(by, Object.fromEntries(Object.entries(fenByValue).map(([value, fen]) => [value, exactly(fen)])))
}
