// Yardsticks for an officer's table, both Remix with one route, a table and its hydration data. `/table` reads its rows by the statements of
// the product, behind the same session and right; `/rows` by one prepared statement, and asks nobody who they are. No gate, no frame, no words.
import http from 'node:http'
import { createRequestHandler, type EntryContext, type LoaderFunctionArgs, type ServerBuild } from '@remix-run/node'
import { Outlet, RemixServer, Scripts, useLoaderData } from '@remix-run/react'
import postgres from 'postgres'
import { createElement as h } from 'react'
import { renderToString } from 'react-dom/server'
import { requirePermission } from '#app/auth/guards.server.ts'
import { getEntrantsPage } from '#app/services/entries/list-entrants.server.ts'
import { splitSocketUrl } from '#db/connection/connection-options.ts'

const { DATABASE_URL = '', BENCH_EVENT: eventId = '' } = process.env
const { url, host } = splitSocketUrl(DATABASE_URL)
const sql = postgres(url, { max: 1, ...(host ? { host } : {}) })

interface Row {
  id: string
  cells: Array<string | null>
}

async function sameRows({ request }: LoaderFunctionArgs): Promise<{ rows: Row[] }> {
  const actor = await requirePermission(request, 'entrant:read', { eventId })
  const { rows } = await getEntrantsPage({ actor, eventId, text: null, status: null, sort: { by: 'number', descending: false }, page: 1 })
  return { rows: rows.map((row) => ({ id: row.id, cells: [row.number, row.name, row.sex, row.identity, row.phone, row.organisation, row.skillLevel, row.status] })) }
}

async function bareRows(): Promise<{ rows: Row[] }> {
  const rows = await sql<Row[]>`
    select e.id, array[e.number, p.name, p.sex, right(p.identity_index, 18), right(p.identity_index, 11), e.organisation_name, e.skill_level_held, e.status] as cells
    from entries e join persons p on p.id = e.person_id where e.event_id = ${eventId} order by length(e.number), e.number limit 50`
  return { rows: [...rows] }
}

function Page() {
  const { rows } = useLoaderData<typeof sameRows>()
  return h('table', null, h('tbody', null, rows.map((row) => h('tr', { key: row.id }, row.cells.map((cell, at) => h('td', { key: at }, cell ?? '—'))))))
}

function Root() {
  return h('html', null, h('head', null), h('body', null, h(Outlet), h(Scripts)))
}

async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  const value = await new Response(context.serverHandoffStream).text()
  const received = [{ done: false, value }, { done: true, value: '' }].map((result) => Object.assign(Promise.resolve(), { result }))
  const ready = { ...context, serverHandoffStream: new ReadableStream<Uint8Array>(), renderMeta: { streamCache: { ...received } } }
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(`<!DOCTYPE html>${renderToString(h(RemixServer, { context: ready, url: request.url }))}`, { status, headers })
}

const asset = { hasAction: false, hasLoader: true, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false, module: '/page.js' }
const build = {
  routes: {
    root: { id: 'root', path: '', module: { default: Root } },
    table: { id: 'table', parentId: 'root', path: 'table', module: { default: Page, loader: sameRows } },
    rows: { id: 'rows', parentId: 'root', path: 'rows', module: { default: Page, loader: bareRows } },
  },
  entry: { module: { default: handleRequest } },
  assets: { entry: { module: '/entry.js', imports: [] }, routes: { root: { id: 'root', path: '', ...asset, hasLoader: false }, table: { id: 'table', parentId: 'root', path: 'table', ...asset }, rows: { id: 'rows', parentId: 'root', path: 'rows', ...asset } }, url: '/manifest.js', version: '1' },
  publicPath: '/', assetsBuildDirectory: 'build', basename: '/', isSpaMode: false, mode: 'production',
  future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_routeConfig: true, v3_singleFetch: true, v3_lazyRouteDiscovery: false, unstable_optimizeDeps: false },
} as unknown as ServerBuild

const handle = createRequestHandler(build, 'production')
const server = http.createServer((request, response) => {
  void handle(new Request(`http://localhost${request.url ?? '/'}`, { headers: { cookie: request.headers.cookie ?? '' } })).then(async (answer) => {
    const bytes = Buffer.from(await answer.arrayBuffer())
    response.writeHead(answer.status, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': bytes.length })
    response.end(bytes)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') console.log(String(address.port))
})
