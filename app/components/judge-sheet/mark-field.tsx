import { useState } from 'react'

import { readMarkText, writeMarkText } from '#app/lib/mark-text.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { MarkColumn } from '#app/services/marks/cell-rules.ts'

import type { GridStore } from '../score-grid/grid-store.ts'
import { useCell } from '../score-grid/use-grid.ts'
import classes from './judge-sheet.module.css'

/** A large field for one mark of one number: what is typed goes to the store when the field is left, and from there to the outbox. */
export function MarkField({ store, entryId, column, decimals, part, label, readOnly }: { store: GridStore; entryId: string; column: MarkColumn; decimals: 0 | 1 | 2; part: string; label: string; readOnly: boolean }) {
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
