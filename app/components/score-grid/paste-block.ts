import { readPastedBlock } from './paste.ts'

export interface PastedCells {
  cells: Array<{ entryId: string; column: string; text: string }>
  /** Values that fell outside of the grid. */
  left: number
}

/** Lays a copied block over the grid with its first cell at `start`; an empty cell of the block leaves what is there. */
export function pasteBlock(text: string, start: { row: number; column: number }, rowIds: readonly string[], columnIds: readonly string[]): PastedCells {
  const cells: PastedCells['cells'] = []
  let left = 0
  readPastedBlock(text).forEach((row, down) => {
    row.forEach((value, right) => {
      if (value.trim() === '') return
      const entryId = rowIds[start.row + down]
      const column = columnIds[start.column + right]
      if (entryId === undefined || column === undefined) left += 1
      else cells.push({ entryId, column, text: value })
    })
  })
  return { cells, left }
}
