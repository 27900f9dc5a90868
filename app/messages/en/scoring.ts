import type { scoring as zh } from '../zh-CN/scoring.ts'

/** The score grid and the live ranking beside it. */
export const scoring = {
  title: 'Score entry',
  mark: 'Mark',
  total: 'Total',
  rank: 'Rank',
} satisfies typeof zh
