// Sorting a field by several columns. A comparison function per pair is most of what ranking costs, so the leading columns are packed
// with the entry's own number into one integer that sorts natively; only entries equal in all packed columns are compared further.

/** One key to sort by. NaN is a missing value and comes last in either direction. */
export interface SortColumn {
  values: Float64Array
  direction: 'asc' | 'desc'
}

export interface FieldOrder {
  /** Entries from best to last; equal entries in the order of the input. */
  order: Uint32Array
  /** For each place, the first column in which it differs from the place before; the number of columns where it does not. */
  differsAt: Uint16Array
}

/** Orders `members` (entry numbers, ascending) by `columns`. Values are safe integers or NaN. */
export function orderField(members: Uint32Array, columns: readonly SortColumn[], size: number): FieldOrder {
  const plan = planPacking(members, columns, size)
  const order = plan.length > 0 ? sortPacked(members, plan, size) : members.slice()
  if (plan.length < columns.length) sortRuns(order, columns, plan.length)
  return { order, differsAt: differences(order, columns) }
}

interface PackedColumn extends SortColumn {
  low: number
  high: number
  /** Number of distinct codes; a missing value takes the last. */
  span: number
}

function planPacking(members: Uint32Array, columns: readonly SortColumn[], size: number): PackedColumn[] {
  const plan: PackedColumn[] = []
  let room = Number.MAX_SAFE_INTEGER / Math.max(1, size)
  for (const { values, direction } of columns) {
    let low = Infinity
    let high = -Infinity
    for (const entry of members) {
      const value = values[entry]!
      if (value < low) low = value
      if (value > high) high = value
    }
    if (low > high) low = high = 0
    const span = high - low + 2
    if (span > room) break
    room /= span
    plan.push({ values, direction, low, high, span })
  }
  return plan
}

function sortPacked(members: Uint32Array, plan: readonly PackedColumn[], size: number): Uint32Array {
  const keys = new Float64Array(members.length)
  for (const { values, direction, low, high, span } of plan) {
    for (let at = 0; at < members.length; at++) {
      const value = values[members[at]!]!
      const code = value !== value ? span - 1 : direction === 'desc' ? high - value : value - low
      keys[at] = keys[at]! * span + code
    }
  }
  for (let at = 0; at < members.length; at++) keys[at] = keys[at]! * size + members[at]!
  keys.sort()
  const order = new Uint32Array(members.length)
  for (let at = 0; at < order.length; at++) order[at] = keys[at]! % size
  return order
}

/** Sorts within each run that is equal in the first `packed` columns by the columns after them. */
function sortRuns(order: Uint32Array, columns: readonly SortColumn[], packed: number): void {
  const leading = columns.slice(0, packed)
  const rest = columns.slice(packed)
  const byRest = (a: number, b: number) => compareEntries(a, b, rest) || a - b
  let start = 0
  for (let at = 1; at <= order.length; at++) {
    if (at < order.length && firstDifference(order[at - 1]!, order[at]!, leading) === packed) continue
    if (at - start > 1) order.subarray(start, at).sort(byRest)
    start = at
  }
}

function compareEntries(a: number, b: number, columns: readonly SortColumn[]): number {
  for (const { values, direction } of columns) {
    const left = values[a]!
    const right = values[b]!
    if (left === right) continue
    const leftMissing = left !== left
    const rightMissing = right !== right
    if (leftMissing && rightMissing) continue
    if (leftMissing) return 1
    if (rightMissing) return -1
    return left < right === (direction === 'asc') ? -1 : 1
  }
  return 0
}

function differences(order: Uint32Array, columns: readonly SortColumn[]): Uint16Array {
  const differsAt = new Uint16Array(order.length)
  for (let at = 1; at < order.length; at++) differsAt[at] = firstDifference(order[at - 1]!, order[at]!, columns)
  return differsAt
}

function firstDifference(a: number, b: number, columns: readonly SortColumn[]): number {
  for (let at = 0; at < columns.length; at++) {
    const { values } = columns[at]!
    const left = values[a]!
    const right = values[b]!
    if (left !== right && (left === left || right === right)) return at
  }
  return columns.length
}
