import { Fragment } from 'react'

import { paths } from '#app/lib/paths.ts'
import { comparedValue } from '#app/services/studios/compared-value.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ComparedRow, Comparison } from '#app/services/studios/compare.server.ts'

import classes from './compare.module.css'

/** Each figure in a row, each studio with its years in columns; a figure that moved a lot carries a flag and what it moved by. */
export function CompareTable({ comparison: { studios, years, rows } }: { comparison: Comparison }) {
  const m = useMessages()
  const words = m.studioCompare
  let section: string | null = null
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={words.caption}>
      <table className={classes.table}>
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {words.figure}
            </th>
            {studios.map(({ id, name, trade }) => (
              <th key={id} scope="colgroup" colSpan={years.length} className={classes.studio}>
                <a href={paths.studio(id)} data-nav="go">
                  {name}
                </a>
                <span className={classes.quiet}>{trade}</span>
              </th>
            ))}
          </tr>
          <tr>
            {studios.flatMap(({ id }) =>
              years.map((year, at) => (
                <th key={`${id}${year}`} scope="col" className={at === 0 ? classes.first : undefined}>
                  {year}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const heads = row.section !== null && row.section !== section
            section = row.section
            return (
              <Fragment key={row.key}>
                {heads ? (
                  <tr>
                    <th scope="rowgroup" colSpan={1 + studios.length * years.length} className={classes.section}>
                      {row.section}
                    </th>
                  </tr>
                ) : null}
                <Line row={row} years={years.length} />
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Line({ row, years }: { row: ComparedRow; years: number }) {
  const m = useMessages()
  const words = m.studioCompare
  return (
    <tr>
      <th scope="row">{row.label ?? m.reviews.meeting.grade}</th>
      {row.cells.map(({ studioId, year, value, change }, at) => (
        <td key={`${studioId}${year}`} className={at % years === 0 ? classes.first : undefined} data-marked={change?.marked ? '' : undefined}>
          {value === null ? <span className={classes.quiet}>{m.common.absentValue}</span> : comparedValue(m, row.kind, value)}
          {change ? <span className={classes.change}>{change.by === null ? words.changed[change.direction] : words.moved(change.direction === 'up', String(Math.abs(change.by)))}</span> : null}
        </td>
      ))}
    </tr>
  )
}
