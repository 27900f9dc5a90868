import { Instant } from '#app/components/format/values.tsx'
import { StatusBadge, type StatusTone } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import type { EventImports } from '#app/services/imports/get-import.server.ts'

export type ImportLine = EventImports['batches'][number]

const TONE: Readonly<Record<ImportLine['state'], StatusTone>> = { reading: 'attention', preview: 'active', confirmed: 'plain', refused: 'void', undone: 'void', discarded: 'void' }

export const historyColumns = defineColumns<ImportLine>([
  { id: 'file', header: (m) => m.imports.history.file, cell: (row) => row.fileName, names: true },
  { id: 'kind', header: (m) => m.imports.history.kind, cell: (row, { m }) => m.imports.kind[row.kind], nowrap: true },
  { id: 'state', header: (m) => m.imports.history.state, cell: (row, { m }) => <StatusBadge tone={TONE[row.state]}>{m.terms.importState[row.state]}</StatusBadge>, nowrap: true },
  {
    id: 'result',
    header: (m) => m.imports.history.result,
    cell: (row, { m }) => (row.counts && row.state !== 'refused' ? m.imports.history.counts(row.counts.added, row.counts.changed, row.counts.unchanged) : m.common.absentValue),
  },
  { id: 'by', header: (m) => m.imports.history.by, cell: (row) => row.createdByName, nowrap: true },
  { id: 'at', header: (m) => m.imports.history.at, cell: (row) => <Instant value={row.createdAt} />, nowrap: true },
])
