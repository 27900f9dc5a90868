import { z } from 'zod'

import { problemText } from '#app/components/imports/problem-text.ts'
import type { Messages } from '#app/messages/index.ts'
import type { FormProblem } from '#app/services/entries/add-entrant.server.ts'

/** Typed text as it is: the rules of an import judge it, and they know the values that selects send. */
const typed = z.string().max(1_000, 'tooLong').default('')

export const entrantTyped = { number: typed, name: typed, phone: typed, organisation: typed, skillLevel: typed, team: typed }
export const identityTyped = { identityType: typed, identityNumber: typed, sex: typed, birthDate: typed }

/** Problems as a form shows them: errors by field, the rest as a list to be read. */
export function entrantAnswer(m: Messages, problems: readonly FormProblem[]): { errors: Record<string, string[]>; toCheck: string[] } {
  const errors: Record<string, string[]> = {}
  const toCheck: string[] = []
  for (const problem of problems) {
    const text = problemText(m, problem)
    if (problem.level === 'error') (errors[problem.field] ??= []).push(text)
    else if (problem.level === 'warning') toCheck.push(m.imports.entrants.problemOf(m.imports.entrants.fields[problem.field], text))
  }
  return { errors, toCheck }
}
