import { Checkbox, NativeSelect, Textarea, TextInput, type TextInputProps } from '@mantine/core'
import type { ReactNode } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'

import { useField } from './form-state.tsx'
import classes from './forms.module.css'

/** What every field takes. The label is always seen; `stored` is the value to start from, unless the form comes back with what was typed. */
export interface FieldProps {
  name: string
  label: ReactNode
  hint?: ReactNode
  stored?: string | number | null
  required?: boolean
  disabled?: boolean
  autoComplete?: string
  autoFocus?: boolean
}

type Extra = Pick<TextInputProps, 'type' | 'inputMode' | 'maxLength' | 'placeholder' | 'min' | 'max' | 'list' | 'spellCheck' | 'autoCapitalize' | 'className' | 'lang'>

function useCommon({ name, label, hint, stored, required, disabled, autoComplete, autoFocus }: FieldProps) {
  const { id, error, value } = useField(name, stored)
  const m = useMessages().common
  const shown = required === false ? (
    <>
      {label} <span className={classes.optional}>{m.optional}</span>
    </>
  ) : (
    label
  )
  return {
    id,
    name,
    label: shown,
    description: hint,
    error,
    defaultValue: value,
    required: required ?? false,
    withAsterisk: false,
    disabled: disabled ?? false,
    autoComplete: autoComplete ?? 'off',
    autoFocus: autoFocus ?? false,
    'aria-invalid': error ? true : undefined,
  } as const
}

/** One line of text. `required={false}` writes “optional” beside the label; required is the rule and not marked. */
export function TextField({ extra, ...props }: FieldProps & { extra?: Extra }) {
  return <TextInput {...useCommon(props)} {...extra} />
}

/** Several lines of text. */
export function TextAreaField({ rows = 3, maxLength, ...props }: FieldProps & { rows?: number; maxLength?: number }) {
  return <Textarea rows={rows} {...(maxLength ? { maxLength } : {})} {...useCommon(props)} />
}

/** Longer than this, a unit needs a wider place in its box: `minutes` beside `分钟`. */
const SHORT_UNIT = 4

/** A number as it is written by hand: kept as text, read strictly on the server, with the number pad on phones. */
export function NumberText({ decimals = 2, unit, ...props }: FieldProps & { decimals?: 0 | 2; unit?: ReactNode }) {
  return (
    <TextInput
      {...useCommon(props)}
      inputMode={decimals === 0 ? 'numeric' : 'decimal'}
      spellCheck={false}
      classNames={{ input: classes.number ?? '' }}
      rightSection={unit ? <span className={classes.unit}>{unit}</span> : undefined}
      rightSectionPointerEvents="none"
      rightSectionWidth={unit ? (typeof unit === 'string' && unit.length > SHORT_UNIT ? 80 : 48) : undefined}
    />
  )
}

/** A calendar day, by the browser's own picker: it knows the keyboard, the phone and needs no script. Days are `YYYY-MM-DD`. */
export function DateField({ min, max, ...props }: FieldProps & { min?: string; max?: string }) {
  return <TextInput {...useCommon(props)} type="date" {...(min ? { min } : {})} {...(max ? { max } : {})} classNames={{ input: classes.date ?? '' }} />
}

export interface Choice {
  value: string
  label: string
  disabled?: boolean
}

/**
 * One of a list, by the browser's own select. Without `stored` it starts empty and asks to choose; that first line stays when the
 * form comes back refused, because an option that vanished would move what was chosen.
 */
export function SelectField({ choices, allowEmpty = false, ...props }: FieldProps & { choices: Choice[]; allowEmpty?: boolean }) {
  const m = useMessages().common.form
  const common = useCommon(props)
  const startsEmpty = props.stored === undefined || props.stored === null || props.stored === ''
  const data = allowEmpty || startsEmpty ? [{ value: '', label: m.choose, disabled: !allowEmpty }, ...choices] : choices
  return <NativeSelect {...common} data={data} />
}

/** A yes or no. Sends `on` when ticked and nothing otherwise, as HTML does. */
export function CheckField({ name, label, hint, stored, value = 'on', disabled }: { name: string; label: ReactNode; hint?: ReactNode; stored?: boolean; value?: string; disabled?: boolean }) {
  const field = useField(name)
  const checked = field.value === '' ? (stored ?? false) : field.value === value
  return <Checkbox id={field.id} name={name} value={value} label={label} description={hint} error={field.error} defaultChecked={checked} disabled={disabled ?? false} />
}

/** One of a few, all seen at once. */
export function ChoiceField({ name, label, hint, choices, stored }: { name: string; label: ReactNode; hint?: ReactNode; choices: Choice[]; stored?: string | null }) {
  const { id, error, value } = useField(name, stored)
  return (
    <fieldset id={id} className={classes.choices} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {hint ? <div className={classes.hint}>{hint}</div> : null}
      {choices.map((choice) => (
        <label key={choice.value} className={classes.choice}>
          <input type="radio" name={name} value={choice.value} defaultChecked={choice.value === value} disabled={choice.disabled} />
          {choice.label}
        </label>
      ))}
      {error ? (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}

/** Fields that belong together, under one name. `columns` puts short ones side by side where there is room. */
export function FieldSet({ legend, hint, columns = 1, children }: { legend: ReactNode; hint?: ReactNode; columns?: 1 | 2 | 3 | 4; children: ReactNode }) {
  return (
    <fieldset className={classes.fieldSet}>
      <legend>{legend}</legend>
      {hint ? <div className={classes.hint}>{hint}</div> : null}
      <div className={classes.columns} data-columns={columns}>
        {children}
      </div>
    </fieldset>
  )
}

/** The acts at the end of a form. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>
}
