import { StatusBadge } from '#app/components/page/status-badge.tsx'
import classes from '#app/components/paper/paper.module.css'
import { placeLabel } from '#app/components/paper/sheet-labels.ts'
import { writeMarkText } from '#app/lib/mark-text.ts'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { partMarkOf, sumBoxes, type ItemSheet } from '#app/services/paper/item-sheet.ts'
import type { TypingPage } from '#app/services/paper/paper-pages.server.ts'

/** The own sheets by items: what each comes to, and the way back into one that may still be corrected. */
export function OwnItemSheets({ page: { own, kind, blind, event }, items }: { page: TypingPage; items: ItemSheet }) {
  const m = useMessages()
  const words = m.paper
  const places = sumBoxes(items).map(({ slot }) => slot)
  const isPanel = items.slots.length > 1
  return (
    <table className={classes.table}>
      <caption className="visually-hidden">{words.items.ownCaption(kind.name)}</caption>
      <thead>
        <tr>
          <th scope="col">{blind ? words.code : words.number}</th>
          {isPanel ? places.map((slot) => <th key={slot} scope="col">{placeLabel(m, items, slot)}</th>) : null}
          <th scope="col">{words.score}</th>
          <th scope="col">{m.common.status}</th>
        </tr>
      </thead>
      <tbody>
        {own.map(({ number, sums, final }) => (
          <tr key={number}>
            <th scope="row">{number}</th>
            {isPanel
              ? places.map((slot) => {
                  const mark = sums?.find((sum) => sum.slot === slot)?.mark ?? null
                  return <td key={slot}>{mark === null ? m.common.absentValue : writeMarkText(mark)}</td>
                })
              : null}
            <td>
              <strong>{(sums && partMarkOf(items, sums)) ?? m.common.absentValue}</strong>
            </td>
            <td>
              {final ? <StatusBadge tone="plain">{words.final}</StatusBadge> : <a href={paths.eventPaper(event.id, kind.key, number)} data-nav="go">{words.items.againAct}</a>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
