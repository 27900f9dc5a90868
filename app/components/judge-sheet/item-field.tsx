import { useId, useState } from 'react'

import { writeMarkText } from '#app/lib/mark-text.ts'
import { reasonWords } from '#app/services/schemes/item-words.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { SheetColumn } from '#app/services/sheets/sheet-columns.ts'
import { markOfValue } from '#scoring/schemes/item-mark.ts'
import { readItemValue } from '#scoring/schemes/item-value.ts'
import { MOST_TIMES, type SchemeItem } from '#scoring/schemes/scheme.ts'

import type { GridStore } from '../score-grid/grid-store.ts'
import { useCell } from '../score-grid/use-grid.ts'
import classes from './item-sheet.module.css'

/** One item of the marking scheme for one number: large targets, what each value means, and the mark it brings at once. */
export function ItemField({ store, entryId, number, column, item, again, readOnly }: { store: GridStore; entryId: string; number: string; column: SheetColumn; item: SchemeItem; again: boolean; readOnly: boolean }) {
  const m = useMessages()
  const words = m.judges.sheet.items
  const view = useCell(store, entryId, column.id)
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const shown = draft ?? view.text
  const read = readItemValue(item, shown)
  const give = (text: string) => {
    setDraft(null)
    store.type(entryId, column.id, text)
  }
  const problem = read.ok ? (view.state.kind === 'refused' && draft === null ? m.scoring.refusal[view.state.reason] : null) : words.fault[read.fault]
  const brought = read.ok && read.value !== null ? markOfValue(item, read.value) : null
  // Where a number was typed, what the rule made of it; a box that was ticked says so itself.
  const because = brought === null || brought.reason.by === 'yesNo' || brought.reason.by === 'judgement' ? '' : ` · ${reasonWords(m, brought.reason)}`
  return (
    <fieldset className={classes.item} data-again={again ? '' : undefined} disabled={readOnly}>
      <legend>
        <b>{item.code}</b> {item.name}
        <span className="visually-hidden"> {words.ofNumber(number)}</span>
      </legend>
      <p className={classes.facts}>
        <span>{item.kind === 'deduction' ? words.takes(writeMarkText(item.perTime), writeMarkText(item.marks)) : words.brings(writeMarkText(item.marks))}</span>
        {column.shared ? <span>{words.shared}</span> : null}
      </p>
      {again ? <p className={classes.again}>{words.again}</p> : null}
      {item.kind === 'judgement' ? (
        <Choices name={id} value={shown} choices={item.benchmarks.map((text, at) => ({ value: String(at), label: String(at), text }))} onGive={give} />
      ) : item.kind === 'measurement' && item.rule.by === 'yesNo' ? (
        <Choices name={id} value={shown} choices={[{ value: '1', label: words.yes, text: '' }, { value: '0', label: words.no, text: '' }]} onGive={give} />
      ) : item.kind === 'deduction' ? (
        <Times value={shown} onGive={give} label={words.times} />
      ) : (
        <p className={classes.measure}>
          <label htmlFor={id}>{words.value}</label>
          <input
            id={id}
            value={shown}
            inputMode="decimal"
            enterKeyHint="next"
            autoComplete="off"
            maxLength={16}
            aria-invalid={problem !== null}
            aria-describedby={`${id}-said`}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setDraft(event.currentTarget.value.replace(/。/g, '.'))}
            onBlur={() => (draft === null ? undefined : give(draft))}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && draft !== null) give(draft)
            }}
          />
          <span>{item.unit}</span>
        </p>
      )}
      <p id={`${id}-said`} className={classes.said} role={problem === null ? undefined : 'alert'} data-problem={problem === null ? undefined : ''}>
        {problem ?? (brought === null ? words.open : `${words.mark(writeMarkText(brought.mark))}${because}`)}
      </p>
    </fieldset>
  )
}

function Choices({ name, value, choices, onGive }: { name: string; value: string; choices: ReadonlyArray<{ value: string; label: string; text: string }>; onGive: (value: string) => void }) {
  return (
    <div className={classes.choices} data-plain={choices.every((choice) => choice.text === '') ? '' : undefined}>
      {choices.map((choice) => (
        <label key={choice.value} data-chosen={choice.value === value ? '' : undefined}>
          <input type="radio" name={name} value={choice.value} checked={choice.value === value} onChange={() => onGive(choice.value)} />
          <strong>{choice.label}</strong>
          {choice.text === '' ? null : <span>{choice.text}</span>}
        </label>
      ))}
    </div>
  )
}

/** How often something happened: never is a value that somebody gives, so nothing is chosen beforehand. */
function Times({ value, onGive, label }: { value: string; onGive: (value: string) => void; label: (times: number) => string }) {
  const words = useMessages().judges.sheet.items
  const times = /^\d+$/.test(value) ? Number(value) : null
  return (
    <div className={classes.times}>
      <button type="button" aria-label={words.less} disabled={times === null || times === 0} onClick={() => onGive(String((times ?? 1) - 1))}>
        −
      </button>
      <output>{times === null ? '–' : label(times)}</output>
      <button type="button" aria-label={words.more} disabled={times === MOST_TIMES} onClick={() => onGive(String((times ?? 0) + 1))}>
        +
      </button>
      {times === null ? (
        <button type="button" className={classes.never} onClick={() => onGive('0')}>
          {words.never}
        </button>
      ) : null}
    </div>
  )
}
