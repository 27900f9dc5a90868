import { roundHalfAway } from '#scoring/numbers/rounding.ts'
import type { Entry, PartRule } from './contest.ts'
import { aspectsMark, panelMark } from './part-marks.ts'

/** 100.00, the full mark that pass marks speak of. */
const FULL_MARK = 10_000

/** A part that has no mark because its scores must be given again. */
export interface DisputedAspect {
  entry: number
  part: string
  aspect: number
}

/** The marks of one part over all entries. */
export interface MarkColumn {
  part: PartRule
  /** Decimals the values count in: two, more where the panel rule keeps more. */
  decimals: number
  /** Integers in 10^-decimals; NaN where there is no mark. */
  values: Float64Array
}

export interface MarkColumns {
  columns: MarkColumn[]
  /** How many parts of an entry were given something, even if no mark came of it. */
  given: Uint16Array
  /** How many parts of an entry have a mark. */
  marked: Uint16Array
  disputed: DisputedAspect[]
}

/** Turns what was given into columns of marks; a missing mark stays NaN and is never counted as 0. */
export function markColumns(parts: readonly PartRule[], entries: readonly Entry[]): MarkColumns {
  const given = new Uint16Array(entries.length)
  const marked = new Uint16Array(entries.length)
  const disputed: DisputedAspect[] = []
  const columns = parts.map((part): MarkColumn => {
    const { key } = part
    const decimals = Math.max(2, part.panel.decimals)
    const plainFactor = 10 ** (decimals - 2)
    const panelFactor = 10 ** (decimals - part.panel.decimals)
    const values = new Float64Array(entries.length).fill(Number.NaN)
    for (let at = 0; at < entries.length; at++) {
      const mark = entries[at]!.marks[key]
      if (mark === null || mark === undefined) continue
      given[at]!++
      if (typeof mark === 'number') {
        values[at] = mark * plainFactor
      } else if ('panel' in mark) {
        const mean = panelMark(mark.panel, part.panel)
        if (mean === null) continue
        values[at] = mean * panelFactor
      } else {
        const sum = aspectsMark(mark.aspects)
        if (sum.disputed !== null) {
          for (const aspect of sum.disputed) disputed.push({ entry: at, part: key, aspect })
          continue
        }
        values[at] = sum.mark * plainFactor
      }
      marked[at]!++
    }
    return { part, decimals, values }
  })
  return { columns, given, marked, disputed }
}

/**
 * Whether the mark of an entry reaches the pass mark. What is compared is the published mark: brought to a full mark of 100 where the
 * part has another, then rounded to two decimals, so that a printed 60.00 passes (DOMAIN A7.4 E28, E30). No mark does not pass.
 */
export function hasPassed(column: MarkColumn, entry: number): boolean {
  const value = column.values[entry]!
  if (Number.isNaN(value)) return false
  if (column.part.maximum === null && column.decimals === 2) return value >= column.part.passMark
  return publishedMark(column, value) >= column.part.passMark
}

function publishedMark(column: MarkColumn, value: number): number {
  const unit = 10 ** (column.decimals - 2)
  if (column.part.maximum === null) return roundHalfAway(value, unit)
  return roundHalfAway(value * FULL_MARK, unit * column.part.maximum)
}
