/** A block copied from a spreadsheet: rows of cells, tabs between cells, quotes around cells that hold tabs, quotes or line ends. */
export function readPastedBlock(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  let at = 0
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
  }
  while (at < text.length) {
    const char = text[at]
    if (quoted) {
      if (char === '"' && text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else if (char === '"') quoted = false
      else cell += char
    } else if (char === '"' && cell === '') quoted = true
    else if (char === '\t') endCell()
    else if (char === '\n') endRow()
    else if (char !== '\r') cell += char
    at += 1
  }
  // A spreadsheet ends its last row with a line end too; without one the row is still open.
  if (cell !== '' || row.length > 0) endRow()
  return rows
}
