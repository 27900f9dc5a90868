import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { WideTable } from '#app/components/tables/wide-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { RoundStudioPage } from '#app/services/reviews/round-studio.server.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'

import classes from './round-studio.module.css'

/** Points that experts may lie apart on one item before it is marked: a third of what the item is worth. */
const wideFor = (points: number) => points / 3

/** Item by item, each expert beside the other, with the studio's own points. */
export function ItemTable({ page: { items, judges } }: { page: RoundStudioPage }) {
  const m = useMessages()
  const words = m.reviews.inRound
  return (
    <WideTable caption={words.caption} className={classes.items}>
      <thead>
        <tr>
          <th scope="col">{m.reviews.sheet.item}</th>
          <th scope="col">{words.self}</th>
          <th scope="col">{words.mean}</th>
          {judges.map((judge) => (
            <th key={judge.id} scope="col">
              {judge.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.key}>
            <th scope="row">
              <span className={classes.quiet}>{item.block}</span> {item.title} <span className={classes.quiet}>{m.reviews.sheet.max(formatHundredths(item.points))}</span>
            </th>
            <td>{item.self === null ? m.common.absentValue : formatHundredths(item.self)}</td>
            <td>
              {item.mean === null ? m.common.absentValue : formatHundredths(item.mean)}
              {item.spread > 0 && item.spread >= wideFor(item.points) ? <StatusBadge tone="attention">{`${m.reviews.meeting.wide} ${formatHundredths(item.spread)}`}</StatusBadge> : null}
            </td>
            {item.marks.map((mark, at) => (
              <td key={judges[at]!.id}>
                {mark.points === null ? m.common.absentValue : formatHundredths(mark.points)}
                {mark.reason ? <div className={classes.quiet}>{mark.reason}</div> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {words.overall}
          </th>
          {judges.map((judge) => (
            <td key={judge.id}>
              <strong>{judge.score === null ? m.common.absentValue : formatHundredths(judge.score)}</strong>
              {judge.veto ? <StatusBadge tone="attention">{m.common.labelled(m.reviews.meeting.vetoed, judge.veto.title)}</StatusBadge> : null}
              <div className={classes.quiet}>{[judge.veto?.reason, judge.overall, judge.visitedOn ? words.visitedOn(judge.visitedOn) : null].filter(Boolean).join(' · ')}</div>
            </td>
          ))}
        </tr>
      </tfoot>
    </WideTable>
  )
}
