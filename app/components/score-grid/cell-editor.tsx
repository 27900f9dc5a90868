import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { readMarkText } from '#app/lib/mark-text.ts'
import type { MarkColumn } from '#app/services/marks/cell-rules.ts'
import { commandOf, type GridCommand } from './keyboard.ts'
import classes from './score-grid.module.css'

export interface CellEditorProps {
  /** What the cell shows; the editor starts from it with everything selected, so that the first digit replaces it. */
  text: string
  column: MarkColumn
  decimals: 0 | 1 | 2
  label: string
  describedBy: string
  readOnly: boolean
  /** Every keystroke, for the warnings in the line under the grid; null when nothing has been typed. */
  onDraft: (draft: string | null) => void
  /** Called once with the text when it is done with and has been changed. */
  onCommit: (text: string) => void
  onCommand: (command: GridCommand) => void
  onPaste: (text: string) => void
}

/** The commands that leave the cell: what was typed is taken first. */
const LEAVING = new Set<GridCommand['do']>(['next', 'previous', 'right', 'left', 'up', 'down', 'rowStart', 'rowEnd', 'first', 'last', 'pageUp', 'pageDown', 'find'])
/** While digits are being typed these keys belong to the text, as everywhere else. */
const TEXT_KEYS = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Delete'])

/** The one input of the grid: it stands in the active cell, takes the digits natively and turns every other key into a command. */
export function CellEditor({ text, column, decimals, label, describedBy, readOnly, onDraft, onCommit, onCommand, onPaste }: CellEditorProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef<string | null>(null)
  const commit = useRef(onCommit)
  commit.current = onCommit

  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: false })
    input.current?.select()
  }, [])
  // The value changed under the cursor (somebody else's, or put back): select it again unless something is being typed. In the same
  // turn as the change: selected a frame later it would swallow the first digit of a fast hand.
  useLayoutEffect(() => {
    if (latest.current === null && document.activeElement === input.current) input.current?.select()
  }, [text, draft])
  useEffect(() => () => onDraft(null), [onDraft])

  const change = (value: string | null) => {
    latest.current = value
    setDraft(value)
    onDraft(value)
  }
  const finish = () => {
    const typed = latest.current
    if (typed === null) return
    latest.current = null
    setDraft(null)
    commit.current(typed)
  }
  const shown = draft ?? text
  const fault = draft !== null && !readMarkText(draft, { maximum: column.maximum, decimals }).ok
  return (
    <input
      ref={input}
      className={classes.editor}
      value={shown}
      readOnly={readOnly}
      inputMode="decimal"
      enterKeyHint="next"
      autoComplete="off"
      spellCheck={false}
      maxLength={64}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={fault}
      onChange={(event) => change(event.currentTarget.value.replace(/。/g, '.'))}
      onBlur={finish}
      onPaste={(event) => {
        const pasted = event.clipboardData.getData('text/plain')
        if (!/[\t\n\r]/.test(pasted.replace(/\s+$/, ''))) return
        event.preventDefault()
        change(null)
        onPaste(pasted)
      }}
      onKeyDown={(event) => {
        if (latest.current !== null && TEXT_KEYS.has(event.key) && !event.ctrlKey && !event.metaKey) return
        const command = commandOf(event)
        if (!command || command.do === 'type' || command.do === 'erase' || command.do === 'edit') return
        if (command.do === 'undo' && latest.current !== null) return
        if (command.do === 'cancel') {
          change(null)
          return
        }
        event.preventDefault()
        if (LEAVING.has(command.do)) finish()
        else change(null)
        onCommand(command)
      }}
      // A Chinese input method that was left on: its letters are commands here, never text.
      onCompositionEnd={() => {
        if (latest.current !== null && /[^\d.]/.test(latest.current)) change(latest.current.replace(/[^\d.]/g, '') || null)
      }}
    />
  )
}
