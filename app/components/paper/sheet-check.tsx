import { writeMarkText } from '#app/lib/mark-text.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { partMarkOf, type ItemSheet } from '#app/services/paper/item-sheet.ts'

import { CheckField } from '../forms/fields.tsx'
import { Notice } from '../page/notice.tsx'
import { oddityWords, placeLabel } from './sheet-labels.ts'
import type { ItemCheck } from './use-item-check.ts'
import classes from './item-boxes.module.css'

/** What the sheet comes to, told only when its last box is typed; until then how much is left. */
export function SheetCheck({ sheet, check, tick = true }: { sheet: ItemSheet; check: ItemCheck; tick?: boolean }) {
  const m = useMessages()
  const words = m.paper.items
  if (!check.read) return <p className={`${classes.check} ${classes.said}`}>{check.faults.size > 0 ? words.faulty(check.faults.size) : words.left(check.left)}</p>
  const { judges, oddities, values } = check.read
  const marks = judges.map(({ slot, gained, deducted }) => words.judged(placeLabel(m, sheet, slot), writeMarkText(gained - deducted)))
  const part = partMarkOf(sheet, judges)
  const sumsTyped = values.some(({ column, value }) => column.startsWith('sum:') && value !== null)
  const line = m.common.list([...(sheet.slots.length > 1 ? marks : []), ...(part === null ? [] : [words.partMark(part)])])
  return (
    <div className={classes.check}>
      {oddities.length > 0 ? (
        <Notice tone="attention" role="status" title={words.odd}>
          <ul className={classes.odd}>
            {oddities.map((odd) => (
              <li key={odd.kind === 'sum' ? odd.slot : odd.itemKey}>{oddityWords(m, sheet, odd)}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <p className={classes.said} role="status" data-right="">
          {sumsTyped ? words.right : words.noSum}
        </p>
      )}
      <p className={classes.marks}>{line}</p>
      {oddities.length > 0 && tick ? <CheckField name="wrongSumSeen" label={words.wrongSeen} /> : null}
    </div>
  )
}
