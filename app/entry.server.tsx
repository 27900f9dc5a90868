import { Writable } from 'node:stream'

import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'

import { NonceContext } from './lib/nonce.tsx'
import { ReferenceContext } from './lib/reference.tsx'
import { logEvent } from './lib/log.server.ts'
import { currentRequest } from './lib/request-context.server.ts'

export { startServer } from './server/start-server.ts'

const RENDER_TIMEOUT_MS = 10_000

// The part of the manifest a page needs is that of its own matches; the browser loads the rest from the static
// manifest file. Rendering the whole of it costs milliseconds on every page.
const prunedManifests = new Map<string, EntryContext['manifest']>()

function prune(context: EntryContext): EntryContext {
  const ids = context.staticHandlerContext.matches.map((match) => match.route.id)
  const key = `${context.manifest.version}|${ids.join('|')}`
  let manifest = prunedManifests.get(key)
  if (!manifest) {
    const routes: EntryContext['manifest']['routes'] = {}
    for (const id of ids) {
      const route = context.manifest.routes[id]
      if (route) routes[id] = route
    }
    manifest = { ...context.manifest, routes }
    prunedManifests.set(key, manifest)
  }
  return { ...context, manifest }
}

/**
 * Renders a page into one buffer. Nothing here streams: a buffered page compresses and caches in one piece.
 * (renderToString would leave the loader data out, because single fetch delivers it inside Suspense.)
 */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  const current = currentRequest()
  const nonce = current?.nonce ?? ''
  return new Promise((resolve, reject) => {
    let rendered = status
    const timer = setTimeout(() => abort(), RENDER_TIMEOUT_MS)
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <ReferenceContext.Provider value={current?.requestId ?? ''}>
          <RemixServer context={prune(context)} url={request.url} nonce={nonce} />
        </ReferenceContext.Provider>
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady() {
          clearTimeout(timer)
          const parts: Buffer[] = []
          pipe(
            new Writable({
              write(chunk: Buffer, _encoding, done) {
                parts.push(chunk)
                done()
              },
              final(done) {
                headers.set('Content-Type', 'text/html; charset=utf-8')
                resolve(new Response(withoutGaps(Buffer.concat(parts)), { headers, status: rendered }))
                done()
              },
            }),
          )
        },
        onShellError(error) {
          clearTimeout(timer)
          reject(error)
        },
        onError(error) {
          rendered = 500
          logEvent('error', 'renderFailed', { error })
        },
      },
    )
  })
}

/**
 * React 18 encodes text into views of 2,048 bytes and sends a view whole: where a character of several bytes does not fit any more, one or
 * two zero bytes stay behind, which browsers show as broken characters. No page of ours holds a zero byte of its own.
 */
function withoutGaps(html: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  let from = html.indexOf(0)
  if (from < 0) return html
  const kept: Buffer[] = []
  let start = 0
  for (; from >= 0; from = html.indexOf(0, start)) {
    kept.push(html.subarray(start, from))
    start = from + 1
  }
  kept.push(html.subarray(start))
  return Buffer.concat(kept)
}

/** Unknown addresses and people who went away are not errors of ours; everything else goes to the log, once. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return
  if (isNotFound(error)) return
  logEvent('error', 'requestFailed', { error })
}

function isNotFound(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && (error.status === 404 || error.status === 405)
}
