import type { Messages } from '#app/messages/index.ts'

/** Sentences for the field codes of parseForm; `own` are those of the page's own codes, looked at first. */
export function fieldMessages(errors: Record<string, string>, m: Messages, own: Record<string, string> = {}): Record<string, string> {
  const sentences = m.errors.fields
  return Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, own[code] ?? sentences[code] ?? sentences.invalid ?? code]))
}
