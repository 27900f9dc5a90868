/** One row of a comparison. */
export type DiffRow<Row> =
  | { id: string; kind: 'added'; after: Row }
  | { id: string; kind: 'removed'; before: Row }
  | { id: string; kind: 'changed'; before: Row; after: Row; changed: ReadonlySet<string> }
  | { id: string; kind: 'same'; before: Row; after: Row }

export interface DiffKey<Row> {
  id: string
  /** What two editions are compared by; equal values are unchanged. */
  value: (row: Row) => string | number | null
}

/**
 * Pairs the rows of two editions by id: in the order of the newer one, and what was removed after it. A row is changed when one of
 * its compared values is; `changed` names which.
 */
export function diffRows<Row>(before: readonly Row[], after: readonly Row[], getRowId: (row: Row) => string, keys: readonly DiffKey<Row>[]): Array<DiffRow<Row>> {
  const old = new Map(before.map((row) => [getRowId(row), row]))
  const rows = after.map((row): DiffRow<Row> => {
    const id = getRowId(row)
    const earlier = old.get(id)
    old.delete(id)
    if (earlier === undefined) return { id, kind: 'added', after: row }
    const changed = new Set(keys.filter((key) => key.value(earlier) !== key.value(row)).map((key) => key.id))
    return changed.size > 0 ? { id, kind: 'changed', before: earlier, after: row, changed } : { id, kind: 'same', before: earlier, after: row }
  })
  return [...rows, ...[...old].map(([id, row]): DiffRow<Row> => ({ id, kind: 'removed', before: row }))]
}
