import { Group } from '@visx/group'
import { scaleBand, scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'

import { ChartTable } from './chart-table.tsx'
import classes from './charts.module.css'

const WIDTH = 520
const ROW = 30
const MARGIN = { top: 6, right: 60, bottom: 6, left: 90 }

/** Values left and right of nought, one row each, with their numbers beside the bars; the table says the same. */
export function DeviationBars({ title, rows, nameLabel, valueLabel }: { title: string; rows: ReadonlyArray<{ name: string; value: number; note: string }>; nameLabel: string; valueLabel: string }) {
  const height = rows.length * ROW + MARGIN.top + MARGIN.bottom
  const widest = Math.max(0.5, ...rows.map(({ value }) => Math.abs(value)))
  const x = scaleLinear({ domain: [-widest, widest], range: [0, WIDTH - MARGIN.left - MARGIN.right] })
  const y = scaleBand({ domain: rows.map(({ name }) => name), range: [0, rows.length * ROW], padding: 0.3 })
  return (
    <figure className={classes.figure}>
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true" className={classes.chart} data-kind="deviation">
        <Group left={MARGIN.left} top={MARGIN.top}>
          <line x1={x(0)} x2={x(0)} y1={0} y2={rows.length * ROW} className={classes.nought} />
          {rows.map(({ name, value, note }) => (
            <Group key={name} top={y(name) ?? 0}>
              <text x={-8} y={y.bandwidth() / 2} dy="0.35em" textAnchor="end" className={classes.value}>
                {name}
              </text>
              <Bar x={Math.min(x(0), x(value))} width={Math.abs(x(value) - x(0))} height={y.bandwidth()} className={classes.bar} />
              <text x={WIDTH - MARGIN.left - MARGIN.right + 6} y={y.bandwidth() / 2} dy="0.35em" className={classes.value}>
                {note}
              </text>
            </Group>
          ))}
        </Group>
      </svg>
      <ChartTable title={title} nameLabel={nameLabel} valueLabel={valueLabel} rows={rows.map(({ name, note }) => ({ name, value: note }))} />
    </figure>
  )
}
