import { boxLabel } from '#app/components/paper/sheet-labels.ts'
import type { Messages } from '#app/messages/index.ts'
import type { ShownSheetKind } from '#app/services/paper/paper-pages.server.ts'
import type { SheetFault } from '#app/services/paper/paper-sheet.ts'

/** What is wrong with a typed sheet, box by box. */
export function faultSentence(m: Messages, kind: ShownSheetKind, faults: readonly SheetFault[]): string {
  return m.common.list(
    faults.map(({ column, fault }) => {
      const box = kind.columns.find(({ id }) => id === column)
      return m.paper.faultAt(boxLabel(m, kind, box ?? 'sum'), m.paper.fault[fault])
    }),
  )
}
