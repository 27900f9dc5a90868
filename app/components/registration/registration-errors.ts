import { problemText } from '#app/components/imports/problem-text.ts'
import type { Messages } from '#app/messages/index.ts'
import type { EntrantProblem } from '#app/services/entries/entrant-problems.ts'
import type { CorrectRefusal } from '#app/services/registration/write-correction.server.ts'

/** Problems of an entrant as a form shows them, by field. */
export function problemErrors(m: Messages, problems: readonly EntrantProblem[]): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const problem of problems) (errors[problem.field] ??= []).push(problemText(m, { code: problem.code, ...(problem.shown === undefined ? {} : { data: { shown: problem.shown } }) }))
  return errors
}

/** Why a correction was not taken, at its field where it has one. */
export function correctionErrors(m: Messages, reason: CorrectRefusal, data?: Record<string, unknown>): Record<string, string | string[]> {
  if (reason === 'problems') return problemErrors(m, data?.problems as EntrantProblem[])
  return reason === 'tooManyFiles' ? { evidence: m.registration.failed.tooManyFiles } : { form: m.registration.failed.notReturned }
}
