// Node built-ins only: this runs before anything is installed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { step } from './console-steps.mjs'
import { runTool } from './run-tool.mjs'
import { messages } from './start-messages.mjs'

/** What the build is made of. Times of files say nothing in a fresh clone, so their contents are compared. */
const SOURCES = ['app', 'certificates', 'db', 'scoring', 'public', 'package-lock.json', 'package.json', 'vite.config.ts', 'postcss.config.cjs', 'tsconfig.json']
const NOT_BUILT = new Set([path.join('app', 'launch'), path.join('db', 'embedded'), path.join('db', 'seed'), path.join('db', 'migrations')])

function* filesUnder(root, place) {
  const at = path.join(root, place)
  if (!existsSync(at) || NOT_BUILT.has(place)) return
  const entries = readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const inner = path.join(place, entry.name)
    if (entry.isDirectory()) yield* filesUnder(root, inner)
    else if (entry.isFile() && !entry.name.endsWith('.md')) yield inner
  }
}

/** One hash over the names and contents of everything the build reads. */
export function hashSources(root) {
  const hash = createHash('sha256')
  for (const place of SOURCES) {
    const single = path.extname(place) !== ''
    for (const file of single ? [place] : filesUnder(root, place)) {
      if (existsSync(path.join(root, file))) hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)))
    }
  }
  return hash.digest('hex')
}

const stampFile = (root) => path.join(root, 'build', 'built-from.txt')

/** True when build/ was finished from exactly these sources. */
export function isBuilt(root, hash = hashSources(root)) {
  const stamp = stampFile(root)
  return existsSync(path.join(root, 'build', 'server', 'index.js')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

/**
 * Builds when the sources have changed since the last build; otherwise takes a tenth of a second.
 *
 * @param {string} root the project's folder
 * @throws ToolFailed when the build fails; the next call tries again
 */
export async function ensureBuilt(root) {
  const hash = hashSources(root)
  if (isBuilt(root, hash)) return
  const cli = path.join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js')
  await step(messages.building, async () => {
    rmSync(stampFile(root), { force: true })
    await runTool(process.execPath, [cli, 'vite:build'], { cwd: root, env: { ...process.env, NODE_ENV: 'production' } })
  })
  mkdirSync(path.join(root, 'build'), { recursive: true })
  writeFileSync(stampFile(root), hash)
}
