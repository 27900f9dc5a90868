import type { ReactNode } from 'react'

import type { Messages } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'

import type { CellContext } from './columns.ts'
import classes from './diff-table.module.css'
import { diffRows, type DiffKey, type DiffRow } from './diff-rows.ts'

export interface DiffColumn<Row> extends DiffKey<Row> {
  header: (m: Messages) => string
  cell: (row: Row, context: CellContext) => ReactNode
  align?: 'start' | 'end'
  /** Names the row. */
  names?: boolean
}

/** Two editions beside each other: changed cells show what was and what is; rows without a change are counted and fold away. */
export function DiffTable<Row>({ caption, columns, before, after, getRowId }: { caption: string; columns: Array<DiffColumn<Row>>; before: Row[]; after: Row[]; getRowId: (row: Row) => string }) {
  const m = useMessages()
  const words = m.common.diff
  const rows = diffRows(before, after, getRowId, columns)
  const count = (kind: DiffRow<Row>['kind']) => rows.filter((row) => row.kind === kind).length
  const same = rows.filter((row) => row.kind === 'same')
  if (same.length === rows.length) return <p>{words.nothing}</p>
  return (
    <div>
      <p className={classes.summary}>{words.summary(count('changed'), count('added'), count('removed'))}</p>
      <DiffRows caption={caption} columns={columns} rows={rows.filter((row) => row.kind !== 'same')} />
      {same.length > 0 ? (
        <details className={classes.same}>
          <summary>{words.unchanged(same.length)}</summary>
          <DiffRows caption={words.showUnchanged} columns={columns} rows={same} />
        </details>
      ) : null}
    </div>
  )
}

function DiffRows<Row>({ caption, columns, rows }: { caption: string; columns: Array<DiffColumn<Row>>; rows: Array<DiffRow<Row>> }) {
  const m = useMessages()
  const locale = useLocale()
  const context = { m, locale }
  const kinds = { added: m.common.diff.added, removed: m.common.diff.removed, changed: m.common.diff.changed, same: '' }
  return (
    <div className={classes.frame} tabIndex={0} role="region" aria-label={caption}>
      <table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-align={column.align}>
                {column.header(m)}
              </th>
            ))}
            <th scope="col">{m.common.status}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-kind={row.kind}>
              {columns.map((column) => {
                const content = <DiffCell column={column} row={row} context={context} />
                return column.names ? (
                  <th key={column.id} scope="row">
                    {content}
                  </th>
                ) : (
                  <td key={column.id} data-align={column.align}>
                    {content}
                  </td>
                )
              })}
              <td className={classes.kind}>{kinds[row.kind]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function DiffCell<Row>({ column, row, context }: { column: DiffColumn<Row>; row: DiffRow<Row>; context: CellContext }) {
  const words = context.m.common.diff
  if (row.kind === 'added') return <ins>{column.cell(row.after, context)}</ins>
  if (row.kind === 'removed') return <del>{column.cell(row.before, context)}</del>
  if (row.kind === 'same' || !row.changed.has(column.id)) return <>{column.cell(row.after, context)}</>
  return (
    <span className={classes.change}>
      <del>
        <span className="visually-hidden">{words.before}</span>
        {column.cell(row.before, context)}
      </del>{' '}
      <ins>
        <span className="visually-hidden">{words.after}</span>
        {column.cell(row.after, context)}
      </ins>
    </span>
  )
}
