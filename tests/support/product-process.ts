import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

/** The built product as a process of its own, as `npm start` runs it. */
export interface ProductProcess {
  origin: string
  child: ChildProcess
  /** Its exit code; null when a signal ended it. */
  ended: Promise<number | null>
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** Starts the product on a database and waits until it answers. Secrets and DATA_DIR come from the environment; what is left at the test's end is killed. */
export async function startProductProcess(databaseUrl: string, port?: number): Promise<ProductProcess> {
  const chosen = port ?? (await freePort())
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/launch/serve.ts'], {
    env: { ...process.env, NODE_ENV: 'production', VITEST: '', PORT: String(chosen), ORIGIN: '', DEMO: '0', LOG_LEVEL: 'error', DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void (child.exitCode === null && child.kill('SIGKILL')))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const origin = `http://localhost:${chosen}`
  while (!(await fetch(`${origin}/healthcheck`).catch(() => null))?.ok) {
    if (child.exitCode !== null) throw new Error(`The product did not start:\n${output}`)
    await delay(50)
  }
  return { origin, child, ended }
}
