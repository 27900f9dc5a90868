import { Link } from '@remix-run/react'

import { problemText } from '#app/components/imports/problem-text.ts'
import { Icon } from '#app/components/page/icon.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ImportPreview } from '#app/services/imports/get-import.server.ts'

import classes from './preview.module.css'

/** Id of a cell in the grid; the list of problems and the keys go there. */
export const cellId = (address: string) => `cell-${address}`

/** Every problem with its address; following it leads to its cell, on whichever page of the preview that is. */
export function ProblemList({ preview }: { preview: ImportPreview }) {
  const m = useMessages()
  const words = m.imports
  const letters = new Map(preview.columns.map((column) => [column.column, column.letters]))
  const labels = new Map(preview.fields.map(({ field, label }) => [field, label]))
  return (
    <Section title={words.problemsTitle}>
      <ul className={classes.problems} tabIndex={0} aria-label={words.problemsTitle}>
        {preview.listed.map((problem) => {
          const letter = problem.column === null ? null : letters.get(problem.column)
          const address = letter ? `${letter}${problem.row}` : String(problem.row)
          const isHeader = problem.row === preview.headerRow
          const target = isHeader ? (letter ? `use-${letter}` : 'preview-head') : cellId(letter ? address : `A${problem.row}`)
          return (
            <li key={`${address} ${problem.code}`} data-level={problem.level}>
              <Icon name="alert" size={14} />
              <Link to={isHeader ? `#${target}` : `?show=${preview.filter}&page=${problem.page}#${target}`} preventScrollReset={isHeader}>
                {letter ? address : words.whole}
              </Link>
              <span>{problemText(m, problem, (field) => labels.get(field) ?? field)}</span>
            </li>
          )
        })}
      </ul>
      {preview.unlisted > 0 ? <p className={classes.facts}>{words.problemsMore(preview.unlisted)}</p> : null}
    </Section>
  )
}
