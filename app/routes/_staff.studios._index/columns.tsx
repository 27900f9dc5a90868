import { Citation } from '#app/components/disclosure/citation.tsx'
import { Day } from '#app/components/format/values.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import { studioTone } from '#app/services/studios/state-tone.ts'
import { tierText } from '#app/services/studios/tier-text.ts'
import type { StudioLine } from '#app/services/studios/studio-pages.server.ts'

import classes from './register.module.css'

/** A leader's or host's own studios; no column can be sorted by. */
export const columns = defineColumns<StudioLine>([
  {
    id: 'name',
    header: (m) => m.studios.column.name,
    cell: (row) => row.name,
    names: true,
  },
  { id: 'tier', header: (m) => m.studios.column.tier, cell: (row, { m, locale }) => tierText(m, locale, row), nowrap: true },
  { id: 'trade', header: (m) => m.studios.column.trade, cell: (row) => row.trade, nowrap: true },
  { id: 'lead', header: (m) => m.studios.column.lead, cell: (row, { m }) => row.leadName ?? m.common.absentValue, nowrap: true },
  { id: 'host', header: (m) => m.studios.column.host, cell: (row, { m }) => row.hostName ?? m.common.absentValue },
  {
    id: 'recognisedOn',
    header: (m) => m.studios.column.recognition,
    cell: (row) => (
      <span className={classes.two}>
        <Day value={row.recognisedOn} />
        {row.recognitionDocument ? <span className={classes.quiet}>{row.recognitionDocument}</span> : null}
      </span>
    ),
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
  {
    id: 'policy',
    header: (m) => m.studios.column.policy,
    cell: (row, { m }) => (row.policy ? <Citation cites={row.policy.cites}>{row.policy.documentNumber}</Citation> : <span className={classes.quiet}>{m.studios.noPolicy}</span>),
  },
])
