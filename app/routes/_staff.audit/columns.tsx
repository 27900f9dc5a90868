import { Instant } from '#app/components/format/values.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import type { AuditLine } from '#app/services/admin/audit-page.server.ts'

import classes from './audit.module.css'

/** The database orders the record, newest first, so no column sorts. */
export const columns = defineColumns<AuditLine>([
  { id: 'at', header: (m) => m.audit.column.at, cell: (row) => <Instant value={row.at} precision="second" />, nowrap: true, width: '10.5rem' },
  { id: 'actor', header: (m) => m.audit.column.actor, cell: (row) => row.actor, nowrap: true, width: '8rem' },
  { id: 'what', header: (m) => m.audit.column.what, cell: (row) => row.sentence, names: true },
  {
    id: 'chain',
    header: (m) => m.audit.column.chain,
    cell: (row, { m }) => (
      <span className={classes.place}>
        <a href={`?chain=${encodeURIComponent(row.chain)}`} data-nav="go" className={classes.chain}>
          {row.chainName}
        </a>
        <span className={classes.number}>{m.audit.number(row.seq)}</span>
      </span>
    ),
    width: '19rem',
  },
  {
    id: 'hash',
    header: (m) => m.audit.column.hash,
    cell: (row, { m }) => (
      <abbr className={classes.hash} title={row.hash} aria-label={m.audit.hashLabel(row.hash)}>
        {row.hash.slice(0, 8)}
      </abbr>
    ),
    width: '6rem',
    wideOnly: true,
  },
])
