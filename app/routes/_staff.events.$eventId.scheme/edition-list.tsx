import { formatInstant } from '#app/components/format/format-instant.ts'
import { Section } from '#app/components/page/page-header.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { SchemePage } from '#app/services/schemes/scheme-page.server.ts'

type Line = SchemePage['editions'][number] & { state: 'draft' | 'frozen' | 'proposal' }

const columns: Array<Column<Line>> = [
  { id: 'edition', header: (m) => m.schemes.edition, cell: (row, { m }) => m.schemes.read.edition(row.edition), names: true },
  { id: 'state', header: (m) => m.schemes.state, cell: (row, { m }) => m.schemes.stateOf[row.state] },
  { id: 'items', header: (m) => m.schemes.items, cell: (row) => row.items, align: 'end' },
  { id: 'at', header: (m) => m.schemes.at, cell: (row) => formatInstant(row.frozenAt ?? row.savedAt) },
  { id: 'by', header: (m) => m.schemes.byWhom, cell: (row, { m }) => row.by ?? m.common.absentValue },
  { id: 'reason', header: (m) => m.schemes.read.reason, cell: (row, { m }) => row.reason ?? m.common.absentValue },
  { id: 'hash', header: (m) => m.schemes.read.hash, cell: (row) => <code>{row.hash.slice(0, 12)}</code>, wideOnly: true },
]

/** All editions of the part's scheme: what was marked by stays readable by its hash. */
export function EditionList({ editions, frozenEdition }: { editions: SchemePage['editions']; frozenEdition: number | null }) {
  const words = useMessages().schemes
  const rows = editions.map((edition): Line => ({ ...edition, state: edition.frozenAt !== null ? 'frozen' : frozenEdition === null ? 'draft' : 'proposal' }))
  return (
    <Section title={words.editions}>
      <StaticTable columns={columns} rows={rows} getRowId={(row) => String(row.edition)} caption={words.editionsCaption} phone="stack" />
    </Section>
  )
}
