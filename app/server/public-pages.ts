/**
 * Pages that anybody may read and that look the same to everybody without a session: candidates for the cache in
 * front of Remix. A page that changes with the clock (a notice period) takes few seconds; one that must be read live
 * (is this certificate still valid) is never listed.
 */
interface PublicPage {
  path: RegExp
  /** Query parameters the page reads; every other one is cut off before the page is made. */
  query: readonly string[]
  /** Seconds a page may be served without being made again, if no change is announced before. */
  seconds: number
}

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** The first group of a path, if any, is the tag by which its pages are forgotten. */
const publicPages: readonly PublicPage[] = [
  { path: /^\/$/, query: [], seconds: 15 },
  { path: new RegExp(`^/results/(${ID})$`), query: [], seconds: 30 },
  { path: new RegExp(`^/live/(${ID})$`), query: [], seconds: 5 },
  { path: /^\/results$/, query: ['region', 'year', 'page'], seconds: 15 },
  { path: new RegExp(`^/rules/(${ID})$`), query: [], seconds: 30 },
  { path: /^\/notices$/, query: ['page'], seconds: 5 },
  { path: new RegExp(`^/notices/${ID}$`), query: [], seconds: 5 },
  { path: /^\/policies$/, query: [], seconds: 60 },
  { path: /^\/policies\/[\w.-]{1,80}$/, query: [], seconds: 60 },
]

const MAX_VALUE_LENGTH = 64

export interface PublicPageMatch {
  /** Path and sorted, allowed query: what the page is made from and kept under. */
  canonicalUrl: string
  tag: string
  seconds: number
}

/** The public page an address names, or undefined. */
export function publicPageFor(url: string): PublicPageMatch | undefined {
  const at = url.indexOf('?')
  const path = at < 0 ? url : url.slice(0, at)
  for (const page of publicPages) {
    const match = page.path.exec(path)
    if (!match) continue
    const given = new URLSearchParams(at < 0 ? '' : url.slice(at + 1))
    const kept = new URLSearchParams()
    for (const name of [...page.query].sort()) {
      const value = given.get(name)
      if (value !== null && value.length <= MAX_VALUE_LENGTH) kept.set(name, value)
    }
    const query = kept.toString()
    return { canonicalUrl: query ? `${path}?${query}` : path, tag: match[1] ?? '', seconds: page.seconds }
  }
  return undefined
}
