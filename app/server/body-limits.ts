/**
 * How many bytes a request may carry, by its path. Everything is a form of 64 kB unless it stands in the table; a
 * route that takes files adds a row.
 */

export type BodyKind = 'form' | 'scores' | 'import' | 'attachment' | 'paper'

interface BodyLimit {
  bytes: number
  /** From the request's first byte to the body's last. */
  milliseconds: number
  /** Fields of a form; `MAX_FIELDS` where nothing is said. */
  fields?: number
}

export const BODY_LIMITS: Record<BodyKind, BodyLimit> = {
  form: { bytes: 64 * 1024, milliseconds: 60_000 },
  scores: { bytes: 256 * 1024, milliseconds: 60_000 },
  import: { bytes: 5 * 1024 * 1024, milliseconds: 120_000 },
  attachment: { bytes: 10 * 1024 * 1024, milliseconds: 120_000 },
  // A sheet by items has one field a box: two hundred items for a panel of fifteen; the signed scan comes by the same page.
  paper: { bytes: 10 * 1024 * 1024, milliseconds: 120_000, fields: 3_100 },
}

export const MAX_FIELDS = 500

/** Bytes of all bodies being read at one moment; beyond it a new request is asked to come back. */
export const MAX_BYTES_IN_FLIGHT = 128 * 1024 * 1024

interface BodyRule {
  path: RegExp
  kind: BodyKind
}

/** First match decides; paths are those of the URL without `.data`. */
const rules: BodyRule[] = [
  { path: /^\/documents\/seal$/, kind: 'attachment' },
  { path: /^\/events\/[^/]+\/import$/, kind: 'import' },
  { path: /^\/imports\/[^/]+$/, kind: 'import' },
  { path: /^\/events\/[^/]+\/scheme$/, kind: 'import' },
  { path: /^\/unit\/registrations\/[^/]+$/, kind: 'import' },
  { path: /^\/events\/[^/]+\/(appeals|floor)$/, kind: 'attachment' },
  { path: /^\/me\/appeals\/[^/]+$/, kind: 'attachment' },
  { path: /^\/events\/[^/]+\/paper(\/sheets)?$/, kind: 'paper' },
  { path: /^\/api\/events\/[^/]+\/marks$/, kind: 'scores' },
  { path: /^\/api\/events\/[^/]+\/sheet$/, kind: 'scores' },
  { path: /^\/register\/[^/]+$/, kind: 'attachment' },
  { path: /^\/me\/registrations\/[^/]+$/, kind: 'attachment' },
  { path: /^\/unit\/registrations\/[^/]+\/[^/]+$/, kind: 'attachment' },
  { path: /^\/api\/reviews\/[^/]+\/sheet$/, kind: 'scores' },
  { path: /^\/api\/studios\/[^/]+\/log$/, kind: 'attachment' },
  { path: /^\/api\/studios\/[^/]+\/reports\/[^/]+$/, kind: 'scores' },
  { path: /^\/studios\/[^/]+\/requests(\/[^/]+)?$/, kind: 'attachment' },
  { path: /^\/studios\/[^/]+\/reports\/[^/]+$/, kind: 'attachment' },
]

export function bodyKindOf(path: string): BodyKind {
  const plain = path.endsWith('.data') ? path.slice(0, -'.data'.length) : path
  return rules.find((rule) => rule.path.test(plain))?.kind ?? 'form'
}
