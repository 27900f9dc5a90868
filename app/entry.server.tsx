import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'

import { NonceContext } from './lib/nonce.tsx'
import { ReferenceContext } from './lib/reference.tsx'
import { logEvent } from './lib/log.server.ts'
import { pageResponse } from './lib/page-text.server.ts'
import { currentRequest } from './lib/request-context.server.ts'

export { startServer } from './server/start-server.ts'

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
 * Renders a page as one text. Nothing here streams: a page in one piece compresses and caches as one, and writing text costs a third of
 * writing React's stream of small byte blocks. The loader data, which Remix hands over as a stream inside Suspense, are read first, so
 * that nothing is left to wait for while React renders.
 */
export default async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  const current = currentRequest()
  const nonce = current?.nonce ?? ''
  const html = renderToString(
    <NonceContext.Provider value={nonce}>
      <ReferenceContext.Provider value={current?.requestId ?? ''}>
        <RemixServer context={await withDataAtHand(prune(context))} url={request.url} nonce={nonce} />
      </ReferenceContext.Provider>
    </NonceContext.Provider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return pageResponse(`<!DOCTYPE html>${html}`, { headers, status })
}

/**
 * Reads the stream of loader data and puts it where RemixServer keeps the blocks it has received: one with everything, then the end.
 * Without its own reader at work, nothing suspends.
 */
async function withDataAtHand(context: EntryContext): Promise<EntryContext> {
  const { serverHandoffStream, renderMeta } = context
  if (!serverHandoffStream || !renderMeta) return context
  const value = await textOf(serverHandoffStream)
  const received = [{ done: false, value }, { done: true, value: '' }].map((result) => Object.assign(Promise.resolve(), { result }))
  return {
    ...context,
    serverHandoffStream: new ReadableStream<Uint8Array>(),
    renderMeta: { ...renderMeta, streamCache: { ...received } },
  }
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
  }
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
