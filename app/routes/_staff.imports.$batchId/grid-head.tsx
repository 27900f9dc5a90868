import { problemText } from '#app/components/imports/problem-text.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ImportPreview } from '#app/services/imports/get-import.server.ts'

import classes from './preview.module.css'

/** Letters and headers of the file's columns, and what each is read as. */
export function GridHead({ preview, onUse }: { preview: ImportPreview; onUse: (column: number, field: string) => void }) {
  const m = useMessages()
  const words = m.imports.grid
  const labels = new Map(preview.fields.map(({ field, label }) => [field, label]))
  return (
    <thead id="preview-head">
      <tr>
        <th scope="col" className={classes.corner}>
          {words.row}
        </th>
        {preview.columns.map(({ column, letters, header, use, hidden, problems }) => (
          <th key={column} scope="col" data-level={problems[0]?.level} data-use={use === 'ignore' ? 'ignore' : undefined}>
            <span className={classes.letters}>{letters}</span>
            <span className={classes.header}>{header}</span>
            {hidden ? <span className={classes.action}>{words.hiddenColumn}</span> : null}
            <select id={`use-${letters}`} aria-label={words.useOf(letters)} value={use} onChange={(event) => onUse(column, event.currentTarget.value)}>
              {use === 'unknown' ? <option value="unknown">{words.unknown}</option> : null}
              {preview.fields.map(({ field, label }) => (
                <option key={field} value={field}>
                  {label}
                </option>
              ))}
              <option value="ignore">{words.ignore}</option>
            </select>
            {problems.map((problem) => (
              <span key={problem.code} className={classes.sentence}>
                {problemText(m, problem, (field) => labels.get(field) ?? field)}
              </span>
            ))}
          </th>
        ))}
      </tr>
    </thead>
  )
}
