import { formatInstant } from '#app/components/format/format-instant.ts'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { registrationTone } from '#app/components/registration/registration-tone.ts'
import { defineColumns } from '#app/components/tables/columns.ts'
import type { QueueRow } from '#app/services/registration/queue-page.server.ts'

export const queueColumns = defineColumns<QueueRow>([
  { id: 'number', header: (m) => m.registration.queue.number, cell: (row) => row.number, sort: (row) => row.number, width: '5rem', nowrap: true },
  { id: 'name', header: (m) => m.registration.queue.name, cell: (row) => row.name, sort: (row) => row.name, names: true, width: '9rem' },
  { id: 'organisation', header: (m) => m.registration.queue.organisation, cell: (row, { m }) => row.organisation || m.common.absentValue, sort: (row) => row.organisation },
  { id: 'level', header: (m) => m.registration.queue.level, cell: (row, { m }) => (row.skillLevel ? m.terms.skillLevel[row.skillLevel] : m.common.absentValue), nowrap: true, wideOnly: true },
  {
    id: 'check',
    header: (m) => m.registration.queue.check,
    cell: (row, { m }) => {
      const { queue } = m.registration
      const said = [row.findings.length === 0 ? queue.fits : queue.findings(row.findings.length), ...(row.namesake ? [queue.namesake] : [])].join(m.imports.listSeparator)
      return row.findings.length > 0 || row.namesake ? <StatusBadge tone="attention">{said}</StatusBadge> : said
    },
    sort: (row) => row.findings.length,
  },
  { id: 'submittedAt', header: (m) => m.registration.queue.submittedAt, cell: (row, { m }) => (row.submittedAt ? formatInstant(row.submittedAt) : m.common.absentValue), sort: (row) => row.submittedAt, nowrap: true },
  { id: 'state', header: (m) => m.registration.queue.state, cell: (row, { m }) => <StatusBadge tone={registrationTone[row.registration]}>{m.registration.state[row.registration]}</StatusBadge>, sort: (row) => row.registration, width: '8rem' },
])
