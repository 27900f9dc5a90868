// Node built-ins only: this runs before anything is installed.
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { step } from './console-steps.mjs'
import { runTool } from './run-tool.mjs'
import { messages } from './start-messages.mjs'

/** What an installation was made from; written when npm has finished. */
const stampFile = (root) => path.join(root, 'node_modules', '.installed-from.json')

function wanted(root, dev) {
  const lock = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex')
  return { lock, platform: `${process.platform}-${process.arch}`, dev }
}

function readStamp(root) {
  try {
    return JSON.parse(readFileSync(stampFile(root), 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * True when node_modules holds what the lock file says. An installation made by hand has no stamp; then npm's own list, which
 * it writes last, must be younger than the lock file.
 */
export function isInstalled(root, { dev }) {
  const npmList = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(npmList)) return false
  const stamp = readStamp(root)
  const want = wanted(root, dev)
  if (stamp) return stamp.lock === want.lock && stamp.platform === want.platform && (stamp.dev || !dev)
  if (dev && !existsSync(path.join(root, 'node_modules', 'vitest', 'package.json'))) return false
  return statSync(npmList).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs
}

/** npm as it was started itself, or the one of the PATH. */
function npmCommand() {
  const running = process.env.npm_execpath
  return running && /npm-cli\.c?js$/.test(running) ? [process.execPath, [running]] : ['npm', []]
}

/** npm makes every folder first and fills it later, so only those with a package.json count. */
function countPackages(root) {
  const top = path.join(root, 'node_modules')
  const names = (folder) => (existsSync(folder) ? readdirSync(folder) : [])
  const places = names(top).flatMap((name) => (name.startsWith('@') ? names(path.join(top, name)).map((inner) => path.join(name, inner)) : [name]))
  return places.filter((place) => existsSync(path.join(top, place, 'package.json'))).length
}

/** Packages that will lie at the top of node_modules on this machine, as far as the lock file tells. */
function expectedPackages(root, dev) {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  const fits = (list, own) => !list || list.includes(own) || list.some((entry) => entry.startsWith('!') && entry !== `!${own}`)
  return Object.entries(packages).filter(
    ([place, entry]) =>
      /^node_modules\/(@[^/]+\/)?[^/]+$/.test(place) && (dev || !entry.dev) && fits(entry.os, process.platform) && fits(entry.cpu, process.arch),
  ).length
}

/** Something that must be put right before anything is installed; `message` is the one sentence to show. */
export class InstallRefused extends Error {}

/**
 * Installs what package-lock.json says when node_modules lacks it; otherwise takes milliseconds.
 *
 * @param {string} root the project's folder
 * @param {{ dev: boolean }} options whether the tools for tests are wanted, too
 * @throws ToolFailed when npm fails, InstallRefused when node_modules is a link: npm would empty the folder it leads to
 */
export async function ensureInstalled(root, { dev }) {
  if (isInstalled(root, { dev })) return
  if (lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) throw new InstallRefused(messages.linkedModules)
  const [program, first] = npmCommand()
  const flags = ['ci', dev ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  await step(messages.installing, async (detail) => {
    const all = expectedPackages(root, dev)
    const timer = setInterval(() => detail(messages.packages(Math.min(countPackages(root), all), all)), 1_000)
    try {
      await runTool(program, [...first, ...flags], { cwd: root, env: { ...process.env, NODE_ENV: dev ? 'development' : 'production' } })
    } finally {
      clearInterval(timer)
    }
  })
  writeFileSync(stampFile(root), JSON.stringify(wanted(root, dev)))
}
