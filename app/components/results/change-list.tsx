import type { ResultChange } from '#db/schema/results.ts'

import classes from './change-list.module.css'
import { changeValue, fieldLabel, type ResultLabels } from './labels.ts'

/** What changed, person by person, one line each field; for the correction in progress and for the public. */
export function ChangeList({ changes, labels }: { changes: ResultChange[]; labels: ResultLabels }) {
  return (
    <ul className={classes.changes}>
      {changes.map((change) => (
        <li key={change.entryId}>
          <strong>
            {change.number} {change.name}
          </strong>
          <ul>
            {change.changes.map(({ field, before, after }) => (
              <li key={field}>
                <span className={classes.field}>{fieldLabel(labels, field)}</span> <del>{changeValue(labels, field, before)}</del> → <ins>{changeValue(labels, field, after)}</ins>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
