// A yardstick for an officer's table: the leanest page this stack can make of the same rows. Remix with one route, one prepared
// statement, a table and its hydration data; no session, no rights, no frame, no words.
import http from 'node:http'
import { createRequestHandler, type EntryContext, type ServerBuild } from '@remix-run/node'
import { Outlet, RemixServer, Scripts, useLoaderData } from '@remix-run/react'
import postgres from 'postgres'
import { createElement as h } from 'react'
import { renderToString } from 'react-dom/server'
import { splitSocketUrl } from '#db/connection/connection-options.ts'

const { BENCH_DATABASE = '', BENCH_EVENT = '' } = process.env
const { url, host } = splitSocketUrl(BENCH_DATABASE)
const sql = postgres(url, { max: 1, ...(host ? { host } : {}) })

type Row = Record<'id' | 'number' | 'name' | 'sex' | 'identity' | 'phone' | 'organisation' | 'level' | 'status', string>

async function loader(): Promise<{ rows: Row[] }> {
  const rows = await sql<Row[]>`
    select e.id, e.number, p.name, p.sex, right(p.identity_index, 18) as identity, right(p.identity_index, 11) as phone, e.organisation_name as organisation,
      coalesce(e.skill_level_held, '—') as level, e.status
    from entries e join persons p on p.id = e.person_id where e.event_id = ${BENCH_EVENT} order by length(e.number), e.number limit 50`
  return { rows: [...rows] }
}

function Page() {
  const { rows } = useLoaderData<typeof loader>()
  const cells = (row: Row) => [row.number, row.name, row.sex, row.identity, row.phone, row.organisation, row.level, row.status]
  return h('table', null, h('tbody', null, rows.map((row) => h('tr', { key: row.id }, cells(row).map((cell, at) => h('td', { key: at }, cell))))))
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
    page: { id: 'page', parentId: 'root', path: 'table', module: { default: Page, loader } },
  },
  entry: { module: { default: handleRequest } },
  assets: { entry: { module: '/entry.js', imports: [] }, routes: { root: { id: 'root', path: '', ...asset, hasLoader: false }, page: { id: 'page', parentId: 'root', path: 'table', ...asset } }, url: '/manifest.js', version: '1' },
  publicPath: '/', assetsBuildDirectory: 'build', basename: '/', isSpaMode: false, mode: 'production',
  future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_routeConfig: true, v3_singleFetch: true, v3_lazyRouteDiscovery: false, unstable_optimizeDeps: false },
} as unknown as ServerBuild

const handle = createRequestHandler(build, 'production')
const server = http.createServer((request, response) => {
  void handle(new Request(`http://localhost${request.url ?? '/'}`)).then(async (answer) => {
    const bytes = Buffer.from(await answer.arrayBuffer())
    response.writeHead(answer.status, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': bytes.length })
    response.end(bytes)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') console.log(String(address.port))
})
