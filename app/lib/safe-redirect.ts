const MAX_LENGTH = 2_000

/**
 * An address of ours to go on to, from text that may come from anybody. Checked after normalisation, because
 * `/..//evil.example` becomes `//evil.example`; whatever is not a plain path of this site gives the fallback.
 */
export function safeRedirect(target: unknown, fallback = '/'): string {
  if (typeof target !== 'string' || target.length === 0 || target.length > MAX_LENGTH) return fallback
  // Browsers drop tabs and line breaks inside addresses and read a backslash as a slash.
   
  if (!target.startsWith('/') || /[\u0000-\u0020\u007f-\u00a0\\\u2028\u2029]/.test(target)) return fallback
  const path = target.split(/[?#]/, 1)[0] ?? ''
  if (!isPlainPath(path)) return fallback
  const base = 'https://own.invalid'
  let url: URL
  try {
    url = new URL(target, base)
  } catch {
    return fallback
  }
  if (url.origin !== base || url.username !== '' || !isPlainPath(url.pathname)) return fallback
  return url.pathname + url.search + url.hash
}

/** No empty segment in front, no dot segments, nothing encoded that decodes to a separator or a control character. */
function isPlainPath(path: string): boolean {
  let decoded = path
  // Twice, so that a second decoding somewhere else finds nothing new.
  for (let pass = 0; pass < 2; pass += 1) {
    try {
      decoded = decodeURIComponent(decoded)
    } catch {
      return false
    }
     
    if (decoded.startsWith('//') || /[\u0000-\u001f\u007f\\]/.test(decoded)) return false
    if (decoded.split('/').some((segment) => segment === '..' || segment === '.')) return false
  }
  return !path.includes('//')
}
