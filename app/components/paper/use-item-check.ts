import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

import { ABSENT_SIGN, absentJudges, faultOfBox, itemBoxes, readItemSheet, type ItemBoxFault, type ItemSheet, type ReadItems } from '#app/services/paper/item-sheet.ts'

/** What stands in the boxes of a sheet now. */
export interface ItemCheck {
  faults: ReadonlyMap<string, ItemBoxFault>
  /** Places whose judge was absent. */
  absent: ReadonlySet<number>
  /** Boxes that are still empty. */
  left: number
  /** The sheet added up; null until every box is typed. */
  read: ReadItems | null
}

/** Looks at the boxes of a sheet while it is typed. Nothing is added up before the last box, so that no sum can be copied into the sheet. */
export function useItemCheck(sheet: ItemSheet, initial: Readonly<Record<string, string>>): { frame: RefObject<HTMLDivElement>; check: ItemCheck; look: () => void } {
  const frame = useRef<HTMLDivElement>(null)
  const [check, setCheck] = useState(() => checkItems(sheet, initial, null))
  const look = useCallback(() => {
    const boxes = [...(frame.current?.querySelectorAll<HTMLInputElement>('input[data-box]') ?? [])]
    const typing = document.activeElement instanceof HTMLInputElement ? (document.activeElement.dataset.box ?? null) : null
    setCheck(checkItems(sheet, Object.fromEntries(boxes.map((box) => [box.dataset.box ?? '', box.value])), typing))
  }, [sheet])
  // The browser may have kept what was typed before the page came alive.
  useEffect(look, [look])
  return { frame, check, look }
}

/** @param typing the box that is being typed in: a half-typed number is no fault yet */
export function checkItems(sheet: ItemSheet, texts: Readonly<Record<string, string>>, typing: string | null): ItemCheck {
  const absent = absentJudges(sheet, texts)
  const faults = new Map<string, ItemBoxFault>()
  let left = 0
  for (const box of itemBoxes(sheet)) {
    const text = (texts[box.id] ?? '').trim()
    if (text === '') left += absent.has(box.slot) ? 0 : 1
    else if (box.id !== typing) {
      const fault = absent.has(box.slot) && text !== ABSENT_SIGN ? 'absentAndGiven' : faultOfBox(sheet, box, text)
      if (fault) faults.set(box.id, fault)
    }
  }
  const read = left === 0 && faults.size === 0 ? readItemSheet(sheet, texts) : null
  return { faults, absent, left, read: read?.ok ? read.value : null }
}
