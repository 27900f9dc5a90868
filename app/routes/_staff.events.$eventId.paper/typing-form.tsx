import { useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'

import { CheckField, FormActions } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { ItemBoxes } from '#app/components/paper/item-boxes.tsx'
import classes from '#app/components/paper/paper.module.css'
import { enterGoesOn, TypedBoxes } from '#app/components/paper/typed-boxes.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { TypingPage } from '#app/services/paper/paper-pages.server.ts'
import { sameNumber } from '#app/services/paper/paper-number.ts'
import { boxIds } from '#app/services/paper/paper-sheet.ts'

import { BegunSheets } from './begun-sheets.tsx'
import { useSheetDrafts } from './use-sheet-drafts.ts'

export interface TypingAnswer {
  error: string | null
  wrongSum: boolean
  typed: { number: string; values: string[]; sum: string } | null
  saved: string | null
  key: string | null
}

/** One sheet by the keyboard alone: number, boxes, sum, and the next number. It starts anew after each answer. */
export function TypingForm({ page, userId, answer }: { page: TypingPage; userId: string; answer: TypingAnswer | undefined }) {
  const { kind, blind, waiting, own, again } = page
  const m = useMessages().paper
  const form = useRef<HTMLDivElement>(null)
  // The next sheet is typed while the lists below are still being read again: only a sheet on its way holds Enter back.
  const sending = useNavigation().state === 'submitting'
  const typed = answer?.typed ?? null
  const drafts = useSheetDrafts({ page, userId, refused: typed?.number ?? null, saved: answer?.saved ?? null })
  const { begun, round } = drafts
  const texts: Record<string, string> = begun ? begun.texts : typed ? { ...Object.fromEntries(boxIds(kind).map((id, at) => [id, typed.values[at] ?? ''])), sum: typed.sum } : ((again?.texts as Record<string, string> | undefined) ?? {})
  const [number, setNumber] = useState(typed?.number ?? again?.number ?? '')
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    if (round === 0) return
    setNumber(begun?.number ?? again?.number ?? '')
    const open = [...(form.current?.querySelectorAll<HTMLInputElement>('input[data-box]') ?? [])].find((box) => box.id !== 'paper-number' && box.value === '')
    ;(begun ? open : form.current?.querySelector<HTMLElement>('#paper-number'))?.focus()
    // Only when other texts have been put into the boxes.
  }, [round, begun, again])
  const known = waiting.some((one) => sameNumber(one, number))
  const before = !known && own.some((sheet) => !sheet.final && sameNumber(sheet.number, number))
  const unknown = asked && number.trim() !== '' && !known && !before
  useEffect(() => {
    const within = form.current
    // Back at what has to be looked at: a wrong box, the tick, else the number.
    const at = typed && kind.items ? (within?.querySelector<HTMLElement>('input[aria-invalid="true"]') ?? within?.querySelector<HTMLElement>('input[name="wrongSumSeen"]')) : null
    ;(at ?? within?.querySelector<HTMLElement>('#paper-number'))?.focus()
    // Once for each answer: the form is made anew with it.
  }, [typed, kind.items])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.name === 'number' && kind.items && !known && !before) {
      // A sheet of a hundred boxes is not typed for a number that nobody waits for.
      event.preventDefault()
      setAsked(true)
      event.target.select()
      return
    }
    enterGoesOn(event)
  }
  // Every key is kept before anything else happens to it.
  const onInput = () => {
    const values = [...(form.current?.querySelectorAll<HTMLInputElement>('input[name="values"], input[name="sum"]') ?? [])]
    const ids = [...boxIds(kind), 'sum']
    drafts.keep(form.current?.querySelector<HTMLInputElement>('#paper-number')?.value ?? '', Object.fromEntries(values.map((box, at) => [ids[at] ?? '', box.value])))
  }
  const onSubmit = (event: FormEvent) => {
    if (navigator.onLine) return
    event.preventDefault()
    drafts.sayOffline()
  }
  return (
    <div ref={form} onKeyDown={onKeyDown} onInput={onInput} onSubmitCapture={onSubmit}>
      <BegunSheets drafts={drafts} />
      <PostForm intent="type" look="bare" action={paths.eventPaper(page.event.id, kind.key)}>
        <input type="hidden" name="part" value={kind.key} />
        {kind.items ? <input type="hidden" name="scheme" value={kind.items.hash} /> : null}
        {answer?.saved ? <Notice role="status">{m.saved(answer.saved)}</Notice> : null}
        {answer?.error ? (
          <Notice tone="attention" role="alert">
            {answer.error}
          </Notice>
        ) : null}
        <div className={classes.boxes}>
          <span className={classes.box} data-number>
            <label htmlFor="paper-number">{blind ? m.code : m.number}</label>
            <input
              id="paper-number"
              name="number"
              data-box
              value={number}
              onChange={(event) => {
                setNumber(event.currentTarget.value)
                setAsked(false)
              }}
              aria-invalid={unknown}
              aria-describedby="paper-number-said"
              autoComplete="off"
              spellCheck={false}
              maxLength={40}
            />
          </span>
          {kind.items ? null : <TypedBoxes key={round} kind={kind} texts={texts} />}
        </div>
        <p id="paper-number-said" className={classes.hint} data-problem={unknown ? '' : undefined} role={unknown ? 'alert' : undefined}>
          {unknown ? m.notWaiting(number) : before ? m.typedBefore(number) : ''}
        </p>
        {kind.items ? (
          <>
            <p className={classes.hint}>
              {m.items.keys} {m.items.sumHint} {kind.items.slots.length > 1 ? m.items.absentHint : null}
            </p>
            <ItemBoxes key={round} sheet={kind.items} texts={texts} />
          </>
        ) : (
          <p className={classes.hint}>
            {m.keys} {kind.hasSum ? `${m.sumHint} ${m.absentHint}` : null}
          </p>
        )}
        {answer?.wrongSum && !kind.items ? <CheckField name="wrongSumSeen" label={m.wrongSumSeen} /> : null}
        <FormActions>
          <SubmitButton intent="type" pending={sending}>{m.save}</SubmitButton>
        </FormActions>
      </PostForm>
    </div>
  )
}
