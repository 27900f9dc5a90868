import type { Entry, EntryStatus, EventRules, TieBreak } from './contest.ts'
import { type DisputedAspect, type MarkColumn, markColumns } from './mark-columns.ts'
import { type SortColumn, orderField } from './order-field.ts'
import { totals } from './totals.ts'

/** Entries of one rank: `order.subarray(from, to)`; `rank` is the printed one. */
export interface RankGroup {
  rank: number
  from: number
  to: number
}

/** A ranked field, by entry number (the position in the input). */
export interface RankedField {
  /** Entries with at least one mark given, without the disqualified (参赛选手数). */
  fieldSize: number
  /** Status after what the marks say: who competed without any mark is absent, who lacks some did not finish. */
  status: EntryStatus[]
  /** Entries that have a rank, best first. */
  order: Uint32Array
  /** Printed rank (1, 2, 2, 4); 0: not ranked. */
  rank: Uint32Array
  tied: Uint8Array
  /** Tie-break that sets an entry apart among those with its total: index in `tieBreaks` + 1; 0: none. */
  decidedBy: Uint16Array
  /** Hundredths; NaN without a rank. */
  totals: Float64Array
  columns: MarkColumn[]
  disputed: DisputedAspect[]
  tieBreaks: readonly TieBreak[]
  /** Entries reported absent or otherwise without part in the contest although a mark is given. */
  absentWithMarks: number[]
}

/**
 * Ranks the entries of one event by their published total and then by the tie-breaks in order; what is still equal shares the rank.
 * Only `competed` entries with a mark in every part are ranked. An entry whose part yields no mark although something was given for it
 * (an empty panel, scores to be judged again) took part: it did not finish, and it counts in the field.
 */
export function rankField(rules: Pick<EventRules, 'parts' | 'tieBreaks'>, entries: readonly Entry[]): RankedField {
  const { columns, given, marked, disputed } = markColumns(rules.parts, entries)
  const { status, members, fieldSize, absentWithMarks } = takePart(entries, given, marked, rules.parts.length)
  const total = totals(columns, members, entries.length)
  const sortColumns = [{ values: total, direction: 'desc' } as const, ...rules.tieBreaks.map((key) => tieBreakColumn(key, columns, entries))]
  const { order, differsAt } = orderField(members, sortColumns, entries.length)
  return {
    fieldSize,
    status,
    order,
    ...placings(order, differsAt, sortColumns.length, entries.length),
    totals: total,
    columns,
    disputed,
    tieBreaks: rules.tieBreaks,
    absentWithMarks,
  }
}

function takePart(entries: readonly Entry[], given: Uint16Array, marked: Uint16Array, parts: number) {
  const status: EntryStatus[] = new Array(entries.length)
  const members = new Uint32Array(entries.length)
  const absentWithMarks: number[] = []
  let ranked = 0
  let fieldSize = 0
  for (let at = 0; at < entries.length; at++) {
    const reported = entries[at]!.status
    const started = given[at]! > 0
    if (started && reported !== 'disqualified') fieldSize++
    if (started && reported === 'absent') absentWithMarks.push(at)
    if (reported !== 'competed') status[at] = reported
    else if (!started) status[at] = 'absent'
    else if (marked[at]! < parts) status[at] = 'didNotFinish'
    else {
      status[at] = 'competed'
      members[ranked++] = at
    }
  }
  return { status, members: members.subarray(0, ranked), fieldSize, absentWithMarks }
}

/** A tie-break names a part if there is one of that key, else a metric. */
function tieBreakColumn({ key, direction }: TieBreak, columns: readonly MarkColumn[], entries: readonly Entry[]): SortColumn {
  const column = columns.find(({ part }) => part.key === key)
  if (column) return { values: column.values, direction }
  const values = new Float64Array(entries.length)
  for (let at = 0; at < entries.length; at++) values[at] = entries[at]!.metrics[key] ?? Number.NaN
  return { values, direction }
}

/** Walks the ordered field: a new rank where any column differs, a new total where the first one does. */
function placings(order: Uint32Array, differsAt: Uint16Array, columns: number, size: number) {
  const rank = new Uint32Array(size)
  const tied = new Uint8Array(size)
  const decidedBy = new Uint16Array(size)
  let groupStart = 0
  let totalStart = 0
  // Within one total the order is lexicographic, so the first column that separates anybody shows between neighbours.
  let separator = columns
  for (let at = 0; at < order.length; at++) {
    const differs = differsAt[at]!
    if (at > 0 && differs < columns) groupStart = at
    if (at > 0 && differs === 0) {
      if (separator < columns) for (let member = totalStart; member < at; member++) decidedBy[order[member]!] = separator
      totalStart = at
      separator = columns
    } else if (at > 0 && differs < separator) {
      separator = differs
    }
    rank[order[at]!] = groupStart + 1
    if (at > groupStart) tied[order[at]!] = tied[order[groupStart]!] = 1
  }
  if (separator < columns) for (let member = totalStart; member < order.length; member++) decidedBy[order[member]!] = separator
  return { rank, tied, decidedBy }
}

/** The group of equal rank that starts at place `from` of the order; null behind the last. */
export function groupFrom({ order, rank }: Pick<RankedField, 'order' | 'rank'>, from: number): RankGroup | null {
  if (from >= order.length) return null
  const printed = rank[order[from]!]!
  let to = from + 1
  while (to < order.length && rank[order[to]!] === printed) to++
  return { rank: printed, from, to }
}

/** The groups whose printed rank is at most `lastRank`, best first. */
export function leadingGroups(field: Pick<RankedField, 'order' | 'rank'>, lastRank: number): RankGroup[] {
  const groups: RankGroup[] = []
  for (let group = groupFrom(field, 0); group && group.rank <= lastRank; group = groupFrom(field, group.to)) groups.push(group)
  return groups
}
