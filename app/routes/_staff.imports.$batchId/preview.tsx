import { Link, useSearchParams } from '@remix-run/react'

import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ImportPage, ImportPreview } from '#app/services/imports/get-import.server.ts'
import type { PreviewFilter } from '#app/services/imports/import-preview.ts'

import { PreviewGrid } from './preview-grid.tsx'
import { PreviewNotes } from './preview-notes.tsx'
import { ProblemList } from './problem-list.tsx'
import classes from './preview.module.css'

const FILTERS: readonly PreviewFilter[] = ['problems', 'changes', 'all']

/** What the file says, what is wrong with it, and what confirming would do. */
export function Preview({ page, preview }: { page: ImportPage; preview: ImportPreview }) {
  const words = useMessages().imports
  const { counts, tally } = preview
  const numbers = [
    { label: words.counts.rows, value: counts.rows },
    { label: words.counts.added, value: counts.added },
    { label: words.counts.changed, value: counts.changed },
    { label: words.counts.unchanged, value: counts.unchanged },
    { label: words.counts.problems, value: tally.error },
    { label: words.counts.warnings, value: tally.warning },
  ]
  return (
    <>
      <Notice tone={tally.error + tally.warning > 0 ? 'attention' : 'plain'} role="status">
        {tally.error === 0 && counts.added + counts.changed === 0 ? words.confirmForm.nothing : words.tally(tally.error, tally.warning)}
      </Notice>
      <dl className={classes.counts}>
        {numbers.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {page.kind === 'marks' ? <p className={classes.facts}>{words.markCountsNote}</p> : null}
      <PreviewNotes page={page} preview={preview} />
      {preview.listed.length > 0 ? <ProblemList preview={preview} /> : null}
      <Section title={words.preview}>
        <PreviewFilters preview={preview} />
        {preview.rows.length === 0 && preview.shown === 0 && preview.filter !== 'problems' ? <EmptyState title={words.noRows[preview.filter]} /> : <PreviewGrid version={page.version} preview={preview} />}
        <PreviewPages preview={preview} />
      </Section>
    </>
  )
}

function PreviewFilters({ preview }: { preview: ImportPreview }) {
  const words = useMessages().imports.filter
  return (
    <nav className={classes.filters} aria-label={words.label} data-no-print>
      {FILTERS.map((filter) => (
        <Link key={filter} to={`?show=${filter}`} preventScrollReset aria-current={filter === preview.filter ? 'page' : undefined}>
          {words[filter]}
        </Link>
      ))}
    </nav>
  )
}

const ROWS_PER_PAGE = 100

function PreviewPages({ preview }: { preview: ImportPreview }) {
  const m = useMessages()
  const [params] = useSearchParams()
  const { page, pages, shown, filter } = preview
  if (pages === 1) return null
  const to = (target: number) => {
    const next = new URLSearchParams(params)
    next.set('show', filter)
    next.set('page', String(target))
    return `?${next}`
  }
  return (
    <nav className={classes.pages} aria-label={m.common.table.pages} data-no-print>
      {page > 1 ? <Link to={to(page - 1)}>{m.common.table.previousPage}</Link> : null}
      <span>{m.imports.rowsShown((page - 1) * ROWS_PER_PAGE + 1, Math.min(shown, page * ROWS_PER_PAGE), shown)}</span>
      {page < pages ? <Link to={to(page + 1)}>{m.common.table.nextPage}</Link> : null}
    </nav>
  )
}
