import { randomBytes } from 'node:crypto'

import { redirect } from '@remix-run/node'

import type { Toast } from '#app/components/toasts/toast-provider.tsx'
import { hostCookieName, readCookie, serializeCookie, signValue, verifyValue } from './cookies.server.ts'
import { settings } from './env.ts'
import { safeRedirect } from './safe-redirect.ts'

/**
 * One sentence for the next page, in a signed cookie that lives a minute and is taken away when it is shown: by the page itself, or by the
 * browser (app/components/toasts) where only data were asked for, because the answer to a data request may be thrown away unseen when
 * another one overtakes it.
 */

const LIFETIME_SECONDS = 60
const MAX_LENGTH = 300

const holder = globalThis as { __toastSecret?: Buffer }

function secret(): Buffer {
  return settings().cookieSecret ?? (holder.__toastSecret ??= randomBytes(32))
}

const cookieName = () => hostCookieName('toast')

/** Goes on to a page of ours, which then says `message`. */
export function redirectWithToast(to: string, message: string, options: { tone?: Toast['tone']; headers?: [string, string][] } = {}): Response {
  const headers = new Headers(options.headers)
  headers.append('Set-Cookie', toastCookie({ message, ...(options.tone ? { tone: options.tone } : {}) }))
  return redirect(safeRedirect(to), { headers, status: 303 })
}

export function toastCookie(toast: Omit<Toast, 'id'>): string {
  const value: Toast = { ...toast, message: toast.message.slice(0, MAX_LENGTH), id: randomBytes(6).toString('hex') }
  return serializeCookie(cookieName(), signValue(JSON.stringify(value), secret()), { maxAge: LIFETIME_SECONDS, scriptable: true })
}

/** The sentence this request brought along, and the header that takes its cookie away with a page. */
export function takeToast(request: Pick<Request, 'headers'>): { toast: Toast | null; clear: string | null } {
  const cookie = readCookie(request.headers.get('cookie'), cookieName())
  if (cookie === undefined) return { toast: null, clear: null }
  const onlyData = request.headers.get('sec-fetch-dest') === 'empty'
  const clear = onlyData ? null : serializeCookie(cookieName(), '', { maxAge: 0 })
  const json = verifyValue(cookie, secret())
  return { toast: json === undefined ? null : readToast(json), clear }
}

function readToast(json: string): Toast | null {
  try {
    const value = JSON.parse(json) as Partial<Toast>
    if (typeof value.id !== 'string' || typeof value.message !== 'string') return null
    const { id, message, tone } = value
    return tone === 'plain' || tone === 'decided' || tone === 'attention' ? { id, message, tone } : { id, message }
  } catch {
    return null
  }
}
