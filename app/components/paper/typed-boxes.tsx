import { useId, type KeyboardEvent } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'
import type { ShownSheetKind } from '#app/services/paper/paper-pages.server.ts'

import classes from './paper.module.css'
import { boxLabel } from './sheet-labels.ts'

/** Enter goes to the next box of the form and Shift+Enter back, past those of absent judges; in the last one it saves, as the browser does by itself. */
export function enterGoesOn(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.type === 'checkbox' || event.nativeEvent.isComposing) return
  const form = event.target.form
  if (!form) return
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[data-box]')]
  const at = boxes.indexOf(event.target)
  const open = (box: HTMLInputElement) => box.dataset.skip === undefined
  const next = event.shiftKey ? boxes.slice(0, at).findLast(open) : boxes.slice(at + 1).find(open)
  if (!next && !event.shiftKey) return
  event.preventDefault()
  next?.focus()
  next?.select()
}

/** The boxes of one sheet in the order of the paper; sent as `values` in that order and `sum`. */
export function TypedBoxes({ kind, texts, differing }: { kind: ShownSheetKind; texts: Readonly<Record<string, string>>; differing?: readonly string[] }) {
  const m = useMessages()
  const id = useId()
  return (
    <>
      {kind.columns.map((column) => (
        <span key={column.id} className={classes.box}>
          <label htmlFor={`${id}-${column.id}`}>{boxLabel(m, kind, column)}</label>
          <input id={`${id}-${column.id}`} name="values" data-box defaultValue={texts[column.id] ?? ''} inputMode="decimal" autoComplete="off" maxLength={16} data-differs={differing?.includes(column.id) ? '' : undefined} />
        </span>
      ))}
      {kind.hasSum ? (
        <span className={classes.box}>
          <label htmlFor={`${id}-sum`}>{boxLabel(m, kind, 'sum')}</label>
          <input id={`${id}-sum`} name="sum" data-box defaultValue={texts.sum ?? ''} inputMode="decimal" autoComplete="off" maxLength={16} data-differs={differing?.includes('sum') ? '' : undefined} />
        </span>
      ) : null}
    </>
  )
}
