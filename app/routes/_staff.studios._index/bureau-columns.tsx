import { Day } from '#app/components/format/values.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import { DueText } from '#app/components/studios/due-text.tsx'
import { studioTone } from '#app/services/studios/state-tone.ts'
import { tierText } from '#app/services/studios/tier-text.ts'
import type { BureauLine } from '#app/services/studios/bureau-list.server.ts'

import classes from './register.module.css'

/** The database sorts the list, so the values here only say which columns can be sorted by. */
export const bureauColumns = defineColumns<BureauLine>([
  { id: 'name', header: (m) => m.studios.column.name, cell: (row) => row.name, sort: (row) => row.name, names: true },
  { id: 'due', header: (m) => m.studios.column.due, cell: (row, { m, locale }) => <DueText m={m} locale={locale} row={row} />, sort: (row) => row.dueOn },
  { id: 'town', header: (m) => m.studios.column.town, cell: (row, { m }) => row.town ?? m.common.absentValue, nowrap: true },
  { id: 'trade', header: (m) => m.studios.column.trade, cell: (row) => row.trade, nowrap: true },
  { id: 'tier', header: (m) => m.studios.column.tier, cell: (row, { m, locale }) => tierText(m, locale, row), sort: (row) => row.tier, nowrap: true },
  {
    id: 'lead',
    header: (m) => m.studios.column.lead,
    cell: (row, { m }) => (
      <span className={classes.two}>
        {row.leadName ?? m.common.absentValue}
        {row.hostName ? <span className={classes.quiet}>{row.hostName}</span> : null}
      </span>
    ),
  },
  {
    id: 'recognisedOn',
    header: (m) => m.studios.column.recognition,
    cell: (row) => (
      <span className={classes.two}>
        <Day value={row.recognisedOn} />
        {row.recognitionDocument ? <span className={classes.quiet}>{row.recognitionDocument}</span> : null}
      </span>
    ),
    sort: (row) => row.recognisedOn,
    descendingFirst: true,
  },
  {
    id: 'state',
    header: (m) => m.studios.column.state,
    cell: (row, { m }) => (
      <span>
        <StatusBadge tone={studioTone(row.state)}>{m.terms.studioState[row.state]}</StatusBadge>
      </span>
    ),
    nowrap: true,
  },
])
