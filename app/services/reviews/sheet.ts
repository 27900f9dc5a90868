import { z } from 'zod'

import type { Rubric } from '#scoring/studios/rubric.ts'

/** What an expert writes about one item: hundredths of a point, and why it is not the whole. */
export interface ItemMark {
  points: number | null
  reason: string
}

export interface ReviewSheet {
  items: Record<string, ItemMark>
  /** 一票否决, with the reason; null for none. */
  veto: { key: string; reason: string } | null
  visitedOn: string | null
  overall: string
}

export const EMPTY_SHEET: ReviewSheet = { items: {}, veto: null, visitedOn: null, overall: '' }

const text = z.string().max(1_000)

export const reviewSheetSchema = z.strictObject({
  items: z.record(z.string().max(60), z.strictObject({ points: z.int().min(0).max(10_000).nullable(), reason: text })),
  veto: z.strictObject({ key: z.string().max(60), reason: text }).nullable(),
  visitedOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  overall: z.string().max(4_000),
})

export type SheetGap = { key: string; gap: 'pointsMissing' | 'aboveMaximum' | 'reasonMissing' | 'unknown' }

/** What stands between a sheet and handing it in: every item has points within its maximum, and whatever was taken has a reason. */
export function sheetGaps(rubric: Pick<Rubric, 'items' | 'vetoes'>, sheet: ReviewSheet): SheetGap[] {
  const gaps: SheetGap[] = rubric.items.flatMap((item): SheetGap[] => {
    const mark = sheet.items[item.key]
    if (!mark || mark.points === null) return [{ key: item.key, gap: 'pointsMissing' }]
    if (mark.points > item.points) return [{ key: item.key, gap: 'aboveMaximum' }]
    return mark.points < item.points && mark.reason.trim() === '' ? [{ key: item.key, gap: 'reasonMissing' }] : []
  })
  if (sheet.veto && !rubric.vetoes.some((veto) => veto.key === sheet.veto?.key)) gaps.push({ key: 'veto', gap: 'unknown' })
  if (sheet.veto && sheet.veto.reason.trim() === '') gaps.push({ key: 'veto', gap: 'reasonMissing' })
  return gaps
}

/** Sum of the points given, in hundredths. */
export function sheetScore(rubric: Pick<Rubric, 'items'>, sheet: Pick<ReviewSheet, 'items'>): number {
  return rubric.items.reduce((all, item) => all + (sheet.items[item.key]?.points ?? 0), 0)
}

/** The studio's score: the mean of its experts, rounded half-up to hundredths. Null without any. */
export function meanScore(scores: readonly number[]): number | null {
  if (scores.length === 0) return null
  const sum = scores.reduce((all, score) => all + score, 0)
  return Math.floor((2 * sum + scores.length) / (2 * scores.length))
}

/** Experts this many hundredths apart are spoken about in the meeting. */
export const WIDE_SPREAD = 1_000

export function spreadOf(scores: readonly number[]): number {
  return scores.length < 2 ? 0 : Math.max(...scores) - Math.min(...scores)
}
