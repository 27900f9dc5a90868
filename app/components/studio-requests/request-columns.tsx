import type { StatusTone } from '#app/components/page/status-badge.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { Instant } from '#app/components/format/values.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import type { Messages } from '#app/messages/index.ts'
import type { RequestLine } from '#app/services/studios/requests/request-pages.server.ts'

import { requestTitle } from '#app/services/studios/requests/request-title.ts'

const TONES: Record<RequestLine['state'], StatusTone> = {
  draft: 'plain', submitted: 'active', returned: 'attention', underReview: 'active', publicNotice: 'active', approved: 'decided', refused: 'void', withdrawn: 'void',
}

export const requestTone = (state: RequestLine['state']): StatusTone => TONES[state]

const state = { id: 'state', header: (m: Messages) => m.studioRequests.column.state, cell: (row: RequestLine, { m }: { m: Messages }) => <StatusBadge tone={requestTone(row.state)}>{m.terms.requestState[row.state]}</StatusBadge>, nowrap: true }
const updatedAt = { id: 'updatedAt', header: (m: Messages) => m.studioRequests.column.updatedAt, cell: (row: RequestLine) => <Instant value={row.updatedAt} precision="minute" />, nowrap: true }

/** The database puts the last touched first; no column can be sorted by. */
export const requestColumns = defineColumns<RequestLine>([
  { id: 'studio', header: (m) => m.studioRequests.column.studio, cell: (row) => row.studioName, names: true },
  { id: 'kind', header: (m) => m.studioRequests.column.kind, cell: (row, { m }) => requestTitle(m, row), nowrap: true },
  { id: 'lead', header: (m) => m.studioRequests.column.lead, cell: (row, { m }) => row.leadName ?? m.common.absentValue, nowrap: true },
  { id: 'host', header: (m) => m.studioRequests.column.host, cell: (row, { m }) => row.hostName ?? m.common.absentValue },
  state,
  updatedAt,
])

/** The same for one studio. */
export const ownRequestColumns = defineColumns<RequestLine>([
  { id: 'kind', header: (m) => m.studioRequests.column.kind, cell: (row, { m }) => requestTitle(m, row), names: true },
  state,
  updatedAt,
])
