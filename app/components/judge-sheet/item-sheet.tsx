import { useState } from 'react'

import { formatInstant } from '#app/components/format/format-instant.ts'
import { writeMarkText } from '#app/lib/mark-text.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { OwnSheet } from '#app/services/sheets/own-sheet.server.ts'
import { markOfValue } from '#scoring/schemes/item-mark.ts'

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
import { ItemField } from './item-field.tsx'
import classes from './item-sheet.module.css'
import { MarkField } from './mark-field.tsx'

type Where = 'final' | 'returned' | 'again' | 'complete' | 'begun' | 'none'

/** A judge's sheet by a marking scheme: one number at a time, and of it one item at a time or the whole sheet. */
export function ItemSheet({ sheet, store, readOnly, errors }: { sheet: OwnSheet; store: GridStore; readOnly: boolean; errors: { entryId: string; errors: FieldErrors } | null }) {
  const m = useMessages()
  const words = m.judges.sheet
  const locale = useLocale()
  useGeneration(store)
  const { entries } = sheet.data
  const setOf = new Map(sheet.sets.map((set) => [set.entryId, set]))
  const again = new Map(sheet.disputed.map(({ entryId, columns }) => [entryId, new Set(columns)]))
  const view = (entryId: string, column: string) => store.cell(cellKey(entryId, column))
  const given = (entryId: string) => sheet.columns.filter((column) => view(entryId, column.id).value !== null).length
  const whereOf = (entryId: string): Where => {
    const set = setOf.get(entryId)
    if (again.has(entryId)) return 'again'
    if (set?.finalAt) return 'final'
    if (set?.returned) return 'returned'
    const count = given(entryId)
    return count === 0 ? 'none' : count < sheet.columns.length ? 'begun' : 'complete'
  }
  const firstOpen = () => entries.find((entry) => ['again', 'returned', 'none', 'begun'].includes(whereOf(entry.id))) ?? entries[0]
  const [entryId, setEntryId] = useState(() => errors?.entryId ?? firstOpen()?.id ?? '')
  const [step, setStep] = useState<number | null>(0)
  const entry = entries.find((candidate) => candidate.id === entryId) ?? entries[0]
  if (!entry) return null
  const set = setOf.get(entry.id)
  const disputed = again.get(entry.id) ?? new Set<string>()
  const choose = (id: string) => {
    setEntryId(id)
    if (step !== null) setStep(Math.max(0, sheet.columns.findIndex((column) => view(id, column.id).value === null)))
  }
  const field = (column: OwnSheet['columns'][number]) => {
    const closed = readOnly || (set?.finalAt != null && !disputed.has(column.id))
    return column.item ? (
      <ItemField key={`${entry.id} ${column.id}`} store={store} entryId={entry.id} number={entry.number} column={column} item={column.item} again={disputed.has(column.id)} readOnly={closed} />
    ) : (
      <MarkField key={`${entry.id} ${column.id}`} store={store} entryId={entry.id} column={column} decimals={sheet.rules.decimals} part={labelOf(column, sheet.rules, m, locale).group} label={words.markOf(entry.number, labelOf(column, sheet.rules, m, locale).group)} readOnly={closed} />
    )
  }
  const columnLabel = (id: string) => {
    const column = sheet.columns.find((candidate) => candidate.id === id)
    return column?.item ? `${column.item.code} ${column.item.name}` : id
  }
  const current = step === null ? null : sheet.columns[Math.min(step, sheet.columns.length - 1)]!
  const cells = sheet.columns.map((column) => view(entry.id, column.id))
  const ready = cells.every((cell) => cell.state.kind === 'saved' && cell.value !== null) && disputed.size === 0
  const open = entries.reduce((sum, one) => sum + sheet.columns.length - given(one.id), 0)
  return (
    <>
      <nav aria-label={words.numbers} className={classes.numbers}>
        {entries.map((one) => {
          const where = whereOf(one.id)
          return (
            <button key={one.id} type="button" data-where={where} aria-current={one.id === entry.id} onClick={() => choose(one.id)}>
              <strong>{one.number}</strong>
              <span>{where === 'begun' ? `${given(one.id)}/${sheet.columns.length}` : words.items.where[where]}</span>
            </button>
          )
        })}
      </nav>
      <ConflictList store={store} place={(id, column) => words.markOf(entries.find((one) => one.id === id)?.number ?? '', columnLabel(column))} />
      <div className={classes.head}>
        <h2>{words.items.number(entry.number)}</h2>
        <span className={classes.sum}>{words.items.sum(writeMarkText(sumOf(sheet, (column) => view(entry.id, column).value)), given(entry.id), sheet.columns.length)}</span>
        <button type="button" onClick={() => setStep(step === null ? 0 : null)}>
          {step === null ? words.items.oneByOne : words.items.whole}
        </button>
      </div>
      {set?.returned ? (
        <Notice tone="attention" title={words.returned(formatInstant(set.returned.at), set.returned.reason)}>
          {words.returnedHint}
        </Notice>
      ) : null}
      {disputed.size > 0 ? (
        <Notice tone="attention" title={words.items.againTitle}>
          {words.items.againText}
        </Notice>
      ) : null}
      {current ? (
        <>
          <p className={classes.criterion}>{current.criterion ? `${current.criterion.letter} ${current.criterion.name}` : ''}</p>
          {field(current)}
          <div className={classes.steps}>
            <button type="button" disabled={step === 0} onClick={() => setStep((step ?? 0) - 1)}>
              {words.items.back}
            </button>
            <span>{words.items.step((step ?? 0) + 1, sheet.columns.length)}</span>
            {(step ?? 0) + 1 < sheet.columns.length ? (
              <button type="button" data-main="" onClick={() => setStep((step ?? 0) + 1)}>
                {words.items.next}
              </button>
            ) : (
              <button type="button" data-main="" onClick={() => setStep(null)}>
                {words.items.review}
              </button>
            )}
          </div>
        </>
      ) : (
        <div className={classes.whole}>
          {sheet.columns.map((column, at) => (
            <div key={column.id}>
              {column.criterion && column.criterion.letter !== sheet.columns[at - 1]?.criterion?.letter ? (
                <h3>
                  {column.criterion.letter} {column.criterion.name}
                </h3>
              ) : null}
              {field(column)}
            </div>
          ))}
        </div>
      )}
      {set?.finalAt ? (
        <p>{words.isFinal(formatInstant(set.finalAt))}</p>
      ) : ready && !readOnly ? (
        <PostForm intent="finalOne" look="bare" preventScrollReset errors={errors?.entryId === entry.id ? errors.errors : null}>
          <input type="hidden" name="entryId" value={entry.id} />
          <SubmitButton intent="finalOne">{words.finalOne(entry.number)}</SubmitButton>
        </PostForm>
      ) : null}
      <SaveLine store={store} openCells={open} message={null} messageTone="plain" messageId="sheet-message" />
    </>
  )
}

/** What this judge's values bring so far; deductions take no more than that. */
function sumOf(sheet: OwnSheet, value: (column: string) => number | null): number {
  let gained = 0
  let taken = 0
  for (const column of sheet.columns) {
    const given = value(column.id)
    if (given === null) continue
    const mark = column.item ? markOfValue(column.item, given).mark : given
    if (mark < 0) taken -= mark
    else gained += mark
  }
  return Math.max(0, gained - taken)
}
