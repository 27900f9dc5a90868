/** What a spreadsheet would take for the start of a formula or command, the full-width forms some locales accept included. */
const DANGEROUS = /^[=+\-@\t\r\n\0＝＋－＠]/

/** Text that no spreadsheet runs: a dangerous start gets an apostrophe, which spreadsheets take as "this is text". */
export function neutraliseText(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text
}

/** Takes the apostrophe off again when one of our own files comes back. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text.slice(1)) ? text.slice(1) : text
}
