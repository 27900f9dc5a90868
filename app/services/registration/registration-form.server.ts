import { z } from 'zod'

import { problemText } from '#app/components/imports/problem-text.ts'
import { chosenFile, file, line, optional, tick } from '#app/lib/form-fields.ts'
import type { Messages } from '#app/messages/index.ts'
import type { EntrantProblem } from '#app/services/entries/entrant-problems.ts'
import { prepareUpload, type PreparedFile } from '#app/services/files/prepare-upload.server.ts'

/** Typed text as it is: the rules of an entrant judge it. */
const typed = z.string().max(1_000, 'tooLong').default('')

export const answersTyped = { organisation: typed, skillLevel: typed, team: typed, levelCertificate: optional(line({ max: 40 })), insured: tick(), photo: file().optional() }
export const registrantTyped = { name: typed, identityType: typed, identityNumber: typed, phone: typed }

/** Problems of an entrant as a form shows them, by field. */
export function problemErrors(m: Messages, problems: readonly EntrantProblem[]): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const problem of problems) (errors[problem.field] ??= []).push(problemText(m, { code: problem.code, ...(problem.shown === undefined ? {} : { data: { shown: problem.shown } }) }))
  return errors
}

/** The photograph as it may be kept, nothing when none was chosen, or the code of what is wrong with it. */
export async function readPhoto(given: File | undefined): Promise<{ ok: true; photo: PreparedFile | null } | { ok: false; code: string }> {
  const chosen = given === undefined ? null : await chosenFile(given)
  if (chosen === null) return { ok: true, photo: null }
  const outcome = await prepareUpload(chosen, 'portrait')
  return outcome.ok ? { ok: true, photo: outcome.value } : { ok: false, code: outcome.reason }
}
