import type { Line } from '../layout/break-lines.ts'
import { grid } from './grid.ts'

/** Something that takes whole grid lines, in one piece unless it is text. */
export type FlowItem =
  | { kind: 'text'; lines: readonly Line[]; keepWithNext: boolean }
  | { kind: 'gap'; lines: number }
  | { kind: 'signature'; lines: number }

export type Placed =
  | { kind: 'text'; item: number; page: number; line: number; lines: readonly Line[] }
  | { kind: 'signature'; page: number; line: number }

export interface Pagination {
  placed: Placed[]
  /** Where the next thing would stand. */
  page: number
  line: number
}

/**
 * Puts the flow of a document on pages of 22 lines, the first page from `firstLine` on. A heading is not the last line of a page. The signature
 * stands on a page with at least two lines of text before it: the standard forbids a page that says 此页无正文.
 */
export function paginate(items: readonly FlowItem[], firstLine: number): Pagination {
  const placed: Placed[] = []
  let page = 0
  let line = firstLine
  const nextPage = (): void => {
    page += 1
    line = 0
  }
  items.forEach((item, index) => {
    if (item.kind === 'gap') {
      line += item.lines
      return
    }
    if (item.kind === 'signature') {
      if (line + item.lines > grid.lines) {
        const moved = takeLastLines(placed, 2)
        nextPage()
        for (const text of moved) {
          placed.push({ ...text, page, line })
          line += text.lines.length
        }
        line += 1
      }
      placed.push({ kind: 'signature', page, line })
      line += item.lines
      return
    }
    const rest = [...item.lines]
    if (item.keepWithNext && line + rest.length + 1 > grid.lines && index < items.length - 1) nextPage()
    while (rest.length > 0) {
      const room = grid.lines - line
      if (room <= 0) {
        nextPage()
        continue
      }
      const lines = rest.splice(0, room)
      placed.push({ kind: 'text', item: index, page, line, lines })
      line += lines.length
    }
  })
  return { placed, page, line }
}

type PlacedText = Extract<Placed, { kind: 'text' }>

/** Takes the last `count` lines of text away again, in reading order. */
function takeLastLines(placed: Placed[], count: number): PlacedText[] {
  const moved: PlacedText[] = []
  for (let left = count; left > 0; ) {
    const last = placed.at(-1)
    if (last?.kind !== 'text') break
    placed.pop()
    if (last.lines.length <= left) {
      moved.unshift(last)
      left -= last.lines.length
    } else {
      placed.push({ ...last, lines: last.lines.slice(0, -left) })
      moved.unshift({ ...last, lines: last.lines.slice(-left) })
      left = 0
    }
  }
  return moved
}
