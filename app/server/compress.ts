import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const gzipAsync = promisify(gzip)
const brotliAsync = promisify(brotliCompress)

export type Encoding = 'br' | 'gzip' | 'identity'

/** Below this a compressed body saves nothing worth the time. */
const WORTH_COMPRESSING = 1_000
const TEXT = /^(text\/|application\/(json|javascript|manifest\+json|xml)|image\/svg\+xml)/

export function isCompressible(contentType: string): boolean {
  return TEXT.test(contentType) && !contentType.startsWith('text/event-stream')
}

/** Picks the best of br and gzip the client accepts; a weight of 0 refuses one. */
export function chooseEncoding(acceptEncoding: string | undefined, allowBrotli: boolean): Encoding {
  if (!acceptEncoding) return 'identity'
  const accepted = new Set<string>()
  for (const part of acceptEncoding.slice(0, 200).toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.trim().split(';')
    if (!parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter))) accepted.add(name.trim())
  }
  if (allowBrotli && accepted.has('br')) return 'br'
  return accepted.has('gzip') ? 'gzip' : 'identity'
}

/** Compresses off the event loop. `effort` 'fast' for a page made for one person, 'best' for bytes that are kept. */
export async function compressBytes(bytes: Buffer, encoding: Encoding, effort: 'fast' | 'best'): Promise<Buffer> {
  if (encoding === 'identity' || bytes.length < WORTH_COMPRESSING) return bytes
  if (encoding === 'gzip') return gzipAsync(bytes, { level: effort === 'fast' ? 3 : 9 })
  return brotliAsync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: effort === 'fast' ? 3 : 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
}

/** Whether compressBytes leaves this body as it is. */
export function staysPlain(bytes: Buffer, encoding: Encoding): boolean {
  return encoding === 'identity' || bytes.length < WORTH_COMPRESSING
}
