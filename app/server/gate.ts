import { isLoopbackHost } from '../lib/origin.server.ts'

/**
 * The gate: what every request has to pass before anything parses it. Remix's own check can be passed four ways, so
 * nothing behind the gate is relied on. Pure; gate-middleware.ts applies it.
 */

export interface GateFacts {
  method: string
  /** Path and query as sent. */
  url: string
  host: string | undefined
  origin: string | undefined
  secFetchSite: string | undefined
  contentType: string | undefined
}

export type GateVerdict =
  | { pass: true }
  | { pass: false; status: 400 | 403 | 404 | 405 | 414 | 415; code: GateRefusal }
  | { pass: false; status: 307; code: 'otherLoopbackName'; location: string }

export type GateRefusal =
  | 'methodNotAllowed'
  | 'urlTooLong'
  | 'badHost'
  | 'badPath'
  | 'dataParameter'
  | 'crossSite'
  | 'badOrigin'
  | 'unsupportedType'
  | 'noSuchPath'

export const MAX_URL_LENGTH = 8_000
const MAX_SEGMENTS = 40
const MAX_PARAMETERS = 100
const METHODS = new Set(['GET', 'HEAD', 'POST'])
const BODY_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data|application\/json)(\s*;|$)/i

/** Decides by the request line and five headers. `origin` is the one configured public origin. */
export function judgeRequest(facts: GateFacts, origin: string): GateVerdict {
  if (!METHODS.has(facts.method)) return refuse(405, 'methodNotAllowed')
  if (facts.url.length > MAX_URL_LENGTH) return refuse(414, 'urlTooLong')

  // Load balancers ask by address, not by name.
  if (facts.url === '/healthcheck' && facts.method !== 'POST') return { pass: true }

  const own = new URL(origin)
  if (!isOwnHost(facts.host, own)) {
    const retry = loopbackRetry(facts, own)
    return retry ? { pass: false, status: 307, code: 'otherLoopbackName', location: retry } : refuse(400, 'badHost')
  }

  const [path = '', query = ''] = splitOnce(facts.url, '?')
  if (path === '/__manifest') return refuse(404, 'noSuchPath')
  if (!isPlainPath(path)) return refuse(400, 'badPath')
  if (path.split('/').length > MAX_SEGMENTS) return refuse(404, 'noSuchPath')
  const parameters = query.split('&', MAX_PARAMETERS + 1)
  if (parameters.length > MAX_PARAMETERS) return refuse(400, 'badPath')
  if (parameters.some((parameter) => decodeSafely(splitOnce(parameter, '=')[0] ?? '') === '_data')) return refuse(400, 'dataParameter')

  if (facts.method === 'GET' || facts.method === 'HEAD') return { pass: true }
  if (facts.secFetchSite !== undefined && facts.secFetchSite !== 'same-origin') return refuse(403, 'crossSite')
  if (facts.origin !== own.origin) return refuse(403, 'badOrigin')
  if (facts.contentType !== undefined && !BODY_TYPES.test(facts.contentType)) return refuse(415, 'unsupportedType')
  return { pass: true }
}

function refuse(status: 400 | 403 | 404 | 405 | 414 | 415, code: GateRefusal): GateVerdict {
  return { pass: false, status, code }
}

function isOwnHost(host: string | undefined, own: URL): boolean {
  return host !== undefined && host.toLowerCase() === own.host
}

/** Somebody who typed 127.0.0.1 instead of localhost is sent to the name that cookies and the Origin check expect. */
function loopbackRetry(facts: GateFacts, own: URL): string | undefined {
  if (facts.method === 'POST' || !isLoopbackHost(own.hostname)) return undefined
  const name = /^(localhost|127\.0\.0\.1|\[::1\]):(\d{1,5})$/i.exec(facts.host ?? '')
  if (!name || name[2] !== own.port || !isPlainPath(splitOnce(facts.url, '?')[0] ?? '')) return undefined
  return own.origin + facts.url
}

/** A path that decodes once, names no other directory and holds no NUL, backslash or doubled leading slash. */
function isPlainPath(path: string): boolean {
  if (!path.startsWith('/') || path.startsWith('//')) return false
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return false
  }
   
  if (/[\u0000-\u001f\u007f\\]/.test(decoded)) return false
  return !decoded.split('/').some((segment) => segment === '..' || segment === '.')
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).trim()
  } catch {
    return text
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
