import { z } from 'zod'

import { chosenFile, file, line, optional, tick } from '#app/lib/form-fields.ts'
import { prepareUpload, type PreparedFile } from '#app/services/files/prepare-upload.server.ts'

/** Typed text as it is: the rules of an entrant judge it. */
const typed = z.string().max(1_000, 'tooLong').default('')

export const answersTyped = { organisation: typed, skillLevel: typed, team: typed, levelCertificate: optional(line({ max: 40 })), insured: tick(), photo: file().optional() }
export const registrantTyped = { name: typed, identityType: typed, identityNumber: typed, phone: typed }

/** The photograph as it may be kept, nothing when none was chosen, or the code of what is wrong with it. */
export async function readPhoto(given: File | undefined): Promise<{ ok: true; photo: PreparedFile | null } | { ok: false; code: string }> {
  const chosen = given === undefined ? null : await chosenFile(given)
  if (chosen === null) return { ok: true, photo: null }
  const outcome = await prepareUpload(chosen, 'portrait')
  return outcome.ok ? { ok: true, photo: outcome.value } : { ok: false, code: outcome.reason }
}
