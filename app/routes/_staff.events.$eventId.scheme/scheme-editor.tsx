import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'

import { FormActions, TextAreaField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useLeaveWarning } from '#app/components/forms/use-leave-warning.ts'
import { writeMarkText } from '#app/lib/mark-text.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { draftOf, type SchemeDraft } from '#app/services/schemes/scheme-draft.ts'
import { sumOfItems } from '#scoring/schemes/check-scheme.ts'
import type { MarkingScheme } from '#scoring/schemes/scheme.ts'

import { Cell, RowActs } from './cells.tsx'
import { useSchemeEditor } from './editor-state.ts'
import { ItemRow } from './item-row.tsx'
import { problemSentence } from './problem-sentence.ts'
import classes from './scheme-editor.module.css'

export interface SchemeEditorProps {
  partKey: string
  scheme: MarkingScheme | null
  /** What a file said: shown instead, not saved yet. */
  imported: SchemeDraft | null
  fullMark: number
  version: number
  /** The edition that was marked by: then what is saved is a proposal and needs a reason. */
  frozenEdition: number | null
  reason: string | null
  errors: Record<string, string | string[]> | undefined
}

/** Edits a part's tree in place. What is on the screen is judged while it is typed by the very function that judges it on the server. */
export function SchemeEditor({ partKey, scheme, imported, fullMark, version, frozenEdition, reason, errors }: SchemeEditorProps) {
  const m = useMessages()
  const words = m.schemes.editor
  const stored = useMemo(() => draftOf(scheme ?? { criteria: [] }), [scheme])
  const editor = useSchemeEditor(stored, imported, fullMark)
  const { draft, read, dirty } = editor
  const tree = useRef<HTMLDivElement>(null)
  const follow = useRef<string | null>(null)
  useLeaveWarning(dirty, words.leaveWarning)
  // A row that was just added gets the focus once it is there.
  useEffect(() => {
    if (follow.current === null) return
    tree.current?.querySelector<HTMLElement>(`[data-row="${follow.current}"] [data-cell="name"]`)?.focus()
    follow.current = null
  }, [draft])

  const sum = read.scheme.criteria.reduce((total, { marks }) => total + marks, 0)
  const whole = read.problems.filter((problem) => problem.criterionKey === undefined)
  const add = (key: string) => {
    follow.current = key
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault()
      cell?.closest('form')?.requestSubmit()
      return
    }
    const row = cell?.closest<HTMLElement>('[data-row]')
    if (!cell || !row || !tree.current) return
    const key = row.dataset.row!
    const criterion = row.closest<HTMLElement>('[data-criterion]')?.dataset.criterion
    const isItem = criterion !== undefined && criterion !== key
    if (event.altKey && isItem && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      editor.moveItem(key, event.key === 'ArrowUp' ? -1 : 1)
      return
    }
    if (event.altKey && isItem && event.key === 'Delete') {
      event.preventDefault()
      focusBeside(tree.current, row, cell.dataset.cell!, -1)
      editor.removeItem(key)
      return
    }
    const isLine = cell.tagName === 'INPUT'
    if (event.key === 'Enter') {
      event.preventDefault()
      const end = row.nextElementSibling === null || !isItem
      if (end && criterion !== undefined && (isItem || draft.criteria.find((one) => one.key === criterion)?.items.length === 0)) add(editor.addItem(criterion))
      else focusBeside(tree.current, row, cell.dataset.cell!, 1)
    } else if (isLine && !event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      focusBeside(tree.current, row, cell.dataset.cell!, event.key === 'ArrowDown' ? 1 : -1)
    }
  }

  return (
    <PostForm intent="save" errors={errors} labels={{ reason: words.reason }} look="bare">
      <input type="hidden" name="part" value={partKey} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="draft" value={JSON.stringify(draft)} />
      <div ref={tree} onKeyDown={onKeyDown}>
        {draft.criteria.map((criterion, at) => {
          const checked = read.scheme.criteria[at]!
          const own = read.problems.filter((problem) => problem.criterionKey === criterion.key && problem.itemKey === undefined)
          const items = sumOfItems(checked.items)
          return (
            <section key={criterion.key} className={classes.criterion} data-criterion={criterion.key}>
              <div className={classes.head} data-row={criterion.key} data-problem={own.length > 0 ? '' : undefined}>
                <Cell field="letter" label={words.letter} shown={words.letter} value={criterion.letter} onChange={(letter) => editor.editCriterion(criterion.key, { letter })} maxLength={4} />
                <Cell field="name" label={words.criterionName} shown={words.criterionName} value={criterion.name} onChange={(name) => editor.editCriterion(criterion.key, { name })} maxLength={100} />
                <Cell field="marks" label={words.criterionMarks} shown={words.criterionMarks} value={criterion.marks} onChange={(marks) => editor.editCriterion(criterion.key, { marks })} number />
                <span className={classes.sum} data-off={items === checked.marks ? undefined : ''}>
                  {words.criterionSum(writeMarkText(items), writeMarkText(checked.marks))}
                </span>
                <RowActs name={criterion.name || criterion.letter} first={at === 0} last={at === draft.criteria.length - 1} onMove={(by) => editor.moveCriterion(criterion.key, by)} onRemove={() => editor.removeCriterion(criterion.key)} />
              </div>
              {own.length > 0 ? <p className={classes.problem}>{own.map((problem) => problemSentence(m, problem)).join(' ')}</p> : null}
              {criterion.items.length > 0 ? (
                <>
                  <div className={classes.columns} aria-hidden="true">
                    <span>{words.code}</span>
                    <span>{words.itemName}</span>
                    <span>{words.method}</span>
                    <span>{words.marks}</span>
                  </div>
                  <ol className={classes.items}>
                    {criterion.items.map((item, place) => (
                      <ItemRow
                        key={item.key}
                        item={item}
                        read={checked.items[place]!}
                        problems={read.problems.filter((problem) => problem.itemKey === item.key)}
                        first={place === 0}
                        last={place === criterion.items.length - 1}
                        onEdit={(patch) => editor.editItem(item.key, patch)}
                        onMove={(by) => editor.moveItem(item.key, by)}
                        onRemove={() => editor.removeItem(item.key)}
                      />
                    ))}
                  </ol>
                </>
              ) : null}
              <button type="button" className={classes.add} onClick={() => add(editor.addItem(criterion.key))}>
                + {words.addItem}
              </button>
            </section>
          )
        })}
        <button type="button" className={classes.add} onClick={() => add(editor.addCriterion())}>
          + {words.addCriterion}
        </button>
      </div>
      <p className={classes.keys}>{words.keys}</p>
      {frozenEdition === null ? null : <TextAreaField name="reason" label={words.reason} hint={words.reasonHint} stored={reason} />}
      <div className={classes.bar}>
        <FormActions>
          <SubmitButton intent="save">{frozenEdition === null ? words.save : words.saveProposal}</SubmitButton>
          <span className={classes.total} data-off={sum === fullMark ? undefined : ''} role="status">
            <strong>{words.sum(writeMarkText(sum), writeMarkText(fullMark))}</strong> {sum === fullMark ? words.sumFits : sum < fullMark ? words.sumShort(writeMarkText(fullMark - sum)) : words.sumOver(writeMarkText(sum - fullMark))}
          </span>
          <span className={classes.state}>
            {whole.length > 0 && draft.criteria.length === 0 ? problemSentence(m, whole[0]!) : words.problems(read.problems.length)}
            {dirty ? ` · ${words.unsaved}` : ''}
          </span>
        </FormActions>
      </div>
    </PostForm>
  )
}

/** Puts the focus into the same column of the next or previous row that has it. */
function focusBeside(tree: HTMLElement, row: HTMLElement, field: string, by: 1 | -1) {
  const rows = [...tree.querySelectorAll<HTMLElement>('[data-row]')]
  for (let at = rows.indexOf(row) + by; at >= 0 && at < rows.length; at += by) {
    const cell = rows[at]!.querySelector<HTMLElement>(`[data-cell="${field}"]`)
    if (cell) {
      cell.focus()
      if (cell instanceof HTMLInputElement) cell.select()
      return
    }
  }
}
