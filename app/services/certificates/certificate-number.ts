/** The bureau's own pattern for honour certificates; `{year}` and `{serial}` are replaced. */
export const DEFAULT_NUMBER_PATTERN = 'JN-{year}-{serial}'

const SERIAL_DIGITS = 4
const HONOUR_CODE = 'JN'

/** `WY-JN-{year}-{serial}` with 2026 and 12 → WY-JN-2026-0012. Serials above 9999 simply grow longer. */
export function formatCertificateNumber(pattern: string | undefined, year: number, serial: number): string {
  return (pattern || DEFAULT_NUMBER_PATTERN).replaceAll('{year}', String(year)).replaceAll('{serial}', String(serial).padStart(SERIAL_DIGITS, '0'))
}

/**
 * The pattern of another kind: the region's own with the kind's two letters for JN, or before it where it has none, so that no two kinds ever
 * share a number. WY-JN-{year}-{serial} and JS → WY-JS-{year}-{serial}.
 */
export function patternOfKind(pattern: string | undefined, code: string): string {
  const own = pattern || DEFAULT_NUMBER_PATTERN
  if (code === HONOUR_CODE) return own
  return own.includes(HONOUR_CODE) ? own.replace(HONOUR_CODE, code) : `${code}-${own}`
}

export type NumberPatternFault = 'serialMissing' | 'yearMissing' | 'badCharacters'

/** Why a pattern would not give unique, printable numbers; null when it is fine. */
export function numberPatternFault(pattern: string): NumberPatternFault | null {
  if (!pattern.includes('{serial}')) return 'serialMissing'
  if (!pattern.includes('{year}')) return 'yearMissing'
  return /^[A-Z0-9][A-Z0-9-]{0,38}[A-Z0-9]$/.test(formatCertificateNumber(pattern, 2026, 1)) ? null : 'badCharacters'
}
