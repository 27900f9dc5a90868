import { writeMarkText } from '#app/lib/mark-text.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { MarkColumn } from '#app/services/marks/cell-rules.ts'
import type { ColumnLabel } from './column-labels.ts'
import classes from './score-grid.module.css'

type LabelledColumn = MarkColumn & ColumnLabel

/** Two lines where a panel has one column a judge: the part above, the judges below. */
export function GridHead({ columns, sort, setSort }: { columns: readonly LabelledColumn[]; sort: 'number' | 'name'; setSort: (sort: 'number' | 'name') => void }) {
  const m = useMessages().scoring.grid
  const panels = columns.some((column) => column.judge !== null)
  const depth = panels ? 2 : 1
  const sortable = (id: 'number' | 'name', label: string, className: string | undefined) => (
    <th role="columnheader" scope="col" rowSpan={depth} className={className} aria-sort={sort === id ? 'ascending' : 'none'}>
      <button type="button" onClick={() => setSort(id)}>
        {label}
        <span aria-hidden="true">{sort === id ? ' ↑' : ''}</span>
      </button>
    </th>
  )
  return (
    <thead>
      <tr role="row" aria-rowindex={1}>
        {sortable('number', m.number, classes.number)}
        {sortable('name', m.name, classes.name)}
        <th role="columnheader" scope="col" rowSpan={depth} className={classes.status}>
          {m.status}
        </th>
        {groups(columns).map(({ column, span }) => (
          <th key={column.id} role="columnheader" scope={span > 1 ? 'colgroup' : 'col'} colSpan={span} rowSpan={column.judge === null ? depth : 1} className={classes.group}>
            {column.group}
            {column.kind === 'metric' || column.maximum === 10_000 ? null : <small> ≤ {writeMarkText(column.maximum)}</small>}
          </th>
        ))}
      </tr>
      {panels ? (
        <tr role="row">
          {columns.map((column) =>
            column.judge === null ? null : (
              <th key={column.id} role="columnheader" scope="col" className={classes.judge}>
                {column.judge}
              </th>
            ),
          )}
        </tr>
      ) : null}
    </thead>
  )
}

function groups(columns: readonly LabelledColumn[]): Array<{ column: LabelledColumn; span: number }> {
  const heads: Array<{ column: LabelledColumn; span: number }> = []
  for (const column of columns) {
    const last = heads[heads.length - 1]
    if (last && column.judge !== null && last.column.kind === column.kind && last.column.key === column.key) last.span += 1
    else heads.push({ column, span: 1 })
  }
  return heads
}
