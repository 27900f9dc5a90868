import { Instant } from '#app/components/format/values.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import type { NoticeLine } from '#app/services/documents/documents-page.server.ts'

export const columns: Column<NoticeLine>[] = [
  { id: 'title', header: (m) => m.documents.notices.name, cell: (row) => row.title, names: true },
  { id: 'number', header: (m) => m.documents.notices.number, cell: (row) => row.documentNumber, nowrap: true },
  {
    id: 'state',
    header: (m) => m.documents.notices.state,
    cell: (row, { m }) => (
      <span>
        <StatusBadge tone={row.state === 'issued' ? 'decided' : 'active'}>{m.documents.notices.states[row.state]}</StatusBadge>
      </span>
    ),
  },
  { id: 'by', header: (m) => m.documents.notices.by, cell: (row) => row.createdByName, wideOnly: true },
  { id: 'at', header: (m) => m.documents.notices.at, cell: (row) => <Instant value={row.at} />, nowrap: true },
]
