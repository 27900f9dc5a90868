/*
 * Opens the sheets of one person without a network: a judge's sheet, a studio's log, a visit sheet. Nothing else is kept.
 * A page asks for it by itself (`keep`), the newest copy is always the server's when it answers, and whoever signs in or out at this
 * browser takes every kept page with them. Copies carry the security policy they were served with.
 */
const PAGES = 'jiangheng-pages'
const ASSETS = 'jiangheng-assets'
const ASSET = /^\/assets\//
const SIGNING = /^\/(?:login|logout)(?:\.data)?$/

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  const { kind, path, assets } = event.data ?? {}
  if (kind !== 'keep' || typeof path !== 'string' || !Array.isArray(assets)) return
  event.waitUntil(Promise.all([keepPage(path), keepAssets(assets)]).then(() => event.source?.postMessage({ kind: 'kept', path })))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (request.method === 'POST' && SIGNING.test(url.pathname)) event.waitUntil(caches.delete(PAGES))
  if (request.method !== 'GET') return
  if (ASSET.test(url.pathname)) event.respondWith(assetFor(request))
  else if (request.mode === 'navigate') event.respondWith(pageFor(request, url.pathname))
})

/** A copy is only what the server gave this very person under this very address: no redirect to the sign-in page, no error. */
async function keepPage(path) {
  const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', headers: { accept: 'text/html' } }).catch(() => null)
  if (response === null) return
  const pages = await caches.open(PAGES)
  if (response.ok && !response.redirected) await pages.put(path, response)
  else if (response.redirected || response.status < 500) await pages.delete(path)
}

/** Names under /assets carry a hash of their content, so a kept one is never old; what no page needs any more goes with the next sheet. */
async function keepAssets(names) {
  const assets = await caches.open(ASSETS)
  const wanted = new Set(names.filter((name) => ASSET.test(name)))
  const known = new Set((await assets.keys()).map((request) => new URL(request.url).pathname))
  await Promise.all([...wanted].filter((name) => !known.has(name)).map((name) => assets.add(name).catch(() => undefined)))
}

async function assetFor(request) {
  return (await caches.match(request, { cacheName: ASSETS, ignoreVary: true })) ?? fetch(request)
}

/** The server's page whenever it answers; the kept one only when nobody does. */
async function pageFor(request, path) {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match(path, { cacheName: PAGES, ignoreVary: true })
    if (kept) return kept
    throw error
  }
}
