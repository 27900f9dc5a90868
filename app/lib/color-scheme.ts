/** How pages look: the visitor's choice, or what the device prefers. Remembered in a cookie so that the server knows it. */
export const colorSchemes = ['light', 'dark', 'auto'] as const

export type ColorScheme = (typeof colorSchemes)[number]

export const colorSchemeCookieName = 'appearance'

export function isColorScheme(value: unknown): value is ColorScheme {
  return value === 'light' || value === 'dark' || value === 'auto'
}

/** Reads the choice from a Cookie header; anything else is `auto`. */
export function colorSchemeOfCookie(header: string | null | undefined): ColorScheme {
  const found = /(?:^|;\s*)appearance=(light|dark|auto)(?:;|$)/.exec((header ?? '').slice(0, 16_384))?.[1]
  return isColorScheme(found) ? found : 'auto'
}

export function colorSchemeOfHeaders(headers: { cookie?: string | undefined }): ColorScheme {
  return colorSchemeOfCookie(headers.cookie)
}
