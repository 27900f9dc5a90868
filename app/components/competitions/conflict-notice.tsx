import { Link } from '@remix-run/react'

import { useMessages } from '#app/messages/use-messages.tsx'

import { Notice } from '../page/notice.tsx'
import classes from './conflict-notice.module.css'

export interface ConflictLine {
  field: string
  stored: string
  typed: string
}

/** What somebody else has saved meanwhile, beside what was typed here. Saving again is then a decision and not an accident. */
export function ConflictNotice({ lines, reloadTo }: { lines: ConflictLine[]; reloadTo: string }) {
  const m = useMessages()
  const words = m.competitions.conflict
  return (
    <Notice tone="attention" title={words.title} role="alert">
      <p>{words.text}</p>
      <table className={classes.table}>
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.stored}</th>
            <th scope="col">{words.typed}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.field}>
              <th scope="row">{line.field}</th>
              <td>{line.stored || m.common.absentValue}</td>
              <td>{line.typed || m.common.absentValue}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <Link to={reloadTo} reloadDocument>
          {words.takeStored}
        </Link>
      </p>
    </Notice>
  )
}
