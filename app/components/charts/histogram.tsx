import { AxisBottom, AxisLeft } from '@visx/axis'
import { Group } from '@visx/group'
import { scaleBand, scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'

import { ChartTable } from './chart-table.tsx'
import classes from './charts.module.css'

// Near the size at which it is shown, so that its numbers keep the size of print.
const WIDTH = 380
const HEIGHT = 200
const MARGIN = { top: 16, right: 8, bottom: 34, left: 36 }

/** Counts over equal steps as bars; the same numbers stand in a table for those who do not see them. */
export function Histogram({ title, bins, valueLabel, countLabel }: { title: string; bins: ReadonlyArray<{ from: number; to: number; count: number }>; valueLabel: string; countLabel: string }) {
  const labels = bins.map(({ from, to }) => `${from}–${to}`)
  const x = scaleBand({ domain: labels, range: [0, WIDTH - MARGIN.left - MARGIN.right], padding: 0.12 })
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const y = scaleLinear({ domain: [0, most], range: [HEIGHT - MARGIN.top - MARGIN.bottom, 0], nice: true })
  const floor = HEIGHT - MARGIN.top - MARGIN.bottom
  return (
    <figure className={classes.figure}>
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className={classes.chart}>
        <Group left={MARGIN.left} top={MARGIN.top}>
          {bins.map(({ count }, at) => (
            <Bar key={labels[at]} x={x(labels[at]!) ?? 0} y={y(count)} width={x.bandwidth()} height={floor - y(count)} className={classes.bar} />
          ))}
          {bins.map(({ count }, at) =>
            count === 0 ? null : (
              <text key={labels[at]} x={(x(labels[at]!) ?? 0) + x.bandwidth() / 2} y={y(count) - 4} textAnchor="middle" className={classes.value}>
                {count}
              </text>
            ),
          )}
          <AxisBottom top={floor} scale={x} tickLabelProps={{ className: classes.tick ?? '', textAnchor: 'middle' }} tickFormat={(label) => label.split('–')[0] ?? ''} />
          <AxisLeft scale={y} numTicks={Math.min(4, most)} tickFormat={(value) => String(Number(value))} tickLabelProps={{ className: classes.tick ?? '', textAnchor: 'end', dx: -4, dy: 3 }} />
        </Group>
      </svg>
      <ChartTable title={title} nameLabel={valueLabel} valueLabel={countLabel} rows={bins.map(({ count }, at) => ({ name: labels[at]!, value: count }))} />
    </figure>
  )
}
