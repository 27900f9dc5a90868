import { useSearchParams } from '@remix-run/react'

import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ExportTableName } from '#app/services/exports/export-table.ts'

import classes from './export-links.module.css'

/** The table beside it as a file. What the address narrows goes along, the page does not: a file holds all rows. `place` names what the table is about (studio, round). */
export function ExportLinks({ table, place = {} }: { table: ExportTableName; place?: Readonly<Record<string, string>> }) {
  const m = useMessages().common.export
  const [params] = useSearchParams()
  const query = new URLSearchParams(params)
  for (const name of [...query.keys()]) if (name === 'page' || name.endsWith('.page')) query.delete(name)
  for (const [name, value] of Object.entries(place)) query.set(name, value)
  const words = query.toString()
  const href = (format: 'xlsx' | 'csv') => `${paths.export(table, format)}${words === '' ? '' : `?${words}`}`
  return (
    <span className={classes.links} data-no-print>
      {m.label}
      <a href={href('xlsx')} download>
        Excel
      </a>
      <a href={href('csv')} download>
        CSV
      </a>
    </span>
  )
}
