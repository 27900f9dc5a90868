import { memo, useId } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'
import { itemRows, sumBoxes, type ItemBox, type ItemBoxFault, type ItemSheet } from '#app/services/paper/item-sheet.ts'

import { itemBoxLabel, placeLabel } from './sheet-labels.ts'
import { SheetCheck } from './sheet-check.tsx'
import { useItemCheck } from './use-item-check.ts'
import classes from './item-boxes.module.css'

/** A sheet by items as it lies on the paper: a line an item, a box for the panel or one a judge, the sums below. */
export function ItemBoxes({ sheet, texts }: { sheet: ItemSheet; texts: Readonly<Record<string, string>> }) {
  const m = useMessages()
  const words = m.paper.items
  const { frame, check, look } = useItemCheck(sheet, texts)
  const isPanel = sheet.slots.length > 1
  const box = (one: ItemBox) => (
    <ItemBoxField
      key={one.id}
      id={one.id}
      label={itemBoxLabel(m, sheet, one)}
      place={placeLabel(m, sheet, one.slot)}
      // Boxes that stand side by side have it once, beside the item.
      hint={isPanel && one.slot > 0 ? '' : hintOf(m, one)}
      text={texts[one.id] ?? ''}
      skip={check.absent.has(one.slot)}
      wide={one.slot === 0}
      fault={faultWords(m, check.faults.get(one.id))}
    />
  )
  return (
    <>
      <div ref={frame} className={classes.sheet} style={{ '--judges': sheet.slots.length } as React.CSSProperties} onInput={look} onBlur={look}>
        {isPanel ? (
          <div className={classes.head} aria-hidden="true">
            <span>{words.item}</span>
            {sheet.slots.map((slot) => (
              <span key={slot}>{m.paper.judge(slot)}</span>
            ))}
          </div>
        ) : null}
        {itemRows(sheet).map(({ item, criterion, boxes }) => (
          <div key={item.key}>
            {criterion ? (
              <h4 className={classes.criterion}>
                {criterion.letter} {criterion.name}
              </h4>
            ) : null}
            <div className={classes.row}>
              <span className={classes.name}>
                <b>{item.code}</b> {item.name}
                {isPanel && boxes[0] && boxes[0].slot > 0 ? <span className={classes.need}> {hintOf(m, boxes[0])}</span> : null}
              </span>
              {boxes.map(box)}
            </div>
          </div>
        ))}
        <div className={classes.row} data-sums>
          <span className={classes.name}>
            <b>{words.sums}</b>
          </span>
          {sumBoxes(sheet).map(box)}
        </div>
      </div>
      <SheetCheck sheet={sheet} check={check} />
    </>
  )
}

type Words = ReturnType<typeof useMessages>

const faultWords = (m: Words, fault: ItemBoxFault | undefined) => (fault ? m.paper.fault[fault] : null)

function hintOf(m: Words, box: ItemBox): string {
  const { need } = m.paper.items
  if (box.kind === 'sum') return ''
  if (box.item.kind !== 'measurement') return need[box.item.kind]
  return box.item.rule.by === 'yesNo' ? need.yesNo : box.item.unit
}

interface FieldProps {
  id: string
  label: string
  place: string
  hint: string
  text: string
  /** The judge was absent: Enter goes past the box. */
  skip: boolean
  /** One value for all judges stands across their columns. */
  wide: boolean
  fault: string | null
}

/** One box; drawn again only when something about it changes, so that a sheet of a hundred stays quick to type. */
const ItemBoxField = memo(function ItemBoxField({ id, label, place, hint, text, skip, wide, fault }: FieldProps) {
  const said = useId()
  return (
    <span className={classes.box} data-wide={wide ? '' : undefined}>
      <span className={classes.place} aria-hidden="true">
        {place}
      </span>
      <span className={classes.entry}>
        <input
          name="values"
          data-box={id}
          data-skip={skip ? '' : undefined}
          aria-label={label}
          aria-invalid={fault !== null}
          aria-describedby={said}
          defaultValue={text}
          inputMode="decimal"
          autoComplete="off"
          maxLength={16}
        />
        <span id={said} className={classes.hint} data-fault={fault ? '' : undefined}>
          {fault ?? hint}
        </span>
      </span>
    </span>
  )
})
