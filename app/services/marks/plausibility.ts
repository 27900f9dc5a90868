/** Why a value is worth a second look. It never stops anybody: a real mark may be far from the others. */
export type Doubt = 'farFromField' | 'farFromPanel' | 'sameAsNeighbour'

/** Hundredths. A value this near to the middle is never doubted, however close the others lie together. */
const NEAR_FIELD = 2_500
const NEAR_PANEL = 1_000
const FEWEST = 5

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export interface Doubtful {
  value: number
  /** Other values of the same column (one per entrant), without this one. */
  column: readonly number[]
  /** What the other judges gave the same entrant for the same part; empty where there is no panel. */
  panel: readonly number[]
  /** The whole row of this entrant, and of the one above; null where a cell is still open. */
  row: readonly (number | null)[]
  rowAbove: readonly (number | null)[] | null
}

/**
 * Looks for the usual slips of the hand: a digit too few or too many (far from the column's median, by at least 25 marks and more than
 * four times the usual distance), a wrong judge's column (10 marks from the rest of the panel), the line above typed again.
 */
export function doubtOf({ value, column, panel, row, rowAbove }: Doubtful): Doubt | null {
  const others = median(panel)
  if (panel.length >= 2 && others !== null && Math.abs(value - others) > NEAR_PANEL) return 'farFromPanel'
  const middle = median(column)
  if (column.length >= FEWEST && middle !== null) {
    const spread = median(column.map((other) => Math.abs(other - middle))) ?? 0
    const distance = Math.abs(value - middle)
    if (distance > NEAR_FIELD && distance > 4 * spread) return 'farFromField'
  }
  if (rowAbove && row.length >= 2 && row.every((cell, at) => cell !== null && cell === rowAbove[at])) return 'sameAsNeighbour'
  return null
}
