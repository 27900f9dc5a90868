import { useMessages } from '#app/messages/use-messages.tsx'
import type { PanelBoard } from '#app/services/boards/panel-board.ts'

import classes from './boards.module.css'

/** Every number as a tile with a dot for each judge: what is still missing is seen from across the room. */
export function BoardTiles({ board, alarmed, chosen, onChoose }: { board: PanelBoard; alarmed: ReadonlySet<string>; chosen: string | null; onChoose: (entryId: string | null) => void }) {
  const { common, boards } = useMessages()
  const m = boards.chief
  const seats = Math.max(0, ...board.parts.map((part) => part.judges))
  return (
    <section aria-labelledby="board-field">
      <h2 id="board-field" className={classes.title}>
        {m.field}
      </h2>
      <ol className={classes.tiles}>
        {board.entries.map((entry) => {
          const said = [...entry.sets.slice(0, seats).map((state, at) => m.judgeState(at + 1, m.state[state])), ...(entry.open > 0 ? [m.open(entry.open)] : []), ...(alarmed.has(entry.id) ? [m.alarms] : [])]
          return (
            <li key={entry.id}>
              <button type="button" className={classes.tile} data-done={entry.done ? '' : undefined} data-alarm={alarmed.has(entry.id) ? '' : undefined} aria-pressed={entry.id === chosen} onClick={() => onChoose(entry.id === chosen ? null : entry.id)}>
                <strong>{entry.number}</strong>
                <span className={classes.dots} aria-hidden="true">
                  {entry.sets.slice(0, seats).map((state, at) => (
                    <i key={at} data-state={state} />
                  ))}
                  {entry.open > 0 ? <em>+{entry.open}</em> : null}
                </span>
                <span className="visually-hidden">{common.list(said)}</span>
              </button>
            </li>
          )
        })}
      </ol>
      <p className={classes.legend}>
        {(['none', 'begun', 'complete', 'counted', 'returned', 'again'] as const).map((state) => (
          <span key={state}>
            <i data-state={state} aria-hidden="true" /> {m.state[state]}
          </span>
        ))}
        {board.entries.some((entry) => entry.open > 0) ? (
          <span>
            <em>+1</em> {m.openLegend}
          </span>
        ) : null}
      </p>
    </section>
  )
}
