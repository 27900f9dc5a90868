import { labelOfBox } from '#app/components/paper/sheet-labels.ts'
import type { Messages } from '#app/messages/index.ts'
import type { ShownSheetKind } from '#app/services/paper/paper-pages.server.ts'
import type { SheetFault } from '#app/services/paper/paper-sheet.ts'

/** So many are named in a sentence; a sheet by items may have a hundred boxes. */
const MOST_NAMED = 4

/** What is wrong with a typed sheet, box by box. */
export function faultSentence(m: Messages, kind: ShownSheetKind, faults: readonly SheetFault[]): string {
  const named = m.common.list(faults.slice(0, MOST_NAMED).map(({ column, fault }) => m.paper.faultAt(labelOfBox(m, kind, column), m.paper.fault[fault])))
  return faults.length > MOST_NAMED ? m.paper.moreFaults(named, faults.length - MOST_NAMED) : named
}
