import { useMessages } from '#app/messages/use-messages.tsx'
import type { PanelBoard } from '#app/services/boards/panel-board.ts'

import { StatusBadge } from '../page/status-badge.tsx'
import classes from './boards.module.css'

/** How far each judge is: what counts, what is complete and not declared, and who has not begun. */
export function JudgeBars({ board }: { board: PanelBoard }) {
  const m = useMessages().boards.chief
  const seats = Math.max(0, ...board.parts.map((part) => part.judges))
  const of = board.entries.length
  if (seats === 0) return null
  return (
    <section aria-labelledby="board-judges">
      <h2 id="board-judges" className={classes.title}>
        {m.judges}
      </h2>
      <ol className={classes.judges}>
        {board.judges
          .filter((judge) => judge.slot <= seats)
          .map((judge) => (
            <li key={judge.slot}>
              <span className={classes.judge}>
                <b>{m.place(judge.slot)}</b> {judge.name ?? m.vacant}
              </span>
              <span className={classes.count}>
                {judge.counted} / {of}
              </span>
              <span className={classes.bar} aria-hidden="true">
                <i data-part="counted" style={{ inlineSize: `${(100 * judge.counted) / of}%` }} />
                <i data-part="complete" style={{ inlineSize: `${(100 * judge.complete) / of}%` }} />
              </span>
              {judge.begun ? null : <StatusBadge tone="attention">{m.notBegun}</StatusBadge>}
              {judge.complete > 0 ? <span className={classes.note}>{m.undeclared(judge.complete)}</span> : null}
              {judge.returned > 0 ? <StatusBadge tone="attention">{m.returnedCount(judge.returned)}</StatusBadge> : null}
            </li>
          ))}
      </ol>
    </section>
  )
}
