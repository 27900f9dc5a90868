import { formatInstant } from '#app/components/format/format-instant.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { MarkColumn } from '#app/services/marks/cell-rules.ts'
import type { OwnSheet } from '#app/services/sheets/own-sheet.server.ts'

import type { FieldErrors } from '../forms/form-state.tsx'
import { PostForm } from '../forms/post-form.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { Notice } from '../page/notice.tsx'
import { labelOf } from '../score-grid/column-labels.ts'
import { ConflictList } from '../score-grid/conflict-list.tsx'
import { cellKey } from '../score-grid/grid-model.ts'
import type { GridStore } from '../score-grid/grid-store.ts'
import { SaveLine } from '../score-grid/save-line.tsx'
import { useGeneration } from '../score-grid/use-grid.ts'
import classes from './judge-sheet.module.css'
import { MarkField } from './mark-field.tsx'

/** One judge's sheet: a card for each number with a large field for each part, what is saved, what is handed in, and nothing of anybody else. */
export function JudgeSheet({ sheet, store, readOnly, errors }: { sheet: OwnSheet; store: GridStore; readOnly: boolean; errors: { entryId: string; errors: FieldErrors } | null }) {
  const m = useMessages()
  const words = m.judges.sheet
  const locale = useLocale()
  useGeneration(store)
  const { entries } = sheet.data
  const all = entries.length * sheet.columns.length
  const stored = (entryId: string) => sheet.columns.map((column) => store.cell(cellKey(entryId, column.id)))
  const given = entries.flatMap((entry) => stored(entry.id)).filter((cell) => cell.value !== null || cell.absentJudge).length
  const partOf = (column: MarkColumn) => labelOf(column, sheet.rules, m, locale).group
  const numberOf = (entryId: string) => entries.find((entry) => entry.id === entryId)?.number ?? ''
  const setOf = new Map(sheet.sets.map((set) => [set.entryId, set]))
  const returned = sheet.sets.filter((set) => set.returned !== null)
  return (
    <>
      <p className={classes.progress} role="status">
        <span>{words.progress(given, all)}</span>
        <span>{words.declared(sheet.sets.filter((set) => set.finalAt !== null).length, entries.length)}</span>
      </p>
      {returned.length > 0 ? <Notice tone="attention">{words.returnedCount(returned.length)}</Notice> : null}
      <ConflictList store={store} place={(entryId, column) => words.markOf(numberOf(entryId), partOf(sheet.columns.find((candidate) => candidate.id === column) ?? sheet.columns[0]!))} />
      <ol className={classes.list}>
        {entries.map((entry) => {
          const set = setOf.get(entry.id)
          const final = set?.finalAt ?? null
          const ready = stored(entry.id).every((cell) => cell.state.kind === 'saved' && cell.value !== null)
          return (
            <li key={entry.id} className={classes.entry} data-state={final ? 'final' : set?.returned ? 'returned' : undefined}>
              <span className={classes.number}>{entry.number}</span>
              <div className={classes.parts}>
                {set?.returned ? (
                  <p className={classes.returned}>
                    <strong>{words.returned(formatInstant(set.returned.at), set.returned.reason)}</strong> {words.returnedHint}
                  </p>
                ) : null}
                {sheet.columns.map((column) => (
                  <MarkField key={column.id} store={store} entryId={entry.id} column={column} decimals={sheet.rules.decimals} part={partOf(column)} label={words.markOf(entry.number, partOf(column))} readOnly={readOnly || final !== null} />
                ))}
                {final ? (
                  <p className={classes.final}>{words.isFinal(formatInstant(final))}</p>
                ) : ready && !readOnly ? (
                  <PostForm intent="finalOne" look="bare" preventScrollReset errors={errors?.entryId === entry.id ? errors.errors : null}>
                    <input type="hidden" name="entryId" value={entry.id} />
                    <SubmitButton intent="finalOne">{words.finalOne(entry.number)}</SubmitButton>
                  </PostForm>
                ) : null}
              </div>
            </li>
          )
        })}
      </ol>
      <SaveLine store={store} openCells={all - given} message={null} messageTone="plain" messageId="sheet-message" />
    </>
  )
}
