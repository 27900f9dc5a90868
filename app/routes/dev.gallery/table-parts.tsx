import { Section } from '#app/components/page/page-header.tsx'
import { FilterBar, FilterField } from '#app/components/forms/filter-bar.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { DiffTable } from '#app/components/tables/diff-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

import { columns, diffColumns } from './columns.tsx'
import type { GallerySamples } from './samples.server.ts'

const id = (row: { id: string }) => row.id

/** The table with links, paged; stacked on a phone; with ticks; long and drawn as it scrolls; empty; two editions compared. */
export function TableParts({ samples }: { samples: GallerySamples }) {
  const m = useMessages()
  const { words } = samples
  return (
    <>
      <Section title={words.heading} note={words.note}>
        <FilterBar active>
          <FilterField id="gallery-q" label={m.common.personName}>
            <input id="gallery-q" name="q" />
          </FilterField>
        </FilterBar>
        <DataTable
          columns={columns}
          rows={samples.rows}
          getRowId={id}
          caption={words.heading}
          defaultSort={{ id: 'rank', descending: false }}
          pageSize={12}
          rowHref={(row) => `/dev/gallery?row=${row.id}`}
          rowTone={(row) => (row.rank !== null && row.rank <= 3 ? 'decided' : row.total === null ? 'attention' : undefined)}
          footer={
            <tr>
              <th colSpan={5}>{words.sum}</th>
              <td data-align="end">80.12</td>
              <td />
            </tr>
          }
        />
      </Section>
      <Section title={`${words.heading} 2`}>
        <DataTable columns={columns} rows={samples.rows.slice(0, 4)} getRowId={id} caption={`${words.heading} 2`} name="second" phone="stack" selection={{ name: 'ids', label: (row) => row.name }} />
      </Section>
      <Section title={`${words.heading} 3`}>
        <DataTable columns={columns} rows={samples.many} getRowId={id} caption={`${words.heading} 3`} name="third" pageSize="all" />
      </Section>
      <Section title={m.common.table.empty}>
        <DataTable columns={columns} rows={[]} getRowId={id} caption={m.common.table.empty} name="fourth" />
      </Section>
      <Section title={m.common.diff.changed}>
        <DiffTable caption={m.common.diff.changed} columns={diffColumns} before={samples.rows} after={samples.later} getRowId={id} />
      </Section>
    </>
  )
}
