import { useEffect, useRef } from 'react'

import { writeMarkText } from '#app/lib/mark-text.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { BoardEntry, PanelBoard } from '#app/services/boards/panel-board.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'

import { ConfirmForm } from '../forms/confirm-form.tsx'
import type { FieldErrors } from '../forms/form-state.tsx'
import classes from './boards.module.css'

/** One number: what each judge gave, where the set stands, and the way back to its judge. */
export function EntryDetail({ entry, board, mayReturn, answer, onClose }: { entry: BoardEntry; board: PanelBoard; mayReturn: boolean; answer: { slot: number; errors: FieldErrors } | null; onClose: () => void }) {
  const m = useMessages().boards.chief
  const locale = useLocale()
  const head = useRef<HTMLHeadingElement>(null)
  // On a tablet the detail stands below what was pressed.
  useEffect(() => head.current?.scrollIntoView({ block: 'nearest' }), [])
  const seats = Math.max(0, ...board.parts.map((part) => part.judges))
  return (
    <section className={classes.detail} aria-labelledby="board-entry">
      <div className={classes.detailHead}>
        <h2 id="board-entry" ref={head} className={classes.title}>
          {m.entry(entry.number)}
        </h2>
        <button type="button" onClick={onClose}>
          {m.close}
        </button>
      </div>
      <div className={classes.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{m.judge}</th>
              {board.parts.map((part) => (
                <th key={part.key} scope="col" data-number="">
                  {nameIn(locale, part)}
                </th>
              ))}
              <th scope="col">{m.where}</th>
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: seats }, (_, at) => (
              <tr key={at}>
                <th scope="row">
                  {m.place(at + 1)} {board.judges[at]?.name ?? m.vacant}
                </th>
                {board.parts.map((part, place) => (
                  <td key={part.key} data-number="">
                    {at < part.judges ? writeMarkText(entry.marks[place]?.[at] ?? null) || '–' : ''}
                  </td>
                ))}
                <td>{m.state[entry.sets[at] ?? 'none']}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mayReturn
        ? entry.sets.map((state, at) =>
            state === 'counted' && at < seats ? (
              <ConfirmForm key={at} intent="return" trigger={m.giveBack(at + 1)} consequence={<p>{m.giveBackText}</p>} confirmLabel={m.giveBack(at + 1)} reasonHint={m.reasonHint} errors={answer?.slot === at + 1 ? answer.errors : null}>
                <input type="hidden" name="entryId" value={entry.id} />
                <input type="hidden" name="slot" value={at + 1} />
              </ConfirmForm>
            ) : null,
          )
        : null}
    </section>
  )
}
