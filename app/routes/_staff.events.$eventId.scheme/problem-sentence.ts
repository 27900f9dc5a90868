import { writeMarkText } from '#app/lib/mark-text.ts'
import type { Messages } from '#app/messages/dictionaries.ts'
import type { DraftProblem } from '#app/services/schemes/scheme-draft.ts'

/** Problems whose numbers are marks; the others count lines, decimals and values. */
const OF_MARKS: ReadonlySet<string> = new Set(['criterionSum', 'schemeSum', 'rangeAboveMarks', 'noRangeReachesFull', 'perTimeAboveMarks'])

/** What is wrong, in the reader's words. */
export function problemSentence(m: Messages, { code, found, expected }: DraftProblem): string {
  const sentence: string | ((found: string, expected: string) => string) = m.schemes.problem[code]
  if (typeof sentence === 'string') return sentence
  const write = (value: number | undefined) => (value === undefined ? '' : OF_MARKS.has(code) ? writeMarkText(value) : String(value))
  // A line number stands where a mark would: ranges are counted, what they bring is not.
  return sentence(code === 'rangeAboveMarks' ? String(found) : write(found), write(expected))
}
