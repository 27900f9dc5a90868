import { useId, useState } from 'react'

import classes from '#app/components/paper/item-boxes.module.css'
import { itemBoxLabel, oddityWords } from '#app/components/paper/sheet-labels.ts'
import { SheetCheck } from '#app/components/paper/sheet-check.tsx'
import { useItemCheck } from '#app/components/paper/use-item-check.ts'
import { Notice } from '#app/components/page/notice.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { itemBoxes, readItemSheet, type ItemSheet } from '#app/services/paper/item-sheet.ts'
import type { DifferencesPage } from '#app/services/paper/paper-pages.server.ts'

/**
 * Where two typings of a sheet by items differ, box by box, with a box for what the original says. What both typed alike is put in and can be
 * shown; every box is sent.
 */
export function DecideItems({ sheet, items, readOnly }: { sheet: DifferencesPage['differences'][number]; items: ItemSheet; readOnly: boolean }) {
  const m = useMessages()
  const words = m.paper.items
  const named = useId()
  const { first, second } = sheet as { first: Record<string, string>; second: Record<string, string> }
  const differing = new Set(sheet.differing)
  const [all, setAll] = useState(differing.size === 0)
  const boxes = itemBoxes(items)
  const texts = Object.fromEntries(boxes.map(({ id }) => [id, differing.has(id) ? '' : (first[id] ?? '')]))
  const { frame, check, look } = useItemCheck(items, texts)
  return (
    <>
      {differing.size === 0 ? <Why items={items} texts={first} /> : null}
      <div ref={frame} onInput={look} onBlur={look}>
        <table className={classes.compare}>
          <caption className="visually-hidden">{m.paper.desk.differences}</caption>
          <thead>
            <tr>
              <th scope="col">{words.boxHead}</th>
              <th scope="col">
                {m.paper.desk.first}
                <br />
                {sheet.firstByName}
              </th>
              <th scope="col">
                {m.paper.desk.second}
                <br />
                {sheet.secondByName}
              </th>
              {readOnly ? null : <th scope="col">{words.original}</th>}
            </tr>
          </thead>
          <tbody>
            {boxes.map((box) => {
              const fault = check.faults.get(box.id)
              return (
                <tr key={box.id} hidden={!all && !differing.has(box.id)} data-differs={differing.has(box.id) ? '' : undefined}>
                  <th scope="row" id={`${named}${box.id}`}>
                    {itemBoxLabel(m, items, box)}
                  </th>
                  <td>{first[box.id] || m.common.absentValue}</td>
                  <td>{second[box.id] || m.common.absentValue}</td>
                  {readOnly ? null : (
                    <td>
                      <span className={classes.entry}>
                        <input
                          name="values"
                          data-box={box.id}
                          // A box that is not seen is not gone to.
                          data-skip={!all && !differing.has(box.id) ? '' : undefined}
                          aria-labelledby={`${named}${box.id}`}
                          aria-invalid={fault !== undefined}
                          defaultValue={texts[box.id]}
                          inputMode="decimal"
                          autoComplete="off"
                          maxLength={16}
                        />
                        {fault ? (
                          <span className={classes.hint} data-fault="">
                            {m.paper.fault[fault]}
                          </span>
                        ) : null}
                      </span>
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {differing.size > 0 && differing.size < boxes.length ? (
        <label className={classes.all}>
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
          {words.others(boxes.length - differing.size)}
        </label>
      ) : null}
      {readOnly ? null : <SheetCheck sheet={items} check={check} tick={false} />}
    </>
  )
}

/** Why a sheet that was typed alike twice waits for a decision. */
function Why({ items, texts }: { items: ItemSheet; texts: Readonly<Record<string, string>> }) {
  const m = useMessages()
  const words = m.paper.items
  const read = readItemSheet(items, texts)
  const oddities = read.ok ? read.value.oddities : []
  return (
    <Notice tone="attention" title={oddities.length > 0 ? words.noDifference : words.standsOtherwise}>
      {oddities.length > 0 ? (
        <ul className={classes.odd}>
          {oddities.map((odd) => (
            <li key={odd.kind === 'sum' ? odd.slot : odd.itemKey}>{oddityWords(m, items, odd)}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  )
}
