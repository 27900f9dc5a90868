import { memo, useCallback, useSyncExternalStore, type ReactNode } from 'react'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Messages } from '#app/messages/index.ts'
import type { FieldEntry } from '#db/queries/field.ts'
import { cellKey, STATUS_COLUMN, type CellView } from './grid-model.ts'
import type { GridStore } from './grid-store.ts'
import { GridCell } from './grid-cell.tsx'
import classes from './score-grid.module.css'

export interface GridRowProps {
  store: GridStore
  entry: FieldEntry
  rowIndex: number
  columns: ReadonlyArray<{ id: string; label: string }>
  m: Messages
  /** Column of the active cell when it is in this row. */
  activeColumn: string | null
  editor: (view: CellView) => ReactNode
  onPick: (entryId: string, column: string) => void
}

/** One entrant. Only the row that holds the active cell is drawn again when the cell moves. */
export const GridRow = memo(function GridRow({ store, entry, rowIndex, columns, m, activeColumn, editor, onPick }: GridRowProps) {
  const key = cellKey(entry.id, STATUS_COLUMN)
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key])
  const read = () => store.status(entry.id).status
  const status = useSyncExternalStore(subscribe, read, read)
  return (
    <tr role="row" aria-rowindex={rowIndex} className={classes.row} data-status={status} data-active={activeColumn === null ? undefined : ''}>
      <td role="gridcell" className={classes.number}>
        {entry.number}
      </td>
      <th role="rowheader" scope="row" className={classes.name}>
        <span className={classes.person}>{entry.name}</span>
        <span className={classes.unit}>{entry.organisation}</span>
      </th>
      <td role="gridcell" className={classes.status}>
        {status === 'competed' ? null : <StatusBadge tone={status === 'disqualified' ? 'void' : 'plain'}>{m.terms.entryStatus[status]}</StatusBadge>}
      </td>
      {columns.map((column) => (
        <GridCell
          key={column.id}
          store={store}
          entryId={entry.id}
          column={column.id}
          label={m.scoring.grid.cell(entry.number, entry.name, column.label)}
          m={m}
          editor={activeColumn === column.id ? editor : null}
          onPick={onPick}
        />
      ))}
    </tr>
  )
})
