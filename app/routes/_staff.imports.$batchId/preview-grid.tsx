import { useEffect, useRef, useState } from 'react'
import { useLocation } from '@remix-run/react'

import { KeyHint } from '#app/components/page/key-hint.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { TextButton } from '#app/components/page/text-button.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ImportPreview } from '#app/services/imports/get-import.server.ts'

import { GridCell } from './grid-cell.tsx'
import { GridHead } from './grid-head.tsx'
import { cellId } from './problem-list.tsx'
import { useGridKeys } from './use-grid-keys.ts'
import { useSheetEdits } from './use-sheet-edits.ts'
import classes from './preview.module.css'

/** The file's table: every problem in its cell, corrected in place, row by row left out where that is wanted. */
export function PreviewGrid({ version, preview }: { version: number; preview: ImportPreview }) {
  const m = useMessages()
  const words = m.imports
  const { hash } = useLocation()
  const table = useRef<HTMLTableElement>(null)
  const edits = useSheetEdits(version)
  const [editing, setEditing] = useState<string | null>(null)
  const { onKeyDown, goToProblem } = useGridKeys(table)

  useEffect(() => {
    if (hash.startsWith('#cell-')) document.getElementById(hash.slice(1))?.querySelector('button')?.focus()
  }, [hash, preview])

  // The field goes away with the focus in it: the cell takes it back, unless somebody has clicked elsewhere.
  const last = useRef<string | null>(null)
  useEffect(() => {
    const address = last.current
    last.current = editing
    if (editing === null && address && document.activeElement === document.body) document.getElementById(cellId(address))?.querySelector('button')?.focus()
  }, [editing])

  const finish = (row: number, column: number, text: string | null) => {
    setEditing(null)
    if (text !== null) edits.add({ intent: 'cell', row: String(row), column: String(column), text })
  }
  return (
    <>
      {edits.error ? (
        <Notice tone="attention" role="alert">
          {edits.error}
        </Notice>
      ) : null}
      <div className={classes.tools} data-no-print>
        <TextButton onClick={() => goToProblem(1)}>
          {words.grid.next} <KeyHint keys={['F8']} />
        </TextButton>
        <span className={classes.hint}>{words.grid.keys}</span>
        <span role="status" className={classes.hint}>
          {edits.saving ? words.grid.saving : ''}
        </span>
      </div>
      <div className={classes.frame} role="region" aria-label={words.grid.caption} tabIndex={0}>
        <table ref={table} className={classes.grid} onKeyDown={onKeyDown}>
          <caption className="visually-hidden">{words.grid.caption}</caption>
          <GridHead preview={preview} onUse={(column, field) => edits.add({ intent: 'column', column: String(column), field })} />
          <tbody>
            {preview.rows.map((row) => (
              <tr key={row.number} data-action={row.action}>
                <th scope="row" className={classes.rowHead}>
                  <span>{row.number}</span> <span className={classes.action}>{words.action[row.action]}</span>
                  {row.hidden ? <span className={classes.action}>{words.grid.hiddenRow}</span> : null}
                  <TextButton onClick={() => edits.add({ intent: 'row', row: String(row.number), leave: row.left ? 'no' : 'yes' })}>
                    {row.left ? words.grid.take : words.grid.leave}
                  </TextButton>
                </th>
                {preview.columns.map((column) => {
                  const address = `${column.letters}${row.number}`
                  return (
                    <GridCell
                      key={column.column}
                      id={cellId(address)}
                      address={address}
                      cell={row.cells[column.column]}
                      readOnly={column.use === 'ignore' || row.left}
                      pending={edits.pendingText(row.number, column.column)}
                      editing={editing === address}
                      onEdit={() => setEditing(address)}
                      onFinish={(text) => finish(row.number, column.column, text)}
                    />
                  )
                })}
              </tr>
            ))}
            {preview.rows.length === 0 ? (
              <tr>
                <td colSpan={preview.columns.length + 1}>{words.noRows[preview.filter]}</td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
    </>
  )
}
