import { useState } from 'react'

import { readMarkText, writeMarkText } from '#app/lib/mark-text.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { MarkColumn } from '#app/services/marks/cell-rules.ts'
import type { OwnSheet } from '#app/services/sheets/own-sheet.server.ts'

import { labelOf } from '../score-grid/column-labels.ts'
import { ConflictList } from '../score-grid/conflict-list.tsx'
import { cellKey } from '../score-grid/grid-model.ts'
import type { GridStore } from '../score-grid/grid-store.ts'
import { SaveLine } from '../score-grid/save-line.tsx'
import { useCell, useGeneration } from '../score-grid/use-grid.ts'
import classes from './judge-sheet.module.css'

/** One judge's sheet: a card for each number with a large field for each part, what is saved, and nothing of anybody else. */
export function JudgeSheet({ sheet, store, readOnly }: { sheet: OwnSheet; store: GridStore; readOnly: boolean }) {
  const m = useMessages()
  const words = m.judges.sheet
  const locale = useLocale()
  useGeneration(store)
  const { entries } = sheet.data
  const all = entries.length * sheet.columns.length
  const given = entries.flatMap((entry) => sheet.columns.map((column) => store.cell(cellKey(entry.id, column.id)))).filter((cell) => cell.value !== null || cell.absentJudge).length
  const partOf = (column: MarkColumn) => labelOf(column, sheet.rules, m, locale).group
  const numberOf = (entryId: string) => entries.find((entry) => entry.id === entryId)?.number ?? ''
  return (
    <>
      <p className={classes.progress} role="status">
        {words.progress(given, all)}
      </p>
      <ConflictList store={store} place={(entryId, column) => words.markOf(numberOf(entryId), partOf(sheet.columns.find((candidate) => candidate.id === column) ?? sheet.columns[0]!))} />
      <ol className={classes.list}>
        {entries.map((entry) => (
          <li key={entry.id} className={classes.entry}>
            <span className={classes.number}>{entry.number}</span>
            <div className={classes.parts}>
              {sheet.columns.map((column) => (
                <MarkField key={column.id} store={store} entryId={entry.id} column={column} decimals={sheet.rules.decimals} part={partOf(column)} label={words.markOf(entry.number, partOf(column))} readOnly={readOnly} />
              ))}
            </div>
          </li>
        ))}
      </ol>
      <SaveLine store={store} openCells={all - given} message={null} messageTone="plain" messageId="sheet-message" />
    </>
  )
}

function MarkField({ store, entryId, column, decimals, part, label, readOnly }: { store: GridStore; entryId: string; column: MarkColumn; decimals: 0 | 1 | 2; part: string; label: string; readOnly: boolean }) {
  const m = useMessages()
  const view = useCell(store, entryId, column.id)
  const [draft, setDraft] = useState<string | null>(null)
  const shown = draft ?? view.text
  const read = readMarkText(shown, { maximum: column.maximum, decimals })
  const finish = () => {
    if (draft !== null) store.type(entryId, column.id, draft)
    setDraft(null)
  }
  const { fault } = m.scoring
  const problem = read.ok
    ? view.state.kind === 'refused' && draft === null
      ? m.scoring.refusal[view.state.reason]
      : null
    : read.fault === 'tooManyDecimals'
      ? fault.tooManyDecimals(decimals)
      : read.fault === 'aboveMaximum'
        ? fault.aboveMaximum(writeMarkText(column.maximum))
        : fault[read.fault]
  const id = `mark-${entryId}-${column.key}`
  return (
    <div className={classes.mark}>
      <label htmlFor={id}>
        {part} <span className={classes.hint}>{m.judges.sheet.outOf(writeMarkText(column.maximum))}</span>
        <span className="visually-hidden">{label}</span>
      </label>
      <input
        id={id}
        value={shown}
        readOnly={readOnly}
        inputMode="decimal"
        enterKeyHint="next"
        autoComplete="off"
        maxLength={12}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-fault`}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value.replace(/。/g, '.'))}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish()
        }}
      />
      {problem === null ? null : (
        <span id={`${id}-fault`} className={classes.fault} role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}
