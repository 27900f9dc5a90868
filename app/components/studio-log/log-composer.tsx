import { Button } from '@mantine/core'
import { useState } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'
import { isHalfCompared, LOG_EXTRAS, LOG_KINDS, LONGEST_FIGURE, LONGEST_LINE, OUTSIDE_USES, type LogDraft } from '#app/services/studios/log/log-draft.ts'
import type { LogPage } from '#app/services/studios/log/log-page.server.ts'

import { Notice } from '../page/notice.tsx'
import classes from './composer.module.css'
import { PhotoPicker } from './photo-picker.tsx'

type Kind = (typeof LOG_KINDS)[number]
const blank = (today: string): LogDraft => ({ kind: 'project', on: today, line: '', people: null, amount: null, use: null, warned: false, photos: [] })

/** Photo, line, type, done. Whatever is sent is on the device first; the page says when the server has it. */
export function LogComposer({ today, uses, start, add }: { today: string; uses: LogPage['uses']; start: LogDraft | null; add: (draft: LogDraft) => void }) {
  const { common, studioLog: m } = useMessages()
  const words = m.compose
  const [draft, setDraft] = useState<LogDraft>(start ?? blank(today))
  const [problem, setProblem] = useState<string | null>(null)
  const change = (part: Partial<LogDraft>) => setDraft((before) => ({ ...before, ...part }))
  const extra = LOG_EXTRAS[draft.kind]
  const outside = draft.kind === 'spending' && draft.use === OUTSIDE_USES

  function send() {
    const reason = draft.line.trim() === '' ? 'lineMissing' : refusalHere(draft, uses.closed, today)
    if (reason) return setProblem(m.refusals[reason] ?? reason)
    const { before, after, ...rest } = draft
    const compared = draft.kind === 'project' && before && after ? { before: before.trim(), after: after.trim() } : {}
    add({ ...rest, ...compared, line: draft.line.trim(), ...(draft.kind === 'service' ? { organisedByBureau: draft.organisedByBureau === true } : {}) })
    setDraft({ ...blank(today), kind: draft.kind })
    setProblem(null)
  }

  return (
    <form
      className={classes.composer}
      aria-label={words.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <PhotoPicker photos={draft.photos} onChange={(photos) => change({ photos })} />
      <label className={classes.field}>
        <span>{words.line}</span>
        <textarea name="line" rows={2} maxLength={LONGEST_LINE} value={draft.line} placeholder={words.lineHint[draft.kind] ?? words.lineHint.other} onChange={(event) => change({ line: event.currentTarget.value })} />
      </label>
      <fieldset className={classes.kinds}>
        <legend>{words.kind}</legend>
        {LOG_KINDS.map((kind: Kind) => (
          <label key={kind} className={classes.kind}>
            <input type="radio" name="kind" value={kind} checked={draft.kind === kind} onChange={() => change({ kind, use: null, warned: false })} />
            <span>{m.kind[kind]}</span>
          </label>
        ))}
      </fieldset>
      <div className={classes.row}>
        <label className={classes.field}>
          <span>{words.on}</span>
          <input type="date" name="on" value={draft.on} max={today} onChange={(event) => change({ on: event.currentTarget.value })} />
        </label>
        {extra === 'people' ? (
          <label className={classes.field}>
            <span>{words.people}</span>
            <input name="people" inputMode="numeric" value={draft.people ?? ''} onChange={(event) => change({ people: /^\d{1,6}$/.test(event.currentTarget.value) ? Number(event.currentTarget.value) : null })} />
          </label>
        ) : null}
        {extra === 'amount' || extra === 'benefit' ? (
          <label className={classes.field}>
            <span>{extra === 'amount' ? words.amount : words.benefit}</span>
            <input name="amount" inputMode="decimal" value={draft.amount ?? ''} onChange={(event) => change({ amount: event.currentTarget.value.trim() === '' ? null : event.currentTarget.value.trim() })} />
          </label>
        ) : null}
        {draft.kind === 'spending' && uses.closed ? (
          <label className={classes.field}>
            <span>{words.use}</span>
            <select name="use" value={draft.use ?? ''} onChange={(event) => change({ use: event.currentTarget.value || null, warned: false })}>
              <option value="" />
              {uses.list.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
              <option value={OUTSIDE_USES}>{words.outside}</option>
            </select>
          </label>
        ) : null}
      </div>
      {draft.kind === 'project' ? (
        <div className={classes.row}>
          {(['before', 'after'] as const).map((side) => (
            <label key={side} className={classes.field}>
              <span>{words[side]}</span>
              <input name={side} maxLength={LONGEST_FIGURE} placeholder={words.figureHint[side]} value={draft[side] ?? ''} onChange={(event) => change({ [side]: event.currentTarget.value })} />
            </label>
          ))}
        </div>
      ) : null}
      {draft.kind === 'service' ? (
        <label className={classes.tick}>
          <input type="checkbox" name="organisedByBureau" checked={draft.organisedByBureau === true} onChange={(event) => change({ organisedByBureau: event.currentTarget.checked })} />
          {words.organisedByBureau}
        </label>
      ) : null}
      {outside ? (
        <Notice tone="attention" title={words.warning} role="alert">
          <p>{words.warningText(common.list(uses.list.map((use) => use.label)))}</p>
          <label className={classes.tick}>
            <input type="checkbox" name="warned" checked={draft.warned} onChange={(event) => change({ warned: event.currentTarget.checked })} />
            {words.warned}
          </label>
        </Notice>
      ) : null}
      {problem ? (
        <p role="alert" className={classes.problem}>
          {problem}
        </p>
      ) : null}
      <Button type="submit" size="md" fullWidth>
        {words.send}
      </Button>
    </form>
  )
}

/** What the server would refuse and the page can say at once; without a network it would be said too late. */
function refusalHere(draft: LogDraft, closed: boolean, today: string): string | null {
  if (draft.on === '' || draft.on > today) return 'inFuture'
  if (LOG_EXTRAS[draft.kind] === 'amount' && draft.amount === null) return 'amountMissing'
  if (draft.amount !== null && !/^(0|[1-9]\d{0,9})(\.\d{1,2})?$/.test(draft.amount)) return 'amountMissing'
  if (isHalfCompared(draft)) return 'figureMissing'
  if (draft.kind !== 'spending' || !closed) return null
  if (draft.use === null) return 'useMissing'
  return draft.use === OUTSIDE_USES && !draft.warned ? 'useForbidden' : null
}
