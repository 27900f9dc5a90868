import { useId, type RefObject } from 'react'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { FieldEntry } from '#db/queries/field.ts'
import classes from './score-grid.module.css'

/** Type a number or a part of a name, Enter goes to that entrant's first open cell; a full number comes before a part of one. */
export function FindEntrant({ entries, inputRef, onGo, onNothing }: { entries: readonly FieldEntry[]; inputRef: RefObject<HTMLInputElement>; onGo: (entryId: string) => void; onNothing: (text: string) => void }) {
  const m = useMessages().scoring.grid
  const listId = useId()
  const find = (typed: string) => {
    const text = typed.normalize('NFKC').trim()
    if (text === '') return
    const bare = text.replace(/^0+/, '')
    const found =
      entries.find((entry) => entry.number === text) ??
      entries.find((entry) => entry.number.replace(/^0+/, '') === bare && bare !== '') ??
      entries.find((entry) => `${entry.number} ${entry.name}` === text) ??
      entries.find((entry) => entry.name.includes(text) || entry.number.includes(text))
    if (found) onGo(found.id)
    else onNothing(text)
  }
  return (
    <label className={classes.find}>
      <span>{m.find}</span>
      <input
        ref={inputRef}
        type="search"
        list={listId}
        placeholder={m.findHint}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          find(event.currentTarget.value)
        }}
      />
      <datalist id={listId}>
        {entries.slice(0, 500).map((entry) => (
          <option key={entry.id} value={`${entry.number} ${entry.name}`} />
        ))}
      </datalist>
    </label>
  )
}
