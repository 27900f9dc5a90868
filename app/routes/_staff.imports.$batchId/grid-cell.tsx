import { useEffect, useRef } from 'react'

import { problemText } from '#app/components/imports/problem-text.ts'
import { Icon } from '#app/components/page/icon.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { PreviewCell } from '#app/services/imports/import-preview.ts'

import classes from './preview.module.css'

interface GridCellProps {
  id: string
  address: string
  cell: PreviewCell | undefined
  readOnly: boolean
  /** Typed and on its way. */
  pending: string | null
  editing: boolean
  onEdit: () => void
  /** Null when nothing was changed. */
  onFinish: (text: string | null) => void
}

/** One cell: its text, what is said about it, and a field in its place while it is corrected. */
export function GridCell({ id, address, cell, readOnly, pending, editing, onEdit, onFinish }: GridCellProps) {
  const m = useMessages()
  const words = m.imports.grid
  const text = pending ?? cell?.text ?? ''
  const assigned = cell?.problems?.find((problem) => problem.code === 'number.assigned')?.data?.number
  return (
    <td id={id} data-level={pending === null ? cell?.level : undefined} data-pending={pending === null ? undefined : ''}>
      {editing ? (
        <CellField address={address} start={cell?.masked ? '' : text} hint={cell?.masked ? words.maskedHint : undefined} onFinish={onFinish} />
      ) : readOnly ? (
        <span className={classes.text}>{text}</span>
      ) : (
        <button type="button" className={classes.cell} data-cell onClick={onEdit} aria-label={`${words.edit(address)} ${text}`}>
          {text || <span className={classes.assigned}>{assigned ?? '\u00a0'}</span>}
        </button>
      )}
      {cell?.corrected ? <span className={classes.corrected}>{words.corrected}</span> : null}
      {pending === null
        ? cell?.problems?.map((problem) => (
            <span key={problem.code} className={classes.sentence} data-level={problem.level}>
              {problem.level === 'notice' ? null : <Icon name="alert" size={12} />} {problemText(m, problem)}
            </span>
          ))
        : null}
    </td>
  )
}

function CellField({ address, start, hint, onFinish }: { address: string; start: string; hint: string | undefined; onFinish: (text: string | null) => void }) {
  const words = useMessages().imports.grid
  const field = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const finish = (text: string | null) => {
    if (done.current) return
    done.current = true
    // A masked cell starts empty: leaving it empty keeps what is stored.
    onFinish(text === start ? null : text)
  }
  return (
    <>
      <input
        ref={field}
        className={classes.field}
        defaultValue={start}
        maxLength={500}
        aria-label={words.edit(address)}
        spellCheck={false}
        autoComplete="off"
        onBlur={(event) => finish(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') {
            event.preventDefault()
            finish(event.currentTarget.value)
          } else if (event.key === 'Escape') {
            event.stopPropagation()
            finish(null)
          }
        }}
      />
      {hint ? <span className={classes.corrected}>{hint}</span> : null}
    </>
  )
}
