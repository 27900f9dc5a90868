// What the built product costs, beside a yardstick of the same run: a published page against bytes from memory, one saved mark against its
// bare SQL, an officer's table against the same rows with nothing around them, and how long starting takes.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedServer } from '#db/embedded/start-embedded-server.ts'
import { openBareSaver } from './bare-save.ts'
import { fillList } from './fill-list.ts'
import { openClient, paired, printRatio, signIn, startScript, timeRequests, withChildren } from './support.ts'

const PASSWORD = 'Demo-bench-4827'
const ROUNDS = 5

interface Product {
  pid: number
  origin: string
  readyMs: number
  stop(): Promise<void>
}

export async function startProduct(dataDir: string, port: number): Promise<Product> {
  const before = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/launch/serve.ts'], {
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, PORT: String(port), DEMO_PASSWORD: PASSWORD, DATABASE_URL: '', ORIGIN: '', DEMO: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const origin = `http://localhost:${port}`
  for (;;) {
    if (child.exitCode !== null) throw new Error('the product did not start')
    if ((await fetch(`${origin}/healthcheck`).catch(() => null))?.ok) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    pid: child.pid!, origin, readyMs: performance.now() - before,
    stop: async () => {
      child.kill('SIGINT')
      await once(child, 'exit')
    },
  }
}

