import { formatInstant } from '#app/components/format/format-instant.ts'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { PublicBoard } from '#app/services/boards/public-board.server.ts'

import { EmptyState } from '../page/empty-state.tsx'
import { Notice } from '../page/notice.tsx'
import classes from './open-board.module.css'

/** The public board on a phone or in the hall: progress, the lines that are open, and that it is not the result. */
export function OpenBoard({ board, lost }: { board: PublicBoard; lost: boolean }) {
  const m = useMessages().boards.open
  const standings = board.shows === 'standings'
  const result = board.published ? <a href={paths.publicResult(board.event.id)}>{m.result}</a> : null
  if (board.stage !== 'live') {
    return board.stage === 'notYet' ? <EmptyState title={m.notYet}>{m.notYetText}</EmptyState> : <EmptyState title={m.over} action={result}>{m.overText}</EmptyState>
  }
  return (
    <>
      <p className={classes.progress}>
        <strong>{m.progress(board.done, board.size)}</strong>
        <progress max={Math.max(1, board.size)} value={board.done} aria-label={m.progress(board.done, board.size)} />
      </p>
      <p className={classes.lead} role="status">
        {m.lead} {m.updated(formatInstant(board.at, 'second').slice(11))} {lost ? <b>{m.lost}</b> : null}
      </p>
      {board.frozen ? (
        <Notice tone="attention" title={board.frozen.since ? `${m.frozen} · ${m.frozenAt(formatInstant(board.frozen.since))}` : m.frozen}>
          {m.frozenText(board.frozen.hidden)}
        </Notice>
      ) : null}
      {board.lines.length === 0 ? null : (
        <table className={classes.board}>
          <caption className="visually-hidden">{m.caption}</caption>
          <thead>
            <tr>
              {standings ? <th scope="col">{m.rank}</th> : null}
              <th scope="col">{m.number}</th>
              {board.names ? <th scope="col">{m.name}</th> : null}
              <th scope="col" data-number="">
                {m.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {board.lines.map((line) => (
              <tr key={line.number} data-state={line.state}>
                {standings ? <td>{line.rank ?? ''}</td> : null}
                <th scope="row">{line.number}</th>
                {board.names ? <td>{line.name}</td> : null}
                <td data-number="">{line.total ?? m[line.state === 'hidden' ? 'hidden' : 'pending']}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
