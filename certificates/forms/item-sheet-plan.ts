import type { FontSet } from '../fonts/font-set.ts'
import { breakLines, type Line } from '../layout/break-lines.ts'
import { mm } from '../layout/pdf-document.ts'
import type { TextStyle } from '../layout/text.ts'
import type { ItemSheetPayload } from './item-sheet.ts'

const black = '#000000'
export const nameStyle: TextStyle = { role: 'hei', size: 9.5, color: black }
export const howStyle: TextStyle = { role: 'fangsong', size: 8, color: '#222222' }
export const factStyle: TextStyle = { role: 'fangsong', size: 9, color: black }

export const LEADING = 11
export const PADDING = 4
const LEAST_ROW = mm(8)
export const CRITERION = mm(6)
export const TABLE_HEAD = mm(7)
export const HEAD = mm(22)
export const SUM_ROW = mm(9.5)
export const SIGNING = mm(16)

export interface Area {
  left: number
  width: number
  top: number
  bottom: number
}

export type SheetRow = { kind: 'criterion'; heading: string; height: number } | { kind: 'item'; item: ItemSheetPayload['criteria'][number]['rows'][number]; lines: Line[]; height: number }

/** Where everything of one sheet stands: the same for every number. */
export interface ItemSheetPlan {
  area: Area
  columns: { code: number; text: number; marks: number; box: number }
  facts: Line[]
  pages: SheetRow[][]
}

/** Cuts the sheet into pages. A criterion never stands alone at the foot of a page, and the sums and signatures never stand without an item above them. */
export function planItemSheet(payload: ItemSheetPayload, fonts: FontSet, area: Area): ItemSheetPlan {
  const judges = payload.places.length
  const box = judges === 1 ? mm(38) : judges <= 3 ? mm(20) : judges <= 5 ? mm(15) : mm(11)
  const code = mm(11)
  const marks = mm(13)
  const text = area.width - code - marks - box * judges
  const broken = (parts: Parameters<typeof breakLines>[0], measure: number) => breakLines(parts, fonts, { measure, justify: false, halveMarks: false })
  const facts = payload.facts.flatMap((fact) => broken([{ text: fact, style: factStyle }], area.width))
  const rows = payload.criteria.flatMap(({ heading, rows: items }): SheetRow[] => [
    { kind: 'criterion', heading, height: CRITERION },
    ...items.map((item): SheetRow => {
      const lines = [...broken([{ text: item.name, style: nameStyle }], text - 2 * PADDING), ...(item.how === '' ? [] : broken([{ text: item.how, style: howStyle }], text - 2 * PADDING))]
      return { kind: 'item', item, lines, height: Math.max(LEAST_ROW, lines.length * LEADING + PADDING * 1.75) }
    }),
  ])
  const ending = SUM_ROW * (payload.ownSums && judges > 1 ? 2 : 1) + SIGNING
  const room = area.bottom - area.top - HEAD - TABLE_HEAD
  return { area, columns: { code, text, marks, box }, facts, pages: cutIntoPages(rows, { first: room - facts.length * LEADING - PADDING, other: room, ending }) }
}

function cutIntoPages(rows: readonly SheetRow[], { first, other, ending }: { first: number; other: number; ending: number }): SheetRow[][] {
  const pages: SheetRow[][] = [[]]
  let left = first
  rows.forEach((row, at) => {
    const next = rows[at + 1]
    const needs = row.height + (row.kind === 'criterion' && next ? next.height : 0) + (next === undefined || (row.kind === 'criterion' && at === rows.length - 2) ? ending : 0)
    if (needs > left && pages.at(-1)!.length > 0) {
      pages.push([])
      left = other
    }
    pages.at(-1)!.push(row)
    left -= row.height
  })
  return pages
}
