import { AppError } from '#app/lib/errors.ts'

/** For a row that changed although the competition's lock was held: some writer does not take it, and nothing of this act is kept. */
export function versionConflict(): AppError {
  return new AppError({ code: 'versionConflict', status: 409 })
}
