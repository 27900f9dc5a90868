import { Checkbox, NativeSelect, TextInput } from '@mantine/core'

import { fieldId, sentenceOf, useFormErrors } from '#app/components/forms/form-state.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './rules-editor.module.css'

interface DraftField<T> {
  /** Path in the rules, which is also the name of the form field. */
  path: string
  label: string
  value: T
  onChange: (value: T) => void
}

function useDraftField(path: string) {
  const { errors, prefix } = useFormErrors()
  const error = sentenceOf(useMessages(), errors[path])
  return { id: fieldId(prefix, path), name: path, error, 'aria-invalid': error ? true : undefined }
}

/** A line of text of the draft. `short` is for numbers and marks. */
export function DraftText({ path, label, value, onChange, hint, unit, short = false, optional = false }: DraftField<string> & { hint?: string; unit?: string; short?: boolean; optional?: boolean }) {
  const m = useMessages().common
  return (
    <TextInput
      {...useDraftField(path)}
      label={
        optional ? (
          <>
            {label} <span className={classes.optional}>{m.optional}</span>
          </>
        ) : (
          label
        )
      }
      description={hint}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
      maxLength={80}
      {...(short ? { inputMode: 'decimal' as const, spellCheck: false, classNames: { input: classes.number ?? '' } } : {})}
      {...(unit ? { rightSection: unit, rightSectionPointerEvents: 'none' as const } : {})}
    />
  )
}

/** One of a few words. */
export function DraftSelect({ path, label, value, onChange, options }: DraftField<string> & { options: Array<{ value: string; label: string }> }) {
  return <NativeSelect {...useDraftField(path)} label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} data={options} />
}

/** A yes or no of the draft. */
export function DraftCheck({ path, label, value, onChange, hint }: DraftField<boolean> & { hint?: string }) {
  const { id, name, error } = useDraftField(path)
  return <Checkbox id={id} name={name} value="on" label={label} description={hint} error={error} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
}

/** What is wrong with a list as a whole, such as weights that do not add up. */
export function ListProblem({ path }: { path: string }) {
  const { id, error } = useDraftField(path)
  return error ? (
    <p id={id} tabIndex={-1} className={classes.problem}>
      {error}
    </p>
  ) : null
}

/** A small act on one row. Its name says which row, for those who do not see where it stands. */
export function RowButton({ label, symbol, onClick, disabled = false, id }: { label: string; symbol: string; onClick: () => void; disabled?: boolean; id?: string }) {
  return (
    <button type="button" className={classes.rowButton} aria-label={label} title={label} onClick={onClick} disabled={disabled} id={id}>
      {symbol}
    </button>
  )
}
