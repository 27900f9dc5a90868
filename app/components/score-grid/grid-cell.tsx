import { memo, type ReactNode } from 'react'
import type { Messages } from '#app/messages/index.ts'
import type { CellView } from './grid-model.ts'
import type { GridStore } from './grid-store.ts'
import classes from './score-grid.module.css'
import { useCell } from './use-grid.ts'

export interface GridCellProps {
  store: GridStore
  entryId: string
  column: string
  label: string
  m: Messages
  /** Drawn instead of the text in the active cell. */
  editor: ((view: CellView) => ReactNode) | null
  onPick: (entryId: string, column: string) => void
}

/** One cell: its value and, in words and a sign, whether it is saved. */
export const GridCell = memo(function GridCell({ store, entryId, column, label, m, editor, onPick }: GridCellProps) {
  const view = useCell(store, entryId, column)
  const { kind } = view.state
  return (
    <td
      role="gridcell"
      aria-selected={editor !== null}
      className={classes.cell}
      data-state={kind}
      data-undeclared={view.undeclared ? '' : undefined}
      data-empty={view.text === '' && !view.absentJudge ? '' : undefined}
      title={kind === 'saved' && view.byName ? `${m.scoring.save.by(view.byName)}${view.undeclared ? ` · ${m.scoring.grid.undeclared}` : ''}` : undefined}
      onMouseDown={(event) => {
        if (editor) return
        event.preventDefault()
        onPick(entryId, column)
      }}
    >
      {editor ? editor(view) : <span className={classes.value}>{view.absentJudge ? m.scoring.grid.judgeAbsent : view.text}</span>}
      <span className="visually-hidden">{editor ? '' : `${label} ${view.undeclared ? m.scoring.grid.undeclared : stateWord(kind, m)}`}</span>
    </td>
  )
})

function stateWord(kind: CellView['state']['kind'], m: Messages): string {
  if (kind === 'saved') return ''
  if (kind === 'saving') return m.scoring.save.cellSaving
  if (kind === 'waiting') return m.scoring.save.cellWaiting
  return kind === 'conflict' ? m.scoring.conflict.title : m.scoring.save.invalid(1)
}
