import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

import type { NextFunction, Request, Response } from 'express'

import { chooseEncoding, compressBytes, isCompressible, staysPlain, type Encoding } from './compress.ts'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
}

interface Asset {
  type: string
  etag: string
  cacheControl: string
  plain: Buffer
  variants: Map<Encoding, Promise<Buffer>>
}

/**
 * Serves the built client files from memory. The set of names is fixed at start, so no path of a request ever reaches
 * the file system; names under /assets carry a content hash and may be kept for ever.
 */
export function staticAssets(directory: string) {
  const assets = new Map<string, Asset>()
  if (existsSync(directory)) collect(directory, '', assets)

  return async function serveStatic(req: Request, res: Response, next: NextFunction): Promise<void> {
    const asset = assets.get(req.path)
    if (!asset || (req.method !== 'GET' && req.method !== 'HEAD')) {
      // A missing asset is answered here: rendering a page for it would only hide a stale build.
      if (req.path.startsWith('/assets/')) {
        res.status(404).setHeader('Cache-Control', 'no-store')
        res.type('text/plain; charset=utf-8').end('Not found')
        return
      }
      next()
      return
    }
    res.setHeader('Cache-Control', asset.cacheControl)
    res.setHeader('ETag', asset.etag)
    if (req.headers['if-none-match'] === asset.etag) {
      res.status(304).end()
      return
    }
    try {
      const encoding = isCompressible(asset.type) ? chooseEncoding(req.headers['accept-encoding'], true) : 'identity'
      const body = await variant(asset, encoding)
      res.setHeader('Content-Type', asset.type)
      res.setHeader('Vary', 'Accept-Encoding')
      if (!staysPlain(asset.plain, encoding)) res.setHeader('Content-Encoding', encoding)
      res.setHeader('Content-Length', body.length)
      res.end(req.method === 'HEAD' ? undefined : body)
    } catch (error) {
      next(error)
    }
  }
}

function variant(asset: Asset, encoding: Encoding): Promise<Buffer> {
  const known = asset.variants.get(encoding)
  if (known) return known
  const made = compressBytes(asset.plain, encoding, 'best')
  asset.variants.set(encoding, made)
  return made
}

function collect(directory: string, prefix: string, assets: Map<string, Asset>): void {
  for (const name of readdirSync(directory)) {
    const file = path.join(directory, name)
    if (statSync(file).isDirectory()) {
      if (!name.startsWith('.')) collect(file, `${prefix}/${name}`, assets)
      continue
    }
    const type = TYPES[path.extname(name)]
    if (!type) continue
    const plain = readFileSync(file)
    assets.set(`${prefix}/${name}`, {
      type,
      plain,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      cacheControl: prefix === '/assets' ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      variants: new Map(),
    })
  }
}
