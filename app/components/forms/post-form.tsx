import { Form, type FormProps } from '@remix-run/react'
import type { ReactNode } from 'react'

import { FormErrors } from './form-errors.tsx'
import { FormStateProvider, type FieldErrors, type FieldValues } from './form-state.tsx'
import { IdempotencyField } from './idempotency-field.tsx'
import classes from './forms.module.css'

export interface PostFormProps {
  /** Becomes the hidden field `intent`; one page may hold several forms. Also leads the ids of the fields. */
  intent: string
  /** The action's answer, when it was to this intent: `actionData?.errors`, `actionData?.values`. */
  errors?: FieldErrors | null | undefined
  values?: FieldValues | null | undefined
  /** Labels of the fields, so that the summary of problems can name and link them. */
  labels?: Record<string, string>
  /** `fields` lays the content out as a column; `bare` leaves the layout to the caller. */
  look?: 'fields' | 'bare'
  action?: string
  encType?: FormProps['encType']
  reloadDocument?: boolean
  preventScrollReset?: boolean
  /** Told of every change of a field inside. */
  onChange?: FormProps['onChange']
  children: ReactNode
}

/**
 * A form that changes something: posts, carries its intent and an idempotency key, hands the server's messages and what was typed
 * to the fields inside, and works without JavaScript. The server is the only judge, so the browser's own bubbles are off.
 */
export function PostForm({ intent, errors, values, labels, look = 'fields', children, ...form }: PostFormProps) {
  return (
    <Form method="post" noValidate className={look === 'fields' ? classes.form : undefined} {...form}>
      <input type="hidden" name="intent" value={intent} />
      <IdempotencyField />
      <FormStateProvider errors={errors} values={values} prefix={intent}>
        <FormErrors {...(labels ? { labels } : {})} />
        {children}
      </FormStateProvider>
    </Form>
  )
}
