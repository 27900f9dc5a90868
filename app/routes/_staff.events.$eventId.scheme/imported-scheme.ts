import { problemText } from '#app/components/imports/problem-text.ts'
import type { Messages } from '#app/messages/index.ts'
import type { TableProblemCode } from '#app/services/schemes/read-scheme-table.ts'
import type { ReadSchemeFile } from '#app/services/schemes/scheme-workbook.server.ts'
import type { SchemeDraft } from '#app/services/schemes/scheme-draft.ts'

import { problemSentence } from './problem-sentence.ts'

/** A file that was read, as the page shows it. */
export interface ImportedScheme {
  /** Tells one reading from the next, so that the editor starts anew. */
  id: string
  part: string
  fileName: string
  draft: SchemeDraft
  problems: Array<{ cell: string | null; text: string }>
}

/** Puts what a file said into words. */
export function importedScheme(m: Messages, part: string, { fileName, draft, problems }: ReadSchemeFile): ImportedScheme {
  return { id: crypto.randomUUID(), part, fileName, draft, problems: problems.map((problem) => ({ cell: problem.cell, text: 'draft' in problem ? problemSentence(m, problem.draft) : tableSentence(m, problem.table) })) }
}

function tableSentence(m: Messages, code: TableProblemCode): string {
  const own = m.schemes.import.problem
  return Object.hasOwn(own, code) ? own[code as keyof typeof own] : problemText(m, { code: code as Exclude<TableProblemCode, keyof typeof own> })
}
