import { z } from 'zod'

import { chosenFile, file, line, optional, tick } from '#app/lib/form-fields.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import type { UploadKind } from '#app/services/files/file-rules.ts'
import { prepareUpload, type PreparedFile } from '#app/services/files/prepare-upload.server.ts'

/** Typed text as it is: the rules of an entrant judge it. */
const typed = z.string().max(1_000, 'tooLong').default('')

export const answersTyped = { organisation: typed, skillLevel: typed, team: typed, levelCertificate: optional(line({ max: 40 })), insured: tick(), photo: file().optional() }
export const registrantTyped = { name: typed, identityType: typed, identityNumber: typed, phone: typed }

/** What a correction says of an entrant besides who it is: the same, and one more paper. */
export const correctionTyped = { ...answersTyped, evidence: file().optional() }

/** An upload as it may be kept, nothing when none was chosen, or the code of what is wrong with it. */
export async function readUpload(given: File | undefined, kind: UploadKind): Promise<{ ok: true; file: PreparedFile | null } | { ok: false; code: string }> {
  const chosen = given === undefined ? null : await chosenFile(given)
  if (chosen === null) return { ok: true, file: null }
  const outcome = await prepareUpload(chosen, kind)
  return outcome.ok ? { ok: true, file: outcome.value } : { ok: false, code: outcome.reason }
}

/** Photograph and paper of a correction, or by field what is wrong with either. */
export async function readCorrectionFiles({ photo, evidence }: { photo?: File | undefined; evidence?: File | undefined }): Promise<Outcome<'files', { photo: PreparedFile | null; evidence: PreparedFile | null }>> {
  const [picture, paper] = [await readUpload(photo, 'portrait'), await readUpload(evidence, 'evidence')]
  if (picture.ok && paper.ok) return done({ photo: picture.file, evidence: paper.file })
  return fail('files', { ...(picture.ok ? {} : { photo: picture.code }), ...(paper.ok ? {} : { evidence: paper.code }) })
}
