import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Password of every demonstration account of this run. */
export const DEMO_PASSWORD = 'Demo-e2e-7294'

const READY_WITHIN_MS = 240_000

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/**
 * Starts the built product as `npm start` does, once for each worker, so that journeys that run side by side never meet in one database;
 * stops them after the last test.
 */
export default async function startProducts({ workers }: { workers: number }): Promise<() => Promise<void>> {
  const products = await Promise.all(Array.from({ length: workers }, () => startProduct({ DATABASE_URL: '' })))
  products.forEach(({ origin }, index) => (process.env[`E2E_ORIGIN_${index}`] = origin))
  return async () => {
    await Promise.all(products.map(({ stop }) => stop()))
  }
}

/** One product with an empty data folder of its own; with a demonstration, unless its database has been filled before. */
export async function startProduct(settings: { DATABASE_URL: string; DATABASE_OWNER_URL?: string }): Promise<{ origin: string; stop: () => Promise<void> }> {
  const port = await freePort()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jiangheng-e2e-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/launch/serve.ts'], {
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, PORT: String(port), DEMO: '1', DEMO_PASSWORD, ORIGIN: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const end = () => child.kill('SIGINT')
  // Whatever becomes of the tests, the product is told to stop, and stops its database.
  process.once('exit', end)
  let output = ''
  const collect = (chunk: Buffer) => (output += chunk.toString())
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const origin = `http://localhost:${port}`
  await waitUntilReady(origin, () => child.exitCode, () => output)
  const stop = async () => {
    end()
    await Promise.race([once(child, 'exit'), new Promise((resolve) => setTimeout(resolve, 20_000))])
    if (child.exitCode === null) child.kill('SIGKILL')
    process.off('exit', end)
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { origin, stop }
}

async function waitUntilReady(origin: string, exitCode: () => number | null, output: () => string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS
  while (Date.now() < until) {
    if (exitCode() !== null) throw new Error(`The product stopped while starting:\n${output()}`)
    const answer = await fetch(`${origin}/healthcheck`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  throw new Error(`The product was not ready in time:\n${output()}`)
}
