import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './scheme-editor.module.css'

interface CellProps {
  /** Names the column, so that Enter and the arrows find the same one in the next row. */
  field: string
  label: string
  /** A word before the field, where the head of the list does not name it. */
  shown?: string
  value: string
  onChange: (value: string) => void
}

/** One line of text in the tree. */
export function Cell({ field, label, shown, value, onChange, number = false, maxLength = 16, placeholder }: CellProps & { number?: boolean; maxLength?: number; placeholder?: string }) {
  return (
    <label className={classes.cell} data-field={field}>
      <span className={shown === undefined ? 'visually-hidden' : classes.shown}>{shown ?? label}</span>
      <input
        aria-label={label}
        data-cell={field}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        maxLength={maxLength}
        autoComplete="off"
        placeholder={placeholder}
        {...(number ? { inputMode: 'decimal' as const, 'data-number': '', spellCheck: false } : {})}
      />
    </label>
  )
}

/** One of a few words in the tree. */
export function Choice({ field, label, shown, value, onChange, options }: CellProps & { options: ReadonlyArray<{ value: string; label: string }> }) {
  return (
    <label className={classes.cell} data-field={field}>
      <span className={shown === undefined ? 'visually-hidden' : classes.shown}>{shown ?? label}</span>
      <select aria-label={label} data-cell={field} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Up, down and away, for a row with that name. */
export function RowActs({ name, first, last, onMove, onRemove }: { name: string; first: boolean; last: boolean; onMove: (by: -1 | 1) => void; onRemove: () => void }) {
  const words = useMessages().schemes.editor
  const button = (label: string, symbol: string, act: () => void, disabled = false) => (
    <button type="button" className={classes.act} aria-label={label} title={label} onClick={act} disabled={disabled} tabIndex={-1}>
      {symbol}
    </button>
  )
  return (
    <span className={classes.acts}>
      {button(words.up(name), '↑', () => onMove(-1), first)}
      {button(words.down(name), '↓', () => onMove(1), last)}
      {button(words.remove(name), '×', onRemove)}
    </span>
  )
}
