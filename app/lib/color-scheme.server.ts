import { colorSchemeCookieName, colorSchemeOfCookie, type ColorScheme } from './color-scheme.ts'
import { serializeCookie } from './cookies.server.ts'

const ONE_YEAR_SECONDS = 31_536_000

export function colorSchemeOf(request: Pick<Request, 'headers'>): ColorScheme {
  return colorSchemeOfCookie(request.headers.get('cookie'))
}

export function colorSchemeCookie(scheme: ColorScheme): string {
  return serializeCookie(colorSchemeCookieName, scheme, { maxAge: ONE_YEAR_SECONDS })
}
