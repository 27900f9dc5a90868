import { request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { setPublicOrigin } from '#app/lib/origin.server.ts'
import { loadBuiltServer, withAppServer } from '#tests/support/app-server.ts'
import { openTestClient } from '#tests/support/postgres-server.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
const server = withAppServer()

/** A client that sends its request one byte at a time; resolves with the seconds until the server had enough of it. */
function dribble(head: string, everyMs: number): { done: Promise<number>; socket: Socket } {
  const socket = connect(server.port, '127.0.0.1')
  const startedAt = performance.now()
  const done = new Promise<number>((resolve) => {
    socket.on('error', () => {})
    socket.on('close', () => resolve((performance.now() - startedAt) / 1_000))
  })
  // What the server answers is read, as a client that means well would.
  socket.resume()
  let at = 0
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer)
    else socket.write(head[at] ?? 'a')
    at += 1
  }, everyMs)
  void done.then(() => clearInterval(timer))
  return { done, socket }
}

const percentile95 = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!

async function timesOfOthers(count: number): Promise<number[]> {
  const times = []
  for (let n = 0; n < count; n += 1) {
    const startedAt = performance.now()
    const answer = await fetch(`${server.url}/healthcheck`)
    await answer.text()
    times.push(performance.now() - startedAt)
    await delay(20)
  }
  return times
}

test('two hundred clients that send one byte a second are gone within twenty seconds and nobody else notices', async () => {
  await timesOfOthers(20)
  const before = percentile95(await timesOfOthers(60))
  const memory = process.memoryUsage().rss
  const slow = Array.from({ length: 200 }, () => dribble('GET /login HTTP/1.1\r\nX-Slow: ', 1_000))
  const during = percentile95(await timesOfOthers(120))
  const seconds = await Promise.all(slow.map((client) => client.done))
  expect(Math.max(...seconds)).toBeLessThan(20)
  // Half a frame of a screen more is noise of the machine, not of the slow ones.
  expect(during).toBeLessThan(2 * before + 25)
  expect((process.memoryUsage().rss - memory) / 1024 / 1024).toBeLessThan(100)
}, 60_000)

/** Sends a sign-in; tells what came back (0 when nothing did). */
function beginSignIn(origin: string): { status: Promise<number> } {
  const body = 'intent=signIn&username=nobody&password=wrong'
  const headers = { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body.length }
  const request = httpRequest(`${origin}/login`, { method: 'POST', headers, agent: false })
  const status = new Promise<number>((resolve) => {
    request.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
      answer.on('error', () => resolve(0))
    })
    request.on('error', () => resolve(0))
  })
  request.end(body)
  return { status }
}

test('a stop lets what is running end, takes nothing new and then ends', async () => {
  const built = await loadBuiltServer()
  const second = await built.startServer({ build: built.build, port: 0, host: '127.0.0.1', clientDirectory: built.clientDirectory })
  const origin = `http://127.0.0.1:${second.port}`
  setPublicOrigin(origin)
  // Nobody can read an account while this lock stands, so the sign-in is surely at work when the stop is asked for, and stays so.
  const lock = openTestClient(database.ownerUrl, 1)
  await lock`begin`
  await lock`lock table users in access exclusive mode`
  const running = beginSignIn(origin)
  await expect.poll(async () => (await database.owner`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`).length).toBe(1)

  let ended = false
  const stop = second.close().then(() => (ended = true))
  const visit = () => fetch(`${origin}/login`, { signal: AbortSignal.timeout(2_000) }).then(() => 'open', () => 'refused')
  await expect.poll(visit).toBe('refused')
  expect(ended).toBe(false)
  await lock`rollback`
  await stop
  expect(await running.status).toBe(401)
  await lock.end({ timeout: 1 })
})
