import { mm } from '../layout/pdf-document.ts'

/** GB/T 9704-2012: A4, a text area of 156 × 225 mm with 22 lines of 28 characters; all in points from the top left. */
export const grid = {
  left: mm(28),
  top: mm(37),
  width: mm(156),
  height: mm(225),
  lines: 22,
  /** 225 mm / 22 = 10.227 mm */
  pitch: mm(225) / 22,
  /** 156 mm / 28 = 5.571 mm: a little less than 16 points, so characters are set a little closer than their size. */
  cell: mm(156) / 28,
}

/** 3号, 2号 and 4号 in points. */
export const sizes = { body: 16, title: 22, small: 14, table: 12 }

/** Brings a character of 16 points onto the cell. */
export const bodySpacing = grid.cell - sizes.body

export const red = '#E60012'
export const black = '#000000'

/** Baseline of a grid line, counted from 0: the characters stand in the middle of its height. */
export function baselineOf(line: number, size: number = sizes.body): number {
  return grid.top + (line + 0.5) * grid.pitch + size * 0.36
}

/** The first grid line that lies wholly below a height. */
export function firstLineBelow(y: number): number {
  return Math.ceil((y - grid.top) / grid.pitch - 0.001)
}
