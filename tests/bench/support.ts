import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import http from 'node:http'

/** One keep-alive client; what it measures is the server and the loopback, not new connections. */
export interface Client {
  request(path: string, init?: { method?: string; headers?: Record<string, string>; body?: string }): Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }>
  close(): void
}

export function openClient(origin: string, connections = 1): Client {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  return {
    request: (path, { method = 'GET', headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const call = http.request(origin + path, { agent, method, headers: { ...headers, ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) } }, (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }))
        })
        call.on('error', reject)
        call.end(body)
      }),
    close: () => agent.destroy(),
  }
}

/** Signs in as a person of the demonstration and returns the cookie header. */
export async function signIn(origin: string, username: string, password: string): Promise<string> {
  const client = openClient(origin)
  const page = await client.request('/login')
  const key = /name="idempotencyKey"[^>]*value="([^"]+)"/.exec(page.body.toString())?.[1] ?? ''
  const body = new URLSearchParams({ intent: 'signIn', username, password, redirectTo: '', idempotencyKey: key }).toString()
  const answer = await client.request('/login', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', origin, 'sec-fetch-site': 'same-origin' }, body })
  client.close()
  const cookies = (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? '')
  if (answer.status >= 400 || cookies.length === 0) throw new Error(`sign-in answered ${answer.status}`)
  return cookies.join('; ')
}

/** CPU seconds (user and system) a process has used, with its threads; 0 when it has ended. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}

/** The processes a process has started, such as the sessions of a PostgreSQL server, and itself. */
export function withChildren(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return [pid, ...(children === '' ? [] : children.split(' ').map(Number))]
}

export interface Timing {
  /** Milliseconds of wall clock and of the server's CPU, per request. */
  wall: number
  cpu: number
}

/** Sends `count` requests over `clients` clients and takes the time of the processes that answer them. `send` is told whose turn it is. */
export async function timeRequests(pids: number | readonly number[], count: number, clients: number, send: (n: number, client: number) => Promise<unknown>): Promise<Timing> {
  let next = 0
  const cpuOf = () => [pids].flat().reduce((sum, pid) => sum + cpuSeconds(pid), 0)
  const cpuBefore = cpuOf()
  const before = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (next < count) await send(next++, client)
    }),
  )
  return { wall: (performance.now() - before) / count, cpu: ((cpuOf() - cpuBefore) * 1_000) / count }
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** Runs two ways turn by turn, so that a slow moment of the machine hits both, and gives the median ratio of each figure. */
export async function paired(rounds: number, ours: () => Promise<Timing>, baseline: () => Promise<Timing>) {
  const results: Array<{ ours: Timing; baseline: Timing }> = []
  for (let round = 0; round < rounds; round += 1) results.push({ baseline: await baseline(), ours: await ours() })
  const ratio = (pick: (timing: Timing) => number) => median(results.map((result) => pick(result.ours) / pick(result.baseline)))
  return {
    wallRatio: ratio((timing) => timing.wall),
    cpuRatio: ratio((timing) => timing.cpu),
    ours: { wall: median(results.map((result) => result.ours.wall)), cpu: median(results.map((result) => result.ours.cpu)) },
    baseline: { wall: median(results.map((result) => result.baseline.wall)), cpu: median(results.map((result) => result.baseline.cpu)) },
  }
}

export function printRatio(name: string, baselineName: string, result: Awaited<ReturnType<typeof paired>>, target: string): void {
  const ms = (value: number) => value.toFixed(3)
  console.log(`${name} against ${baselineName}: wall ${result.wallRatio.toFixed(2)}×, CPU ${result.cpuRatio.toFixed(2)}× (target ${target})`)
  console.log(`  ours ${ms(result.ours.wall)} ms wall, ${ms(result.ours.cpu)} ms CPU · baseline ${ms(result.baseline.wall)} ms wall, ${ms(result.baseline.cpu)} ms CPU`)
}

/** Starts a script of this folder as a server of its own; it prints its port. */
export async function startScript(file: string, env: Record<string, string>): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', file], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  return { child, origin: `http://127.0.0.1:${line.toString().trim()}` }
}
