import { problemText } from '#app/components/imports/problem-text.ts'
import type { Messages } from '#app/messages/index.ts'
import type { EntrantProblem } from '#app/services/entries/entrant-problems.ts'

/** Problems of an entrant as a form shows them, by field. */
export function problemErrors(m: Messages, problems: readonly EntrantProblem[]): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const problem of problems) (errors[problem.field] ??= []).push(problemText(m, { code: problem.code, ...(problem.shown === undefined ? {} : { data: { shown: problem.shown } }) }))
  return errors
}
