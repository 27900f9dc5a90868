import type { Messages } from '#app/messages/index.ts'
import type { ShownSheetKind } from '#app/services/paper/paper-pages.server.ts'

/** What a box of a sheet is called: the judge's place, the reading, or the mark itself. */
export function boxLabel(m: Messages, kind: Pick<ShownSheetKind, 'name'>, column: { id: string; kind: string; slot: number; key: string } | 'sum'): string {
  if (column === 'sum') return m.paper.sum
  if (column.kind === 'panel') return m.paper.judge(column.slot)
  return column.kind === 'metric' ? kind.name : m.paper.score
}
