import { BarChart } from '#app/components/charts/bar-chart.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './figures.module.css'

interface YearRow {
  year: number
  values: number[]
}

/** Counts of some series over the years: the chart for the eye, the same numbers as a table for everybody. */
export function YearChart({ title, series, rows }: { title: string; series: string[]; rows: YearRow[] }) {
  const m = useMessages().studioFigures
  if (series.length === 0 || rows.every(({ values }) => values.every((value) => value === 0))) return <p className={classes.none}>{m.none}</p>
  const columns: Array<Column<YearRow>> = [
    { id: 'year', header: () => m.year, cell: (row) => String(row.year), names: true, nowrap: true },
    ...series.map((name, at): Column<YearRow> => ({ id: `s${at}`, header: () => name, cell: (row) => String(row.values[at] ?? 0), align: 'end' })),
  ]
  return (
    <div className={classes.beside}>
      <BarChart title={title} series={series} groups={rows.map(({ year, values }) => ({ label: String(year), values }))} format={String} />
      <StaticTable columns={columns} rows={rows} getRowId={(row) => String(row.year)} caption={title} />
    </div>
  )
}
