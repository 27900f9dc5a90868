import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { createElement as h } from 'react'
import { renderToString } from 'react-dom/server'

// The yardsticks: bytes from memory with an ETag, and a table of rows rendered with nothing around it.
const { BENCH_BYTES, BENCH_ROWS } = process.env
const bytes = BENCH_BYTES ? readFileSync(BENCH_BYTES) : Buffer.alloc(0)
const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
const rows = BENCH_ROWS ? (JSON.parse(readFileSync(BENCH_ROWS, 'utf8')) as string[][]) : []

function table(): string {
  return `<!doctype html>${renderToString(h('html', null, h('body', null, h('table', null, h('tbody', null, rows.map((row, at) => h('tr', { key: at }, row.map((cell, column) => h('td', { key: column }, cell)))))))))}`
}

const server = http.createServer((request, response) => {
  if (request.url === '/table') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(table())
    return
  }
  response.setHeader('ETag', etag)
  if (request.headers['if-none-match'] === etag) {
    response.statusCode = 304
    response.end()
    return
  }
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(bytes)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') console.log(String(address.port))
})
