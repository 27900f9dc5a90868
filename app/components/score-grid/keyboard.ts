/** What a key means in the grid while no text is being edited, or while a mark is being typed. */
export type GridCommand =
  | { do: 'type'; digit: string }
  | { do: 'next' }
  | { do: 'previous' }
  | { do: 'right' }
  | { do: 'left' }
  | { do: 'up' }
  | { do: 'down' }
  | { do: 'rowStart' }
  | { do: 'rowEnd' }
  | { do: 'first' }
  | { do: 'last' }
  | { do: 'pageUp' }
  | { do: 'pageDown' }
  | { do: 'edit' }
  | { do: 'clear' }
  | { do: 'cancel' }
  | { do: 'erase' }
  | { do: 'find' }
  | { do: 'absent' }
  | { do: 'withdrawn' }
  | { do: 'absentJudge' }
  | { do: 'undo' }

export interface GridKey {
  key: string
  /** Physical key: with a Chinese input method switched on, letters and digits arrive as `Process`. */
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const NAMED: Readonly<Record<string, GridCommand>> = {
  Enter: { do: 'next' },
  Tab: { do: 'right' },
  ArrowUp: { do: 'up' },
  ArrowDown: { do: 'down' },
  ArrowLeft: { do: 'left' },
  ArrowRight: { do: 'right' },
  Home: { do: 'rowStart' },
  End: { do: 'rowEnd' },
  PageUp: { do: 'pageUp' },
  PageDown: { do: 'pageDown' },
  Delete: { do: 'clear' },
  Backspace: { do: 'erase' },
  Escape: { do: 'cancel' },
  F2: { do: 'edit' },
}

/** One key each, chosen so that a number pad alone is enough: `-` absent, `*` withdrawn, `/` find. */
const LETTERS: Readonly<Record<string, GridCommand>> = {
  KeyA: { do: 'absent' },
  NumpadSubtract: { do: 'absent' },
  Minus: { do: 'absent' },
  KeyW: { do: 'withdrawn' },
  NumpadMultiply: { do: 'withdrawn' },
  KeyJ: { do: 'absentJudge' },
  Slash: { do: 'find' },
  NumpadDivide: { do: 'find' },
  KeyF: { do: 'find' },
}

/** The command of a key, or null for one that the grid leaves to the browser. */
export function commandOf(event: GridKey): GridCommand | null {
  const { key, code } = event
  if (event.altKey) return null
  if (event.ctrlKey || event.metaKey) {
    if (code === 'KeyZ') return { do: 'undo' }
    if (key === 'Home') return { do: 'first' }
    if (key === 'End') return { do: 'last' }
    return null
  }
  if (event.shiftKey && key === 'Enter') return { do: 'previous' }
  if (event.shiftKey && key === 'Tab') return { do: 'left' }
  const named = NAMED[key]
  if (named) return named
  const digit = digitOf(key, code)
  if (digit !== null) return { do: 'type', digit }
  return LETTERS[code] ?? null
}

function digitOf(key: string, code: string): string | null {
  if (/^[0-9.]$/.test(key)) return key
  const wide = key.normalize('NFKC')
  if (key.length === 1 && /^[0-9.]$/.test(wide)) return wide
  // A Chinese input method types 。 with the key of the dot.
  if (key === '。') return '.'
  if (key === 'Process' || key === 'Unidentified') {
    const physical = /^(?:Digit|Numpad)(\d)$/.exec(code)
    if (physical) return physical[1] ?? null
    if (code === 'Period' || code === 'NumpadDecimal') return '.'
  }
  return null
}
