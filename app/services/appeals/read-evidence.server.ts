import { chosenFile } from '#app/lib/form-fields.ts'
import { done, type Outcome } from '#app/lib/outcome.ts'
import { prepareUpload, type FileRefusal, type PreparedFile } from '#app/services/files/prepare-upload.server.ts'

/** The paper of a form that may come without one: null where nothing was chosen. */
export async function readEvidence(given: File): Promise<Outcome<FileRefusal, PreparedFile | null>> {
  const chosen = await chosenFile(given)
  return chosen === null ? done(null) : prepareUpload(chosen, 'evidence')
}
