import { useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

import { CheckField, FormActions } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import classes from '#app/components/paper/paper.module.css'
import { enterGoesOn, TypedBoxes } from '#app/components/paper/typed-boxes.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { TypingPage } from '#app/services/paper/paper-pages.server.ts'

export interface TypingAnswer {
  error: string | null
  wrongSum: boolean
  typed: { number: string; values: string[]; sum: string } | null
  saved: string | null
  key: string | null
}

/** One sheet by the keyboard alone: number, boxes, sum, and the next number. It starts anew after each answer. */
export function TypingForm({ kind, blind, answer }: { kind: TypingPage['kind']; blind: boolean; answer: TypingAnswer | undefined }) {
  const m = useMessages().paper
  const number = useRef<HTMLInputElement>(null)
  // The next sheet is typed while the lists below are still being read again: only a sheet on its way holds Enter back.
  const sending = useNavigation().state === 'submitting'
  useEffect(() => number.current?.focus(), [])
  const typed = answer?.typed ?? null
  const texts = typed ? { ...Object.fromEntries(kind.columns.map(({ id }, at) => [id, typed.values[at] ?? ''])), sum: typed.sum } : {}
  return (
    <div onKeyDown={enterGoesOn}>
      <PostForm intent="type" look="bare">
        <input type="hidden" name="part" value={kind.key} />
        {answer?.saved ? <Notice role="status">{m.saved(answer.saved)}</Notice> : null}
        {answer?.error ? (
          <Notice tone="attention" role="alert">
            {answer.error}
          </Notice>
        ) : null}
        <div className={classes.boxes}>
          <span className={classes.box} data-number>
            <label htmlFor="paper-number">{blind ? m.code : m.number}</label>
            <input id="paper-number" ref={number} name="number" data-box defaultValue={typed?.number ?? ''} autoComplete="off" spellCheck={false} maxLength={40} />
          </span>
          <TypedBoxes kind={kind} texts={texts} />
        </div>
        <p className={classes.hint}>
          {m.keys} {kind.hasSum ? `${m.sumHint} ${m.absentHint}` : null}
        </p>
        {answer?.wrongSum ? <CheckField name="wrongSumSeen" label={m.wrongSumSeen} /> : null}
        <FormActions>
          <SubmitButton intent="type" pending={sending}>{m.save}</SubmitButton>
        </FormActions>
      </PostForm>
    </div>
  )
}
