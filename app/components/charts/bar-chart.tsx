import { scaleBand, scaleLinear } from '@visx/scale'

import classes from './bar-chart.module.css'

export interface BarGroup {
  label: string
  /** One number per series, in the order of `series`. */
  values: number[]
}

const HEIGHT = 200
const MARGIN = { top: 18, right: 8, bottom: 26, left: 8 }
const GROUP_WIDTH = 110

/**
 * Bars side by side, a few series over a few groups. Drawn on the server as plain SVG; the number stands on each bar. Its table for screen readers is the
 * caller's: the chart itself is hidden from them.
 */
export function BarChart({ groups, series, format, title }: { groups: BarGroup[]; series: string[]; format: (value: number) => string; title: string }) {
  const width = Math.max(280, groups.length * GROUP_WIDTH)
  const most = Math.max(1, ...groups.flatMap(({ values }) => values))
  const x = scaleBand<string>({ domain: groups.map(({ label }) => label), range: [MARGIN.left, width - MARGIN.right], padding: 0.25 })
  const inner = scaleBand<number>({ domain: series.map((_, at) => at), range: [0, x.bandwidth()], padding: 0.12 })
  const y = scaleLinear<number>({ domain: [0, most], range: [HEIGHT - MARGIN.bottom, MARGIN.top] })
  return (
    <figure className={classes.figure} aria-hidden="true">
      <figcaption className={classes.caption}>
        {title}
        {series.map((name, at) => (
          <span key={name} className={classes.key} data-series={at}>
            {name}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} className={classes.chart}>
        <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(0)} y2={y(0)} className={classes.axis} />
        {groups.map(({ label, values }) => (
          <g key={label} transform={`translate(${x(label) ?? 0},0)`}>
            {values.map((value, at) => (
              <g key={series[at]}>
                <rect x={inner(at) ?? 0} y={y(value)} width={inner.bandwidth()} height={Math.max(0, y(0) - y(value))} className={classes.bar} data-series={at} />
                {value > 0 ? (
                  <text x={(inner(at) ?? 0) + inner.bandwidth() / 2} y={y(value) - 4} textAnchor="middle" className={classes.number}>
                    {format(value)}
                  </text>
                ) : null}
              </g>
            ))}
            <text x={x.bandwidth() / 2} y={HEIGHT - 8} textAnchor="middle" className={classes.label}>
              {label}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  )
}
