import { createContext, useContext, useMemo, type ReactNode } from 'react'

import type { Messages } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

/**
 * Messages by field name; `form` is for what belongs to no single field. The shape an action returns. A message is a sentence, or
 * one of the codes of `errors.fields` as `parseForm` gives them; codes become sentences here.
 */
export type FieldErrors = Record<string, string | string[] | undefined>

/** What was typed, to be shown again after a refusal. */
export type FieldValues = Record<string, string | string[] | undefined>

interface FormState {
  errors: FieldErrors
  values: FieldValues
  /** Leads the ids of fields, so that two forms of one page may share field names. */
  prefix: string
}

const FormStateContext = createContext<FormState>({ errors: {}, values: {}, prefix: 'field' })

export function FormStateProvider({ errors, values, prefix, children }: { errors?: FieldErrors | null | undefined; values?: FieldValues | null | undefined; prefix: string; children: ReactNode }) {
  const state = useMemo(() => ({ errors: errors ?? {}, values: values ?? {}, prefix }), [errors, values, prefix])
  return <FormStateContext.Provider value={state}>{children}</FormStateContext.Provider>
}

/** All messages of the surrounding form. */
export function useFormErrors(): { errors: FieldErrors; prefix: string } {
  return useContext(FormStateContext)
}

/** What one field needs: its id, its message, and the value to start from (what was sent, else what is stored). */
export function useField(name: string, stored?: string | number | null): { id: string; error: string | undefined; value: string } {
  const { errors, values, prefix } = useContext(FormStateContext)
  const m = useMessages()
  const sent = values[name]
  const value = typeof sent === 'string' ? sent : stored === null || stored === undefined ? '' : String(stored)
  return { id: fieldId(prefix, name), error: sentenceOf(m, errors[name]), value }
}

/** Field names may hold dots and brackets (`parts[0].weight`); ids keep to what a selector can carry. */
export function fieldId(prefix: string, name: string): string {
  return `${prefix}-${name.replace(/[^A-Za-z0-9]+/g, '-').replace(/-+$/, '')}`
}

/** The first message of a field as a sentence. */
export function sentenceOf(m: Messages, message: string | string[] | undefined): string | undefined {
  const first = Array.isArray(message) ? message[0] : message
  if (first === undefined) return undefined
  return Object.hasOwn(m.errors.fields, first) ? m.errors.fields[first] : first
}