/** Prints every figure with its yardstick. Needs a build (`npm run build`). */
export async function run(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jiangheng-bench-'))
  const port = 41_000 + (process.pid % 1_000)
  let stopProduct = async () => {}
  try {
    const first = await startProduct(dataDir, port)
    await first.stop()
    const product = await startProduct(dataDir, port)
    stopProduct = product.stop
    console.log(`start: first ${(first.readyMs / 1_000).toFixed(1)} s (fonts, database, demonstration), second ${(product.readyMs / 1_000).toFixed(1)} s`)
    const officer = await signIn(product.origin, 'officer', PASSWORD)
    const events = await findEvents(product.origin, officer)
    await benchPublicPage(product, events.pastry, dataDir)
    await benchOfficerTable(product, events.pastry, officer, dataDir)
    await benchSave(product, events.welding, dataDir)
  } finally {
    await stopProduct()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function findEvents(origin: string, cookie: string): Promise<{ pastry: string; welding: string }> {
  const client = openClient(origin)
  const read = async (address: string) => (await client.request(address, { headers: { cookie } })).body.toString()
  const list = await read('/competitions')
  const find = async (name: RegExp) => {
    const competition = [...list.matchAll(/href="(\/competitions\/[0-9a-f-]{36})"[^>]*>([^<]*)/g)].find((match) => name.test(match[2] ?? ''))?.[1]
    return /href="\/events\/([0-9a-f-]{36})/.exec(await read(competition ?? ''))?.[1] ?? ''
  }
  const events = { pastry: await find(/中式面点/), welding: await find(/焊工/) }
  client.close()
  return events
}

async function benchPublicPage(product: Product, eventId: string, dataDir: string): Promise<void> {
  const client = openClient(product.origin, 8)
  const address = `/results/${eventId}`
  const page = await client.request(address)
  const file = path.join(dataDir, 'bench-page.html')
  writeFileSync(file, page.body)
  const bare = await startScript('tests/bench/bare-server.ts', { BENCH_BYTES: file })
  const bareClient = openClient(bare.origin, 8)
  const bareTag = (await bareClient.request('/')).headers.etag ?? ''
  const tag = (await client.request(address)).headers.etag ?? ''
  const count = 2_000
  await timeRequests(product.pid, count, 8, () => client.request(address))
  const full = await paired(ROUNDS, () => timeRequests(product.pid, count, 8, () => client.request(address)), () => timeRequests(bare.child.pid!, count, 8, () => bareClient.request('/')))
  printRatio(`published page (${page.body.length} bytes)`, 'node:http with the same bytes', full, 'CPU ≤ 2×')
  const headers = { 'if-none-match': tag }
  const unchanged = await paired(ROUNDS, () => timeRequests(product.pid, count, 8, () => client.request(address, { headers })), () => timeRequests(bare.child.pid!, count, 8, () => bareClient.request('/', { headers: { 'if-none-match': bareTag } })))
  printRatio('published page unchanged (304)', 'node:http answering 304', unchanged, 'CPU ≤ 2×')
  client.close()
  bareClient.close()
  bare.child.kill()
}

async function benchOfficerTable(product: Product, eventId: string, cookie: string, dataDir: string): Promise<void> {
  const client = openClient(product.origin)
  const address = `/events/${eventId}/entrants`
  const url = (await startEmbeddedServer({ dataDir, durability: 'full' })).url('jiangheng')
  await fillList(url, eventId, 50)
  const page = await client.request(address, { headers: { cookie } })
  const rows = [...page.body.toString().matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map((row) => [...row[1]!.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map((cell) => cell[1]!.replace(/<[^>]+>/g, '')))
  const file = path.join(dataDir, 'bench-rows.json')
  writeFileSync(file, JSON.stringify(rows))
  const send = () => client.request(address, { headers: { cookie } })
  const env = { ...readSecrets(dataDir), DATABASE_URL: url, DATA_DIR: dataDir, ORIGIN: product.origin, BENCH_EVENT: eventId, BENCH_ROWS: file, NODE_ENV: 'production' }
  const yardsticks = [
    { name: 'a Remix page of nothing but these rows behind the same session, right and statements', target: '1.3×', script: 'tests/bench/bare-page.ts', page: '/table' },
    { name: 'a Remix page of these rows from one prepared statement, for anybody', target: 'none: who asks and what they may see is not in it', script: 'tests/bench/bare-page.ts', page: '/rows' },
    { name: 'react-dom alone writing these cells', target: 'none: the cost of Remix itself is in it', script: 'tests/bench/bare-server.ts', page: '/table' },
  ]
  for (const { name, target, script, page: barePage } of yardsticks) {
    const bare = await startScript(script, env)
    const bareClient = openClient(bare.origin)
    const sendBare = () => bareClient.request(barePage, { headers: { cookie } })
    const shown = (await sendBare()).body.toString().split('<tr').length - 1
    if (shown < 50) throw new Error(`the yardstick shows ${shown} rows`)
    for (let warm = 0; warm < 200; warm += 1) await Promise.all([send(), sendBare()])
    const result = await paired(ROUNDS, () => timeRequests(product.pid, 100, 1, send), () => timeRequests(bare.child.pid!, 100, 1, sendBare))
    printRatio(`officer's table of ${rows.length - 1} rows (session, rights, queries, frame, words)`, name, result, target)
    bareClient.close()
    bare.child.kill()
  }
  client.close()
}

async function benchSave(product: Product, eventId: string, dataDir: string): Promise<void> {
  const cookie = await signIn(product.origin, 'clerk', PASSWORD)
  const client = openClient(product.origin, 20)
  const board = JSON.parse((await client.request(`/api/events/${eventId}/board`, { headers: { cookie } })).body.toString()) as { entries: Array<{ id: string; status: string }>; cells: Array<{ entryId: string; column: string; version: number }> }
  const competing = board.entries.filter((entry) => entry.status === 'competed')
  const versions = new Map(board.cells.map((cell) => [`${cell.entryId} ${cell.column}`, cell.version]))
  // Each client has entries of its own, as each clerk has: two on one cell would be a conflict.
  const entryOf = (n: number, at: number, clients: number) => competing[(at + clients * (n % Math.max(1, Math.floor(competing.length / clients)))) % competing.length]!.id
  const save = async (n: number, at: number, clients: number) => {
    const entryId = entryOf(n, at, clients)
    const key = `${entryId} part:theory`
    const baseVersion = versions.get(key) ?? 0
    versions.set(key, baseVersion + 1)
    const body = JSON.stringify({ cells: [{ entryId, column: 'part:theory', text: `${60 + (n % 40)}.25`, absentJudge: false, baseVersion }], statuses: [] })
    const answer = await client.request(`/api/events/${eventId}/marks`, { method: 'POST', headers: { cookie, 'content-type': 'application/json', origin: product.origin, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() }, body })
    if (answer.status !== 200) throw new Error(`a save was answered ${answer.status}: ${answer.body.toString().slice(0, 200)}`)
  }
  const server = await startEmbeddedServer({ dataDir, durability: 'full' })
  const url = server.url('jiangheng')
  const ids = await readIds(url, eventId)
  for (const clients of [1, 20]) {
    const bare = openBareSaver(url, clients)
    const bareSave = (n: number, at: number) => bare.save({ ...ids, eventId, entryId: entryOf(n, at, clients), key: 'bench', value: n, slot: 0 })
    const ourSave = (n: number, at: number) => save(n, at, clients)
    await timeRequests(process.pid, 1_000, clients, bareSave)
    await timeRequests(product.pid, 1_000, clients, ourSave)
    const count = clients === 1 ? 200 : 400
    const name = `one mark saved through the route, ${clients} client${clients === 1 ? '' : 's'}`
    // The work of the bare transaction is done in PostgreSQL, so its sessions belong to the cost; without them only the two Node processes are compared.
    const database = withChildren(server.pid)
    const whole = await paired(ROUNDS, () => timeRequests([product.pid, ...database], count, clients, ourSave), () => timeRequests([process.pid, ...database], count, clients, bareSave))
    printRatio(name, 'the bare SQL transaction of the same rows, PostgreSQL included on both sides', whole, '3×')
    const node = await paired(ROUNDS, () => timeRequests(product.pid, count, clients, ourSave), () => timeRequests(process.pid, count, clients, bareSave))
    printRatio(name, 'the bare SQL transaction of the same rows, Node alone on both sides', node, 'none: the bare one speaks no HTTP')
    await bare.close()
  }
  client.close()
}

/** The secrets the product made for this data folder, as its environment. */
function readSecrets(dataDir: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')) as Record<string, string>
}

async function readIds(url: string, eventId: string): Promise<{ regionId: string; competitionId: string; userId: string }> {
  const { default: postgres } = await import('postgres')
  const { splitSocketUrl } = await import('#db/connection/connection-options.ts')
  const split = splitSocketUrl(url)
  const sql = postgres(split.url, { max: 1, ...(split.host ? { host: split.host } : {}) })
  const [row] = await sql`select e.region_id, e.competition_id, u.id as user_id from competition_events e, users u where e.id = ${eventId} and u.username = 'clerk'`
  await sql.end()
  return { regionId: row!.region_id as string, competitionId: row!.competition_id as string, userId: row!.user_id as string }
}
