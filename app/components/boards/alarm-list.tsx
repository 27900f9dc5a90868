import { writeMarkText } from '#app/lib/mark-text.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { PanelBoard } from '#app/services/boards/panel-board.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'

import classes from './boards.module.css'

/** What lies too far apart, one line each; a press shows the number's marks. */
export function AlarmList({ board, onChoose }: { board: PanelBoard; onChoose: (entryId: string) => void }) {
  const m = useMessages().boards.chief
  const locale = useLocale()
  return (
    <section aria-labelledby="board-alarms">
      <h2 id="board-alarms" className={classes.title}>
        {m.alarms}
      </h2>
      {board.alarms.length === 0 ? (
        <p className={classes.calm}>{m.noAlarms}</p>
      ) : (
        <ul className={classes.alarms}>
          {board.alarms.map((alarm) => (
            <li key={`${alarm.entryId} ${alarm.part} ${alarm.kind} ${alarm.slot ?? alarm.item?.code ?? ''}`}>
              <button type="button" onClick={() => onChoose(alarm.entryId)}>
                <strong>{alarm.number}</strong>
                <span>
                  {nameIn(locale, board.parts[alarm.part]!)} {alarm.kind === 'again' ? m.again(alarm.item ? `${alarm.item.code} ${alarm.item.name}` : '') : alarm.kind === 'spread' ? m.spread(writeMarkText(alarm.distance), writeMarkText(alarm.limit)) : m.outlier(alarm.slot ?? 0, writeMarkText(alarm.distance))}
                </span>
                <span className={classes.values}>
                  {alarm.values.map((value, at) => (
                    <span key={at} data-far={alarm.slot === at + 1 ? '' : undefined}>
                      {value === null ? '–' : alarm.kind === 'again' ? value : writeMarkText(value)}
                    </span>
                  ))}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
