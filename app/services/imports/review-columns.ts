import type { ImportSheet } from './import-sheet.ts'
import type { Problem } from './problems.ts'

/** Unknown, double and missing columns. Each stops the import until a person says what the column is, or mends the file. */
export function reviewColumns(sheet: ImportSheet, required: readonly string[]): Problem[] {
  const row = sheet.headerRow
  const problems: Problem[] = []
  const seen = new Set<string>()
  for (const { column, header, use, hidden } of sheet.columns) {
    if (use.use === 'unknown') problems.push({ row, column, level: 'error', code: 'column.unknown', data: { header } })
    if (use.use !== 'field') continue
    if (seen.has(use.field)) problems.push({ row, column, level: 'error', code: 'column.duplicate', data: { field: use.field, header } })
    else if (hidden) problems.push({ row, column, level: 'warning', code: 'column.hidden', data: { field: use.field, header } })
    seen.add(use.field)
  }
  for (const field of required) {
    if (!seen.has(field)) problems.push({ row, column: null, level: 'error', code: 'column.missing', data: { field } })
  }
  return problems
}
