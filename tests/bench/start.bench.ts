// How long the one command takes in an empty folder with an empty npm cache, step by step, and how long it takes the second time.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'

const STEP = /✓ (.+?) (\d+\.\d) s/g

/** Starts the product in `folder` as `npm start` does, waits until it answers, stops it, and prints what it said of its steps. */
async function timeStart(name: string, folder: string, cache: string): Promise<void> {
  const port = 43_000 + (process.pid % 1_000)
  const before = performance.now()
  const child = spawn(process.execPath, ['app/launch/start.mjs'], {
    cwd: folder,
    env: { ...process.env, npm_config_cache: cache, NODE_ENV: 'production', DATA_DIR: path.join(folder, '.data'), PORT: String(port), ORIGIN: '', DATABASE_URL: '', DEMO: '1', DEMO_PASSWORD: 'Demo-bench-4827' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  while (!(await fetch(`http://localhost:${port}/healthcheck`).catch(() => null))?.ok) {
    if (child.exitCode !== null) throw new Error(`the product did not start:\n${output}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  console.log(`${name}: answers after ${((performance.now() - before) / 1_000).toFixed(1)} s`)
  for (const [, step, seconds] of output.matchAll(STEP)) console.log(`  ${step}: ${seconds} s`)
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Copies the files under version control into an empty folder and starts there twice. */
export async function run(): Promise<void> {
  const root = process.cwd()
  const folder = mkdtempSync(path.join(tmpdir(), 'jiangheng-start-'))
  const cache = path.join(folder, '.npm-cache')
  try {
    for (const file of execFileSync('git', ['ls-files', '-z'], { cwd: root, maxBuffer: 64e6 }).toString().split('\0').filter(Boolean)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      cpSync(path.join(root, file), path.join(folder, file))
    }
    await timeStart('first start (empty folder, empty npm cache)', folder, cache)
    await timeStart('second start', folder, cache)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
