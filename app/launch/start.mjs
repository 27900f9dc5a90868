// `npm start`, `npm run setup` (--prepare-only) and `npm run dev` (--dev). Node built-ins only: nothing is installed yet.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './build-product.mjs'
import { ensureInstalled, InstallRefused } from './install-packages.mjs'
import { ToolFailed } from './run-tool.mjs'
import { messages } from './start-messages.mjs'

const OLDEST_NODE = [20, 11]
const NEWEST_TRIED_MAJOR = 22

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const development = process.argv.includes('--dev')

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const tooOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])
  if (tooOld) fail(messages.nodeTooOld(process.versions.node))
  if (major > NEWEST_TRIED_MAJOR) console.log(messages.nodeUntried(process.versions.node))
}

function fail(sentence, output = '') {
  if (output.trim()) console.error(output.trim().split('\n').slice(-40).join('\n'))
  console.error(sentence)
  process.exit(1)
}

async function prepare(run, sentence) {
  try {
    await run()
  } catch (error) {
    if (error instanceof InstallRefused) fail(error.message)
    if (!(error instanceof ToolFailed)) throw error
    fail(error.missing ? messages.npmMissing : sentence, error.output)
  }
}

/** Runs the product and ends as it ends. Ctrl-C reaches it from the terminal; a signal to this process is passed on. */
function serve() {
  const args = ['--import', 'tsx', path.join('app', 'launch', 'serve.ts'), ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: development ? 'development' : (process.env.NODE_ENV ?? 'production') },
  })
  let asked = false
  const stop = () => {
    asked = true
    if (child.connected) child.send('stop')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  // npm ends at a signal without passing it on through its shell.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && !asked && stop(), 500).unref()
  child.on('error', (error) => fail(error.message))
  // Without a code a signal has ended it: Ctrl-C before it could listen for that, or a kill from outside.
  child.on('exit', (code) => process.exit(code ?? (asked ? 0 : 1)))
}

process.chdir(root)
checkNode()
await prepare(() => ensureInstalled(root, { dev: false }), messages.installFailed)
if (!development) await prepare(() => ensureBuilt(root), messages.buildFailed)
serve()
