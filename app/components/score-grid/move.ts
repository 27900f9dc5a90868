import type { GridCommand } from './keyboard.ts'

export interface Place {
  row: number
  column: number
}

export interface GridSize {
  rows: number
  columns: number
}

const PAGE = 15

/**
 * Where a command leads; null when it leads out of the grid (Tab behind the last cell), so that the keyboard is never trapped.
 * `next` goes down the column and from its end to the head of the next one, or along the row and from its end to the next row.
 */
export function movedPlace(place: Place, command: GridCommand, size: GridSize, enterGoes: 'down' | 'right'): Place | null {
  const { row, column } = place
  const lastRow = size.rows - 1
  const lastColumn = size.columns - 1
  switch (command.do) {
    case 'up':
      return { row: Math.max(0, row - 1), column }
    case 'down':
      return { row: Math.min(lastRow, row + 1), column }
    case 'pageUp':
      return { row: Math.max(0, row - PAGE), column }
    case 'pageDown':
      return { row: Math.min(lastRow, row + PAGE), column }
    case 'rowStart':
      return { row, column: 0 }
    case 'rowEnd':
      return { row, column: lastColumn }
    case 'first':
      return { row: 0, column: 0 }
    case 'last':
      return { row: lastRow, column: lastColumn }
    case 'right':
      return along(place, 1, size)
    case 'left':
      return along(place, -1, size)
    case 'next':
      return (enterGoes === 'down' ? down(place, 1, size) : along(place, 1, size)) ?? place
    case 'previous':
      return (enterGoes === 'down' ? down(place, -1, size) : along(place, -1, size)) ?? place
    default:
      return place
  }
}

function along({ row, column }: Place, step: 1 | -1, { rows, columns }: GridSize): Place | null {
  const next = row * columns + column + step
  return next < 0 || next >= rows * columns ? null : { row: Math.floor(next / columns), column: next % columns }
}

function down({ row, column }: Place, step: 1 | -1, { rows, columns }: GridSize): Place | null {
  const next = column * rows + row + step
  return next < 0 || next >= rows * columns ? null : { row: next % rows, column: Math.floor(next / rows) }
}
