import { Form, Link, useSearchParams } from '@remix-run/react'

import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { StudiosNav } from '#app/components/studios/studios-nav.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { BureauList } from '#app/services/studios/bureau-list.server.ts'

import { bureauColumns } from './bureau-columns.tsx'
import { FILTERS, StudioFilters } from './filters.tsx'
import classes from './register.module.css'
import { TownMap } from './town-map.tsx'

/** Every studio of the region with what comes next, overdue first; the map above narrows it, ticks choose what to compare. */
export function BureauRegister({ list: { rows, total, towns, trades } }: { list: BureauList }) {
  const m = useMessages()
  const words = m.studios
  const [params] = useSearchParams()
  const filtered = FILTERS.some((name) => (params.get(name) ?? '') !== '')
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} actions={<ExportLinks table="studios" />}>
        <StudiosNav />
      </PageHeader>
      {towns.length > 0 ? <TownMap towns={towns} /> : null}
      <StudioFilters towns={towns.map(({ town }) => town)} trades={trades} />
      <Form method="get" action={paths.studiosCompare()}>
        <DataTable
          columns={bureauColumns}
          rows={rows}
          total={total}
          getRowId={(row) => row.id}
          caption={words.caption}
          defaultSort={{ id: 'due', descending: false }}
          rowHref={(row) => paths.studio(row.id)}
          rowTone={(row) => (row.dueRank === 'overdue' ? 'attention' : undefined)}
          selection={{ name: 'studio', label: (row) => row.name }}
          phone="stack"
          empty={filtered ? <EmptyState title={words.noMatch} action={<Link to={paths.studios()}>{m.common.clearFilter}</Link>} /> : <EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
        />
        {rows.length > 1 ? (
          <p className={classes.pick} data-no-print>
            <button type="submit" className={classes.button}>
              {words.pick.compare}
            </button>{' '}
            <span className={classes.quiet}>{words.pick.hint}</span>
          </p>
        ) : null}
      </Form>
    </>
  )
}
