import { Form, Link, useLocation, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './filter-bar.module.css'

/**
 * Narrowing a list by a GET form: what is chosen stands in the address, so it can be sent, kept and gone back to. `keep` names
 * parameters of the address that stay as they are (the sort); the page number never does. A field keeps what was typed until another
 * address comes: give the bar `key={params.toString()}`. `submit` names the act where nothing is searched.
 */
export function FilterBar({ children, keep = ['sort'], active = false, submit }: { children: ReactNode; keep?: string[]; active?: boolean; submit?: string }) {
  const m = useMessages().common
  const { pathname, search } = useLocation()
  const params = new URLSearchParams(search)
  return (
    <Form method="get" className={classes.bar} role="search" data-no-print>
      {keep.map((name) => {
        const value = params.get(name)
        return value === null ? null : <input key={name} type="hidden" name={name} value={value} />
      })}
      {children}
      <button type="submit" className={classes.button}>
        {submit ?? m.search}
      </button>
      {active ? <Link to={pathname}>{m.clearFilter}</Link> : null}
    </Form>
  )
}

/** A field of a filter bar; its label stands before it. Pass a native input or select with the same `id`. */
export function FilterField({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <span className={classes.field}>
      <label htmlFor={id}>{label}</label>
      {children}
    </span>
  )
}

/** Words to look for, as they stand in the address under `name`. */
export function FilterSearch({ name, label }: { name: string; label: string }) {
  const [params] = useSearchParams()
  const id = `filter-${name}`
  return (
    <FilterField id={id} label={label}>
      <input id={id} name={name} type="search" defaultValue={params.get(name) ?? ''} maxLength={80} />
    </FilterField>
  )
}

/** One of a list or all of it, as it stands in the address under `name`; `all` is the word for no choice. */
export function FilterChoice({ name, label, options, all }: { name: string; label: string; options: ReadonlyArray<readonly [value: string, text: string]>; all?: string }) {
  const m = useMessages().common
  const [params] = useSearchParams()
  const id = `filter-${name}`
  return (
    <FilterField id={id} label={label}>
      <select id={id} name={name} defaultValue={params.get(name) ?? ''}>
        <option value="">{all ?? m.all}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FilterField>
  )
}
