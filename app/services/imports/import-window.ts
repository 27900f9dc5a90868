import type { CompetitionState } from '#db/schema/competitions.ts'
import type { ImportKind } from '#db/queries/imports.ts'

/** States in which a file may be imported: entrants before scoring, marks while it lasts. */
const OPEN_IN: Readonly<Record<ImportKind, readonly CompetitionState[]>> = {
  entrants: ['draft', 'open'],
  marks: ['scoring'],
}

/** Whether an import of this kind may be confirmed or undone now. A confirmed result locks the marks of its event, and a
 * file of marks names people, so there is none while their codes are sealed. */
export function isImportOpen(kind: ImportKind, { state, marksLocked, sealed }: { state: CompetitionState; marksLocked: boolean; sealed: boolean }): boolean {
  return OPEN_IN[kind].includes(state) && !(kind === 'marks' && (marksLocked || sealed))
}
