import { chooseLocale, localeCookieName, type Locale } from '../messages/locale.ts'
import { readCookie, serializeCookie } from './cookies.server.ts'
import type { AskedRequest } from './request-context.server.ts'

/** The language of a request: the remembered choice, then Accept-Language, then Chinese. */
export function localeOf(request: Pick<AskedRequest, 'headers'>): Locale {
  return chooseLocale(readCookie(request.headers.get('cookie'), localeCookieName), request.headers.get('accept-language'))
}

/** The same for the headers of a Node request. */
export function localeOfHeaders(headers: { cookie?: string | undefined; 'accept-language'?: string | undefined }): Locale {
  return chooseLocale(readCookie(headers.cookie, localeCookieName), headers['accept-language'])
}

const ONE_YEAR_SECONDS = 31_536_000

export function localeCookie(locale: Locale): string {
  return serializeCookie(localeCookieName, locale, { maxAge: ONE_YEAR_SECONDS })
}
