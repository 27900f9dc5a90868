import { useSearchParams } from '@remix-run/react'

import { FilterBar, FilterChoice, FilterField } from '#app/components/forms/filter-bar.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { AUDIT_PARAMETERS } from '#app/services/admin/audit-query.ts'

import classes from './audit.module.css'

/** Narrows the record by chain, kind, person and days; everything stands in the address. */
export function AuditFilters({ chains, actors }: { chains: Array<{ key: string; name: string }>; actors: Array<{ id: string; name: string }> }) {
  const m = useMessages().audit
  const [params] = useSearchParams()
  const chosen = (name: string) => params.get(name) ?? ''
  return (
    <FilterBar key={params.toString()} keep={[]} active={AUDIT_PARAMETERS.some((name) => chosen(name) !== '')}>
      <FilterChoice name="chain" label={m.filter.chain} options={chains.map(({ key, name }) => [key, name])} />
      <FilterChoice name="kind" label={m.filter.kind} options={Object.entries(m.kinds)} />
      <FilterChoice name="actor" label={m.filter.actor} options={actors.map(({ id, name }) => [id, name])} />
      <FilterField id="filter-from" label={m.filter.from}>
        <span className={classes.days}>
          <input id="filter-from" name="from" type="date" defaultValue={chosen('from')} />
          <label htmlFor="filter-to">{m.filter.to}</label>
          <input id="filter-to" name="to" type="date" defaultValue={chosen('to')} />
        </span>
      </FilterField>
    </FilterBar>
  )
}
