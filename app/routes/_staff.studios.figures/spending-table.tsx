import { WideTable } from '#app/components/tables/wide-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './figures.module.css'

interface UseRow {
  use: string
  name: string
  /** Fen by year. */
  years: number[]
  fen: number
}

/** Spending by use and year; the length of a bar is the use's part of all spending. */
export function SpendingTable({ years, rows, write }: { years: number[]; rows: UseRow[]; write: (fen: number) => string }) {
  const m = useMessages().studioFigures
  if (rows.length === 0) return <p className={classes.none}>{m.none}</p>
  const all = Math.max(1, rows.reduce((sum, { fen }) => sum + fen, 0))
  const most = Math.max(1, ...rows.map(({ fen }) => fen))
  return (
    <WideTable caption={m.spending} className={classes.spending}>
      <thead>
        <tr>
          <th scope="col">{m.use}</th>
          {years.map((year) => (
            <th key={year} scope="col" data-align="end">
              {year}
            </th>
          ))}
          <th scope="col" data-align="end">
            {m.sum}
          </th>
          <th scope="col">{m.share}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.use}>
            <th scope="row">{row.name}</th>
            {row.years.map((fen, at) => (
              <td key={years[at]} data-align="end">
                {write(fen)}
              </td>
            ))}
            <td data-align="end">{write(row.fen)}</td>
            <td className={classes.share}>
              <i className={classes.bar} style={{ width: `${Math.round((row.fen / most) * 60)}%` }} aria-hidden="true" /> {`${Math.round((row.fen / all) * 100)}%`}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}
