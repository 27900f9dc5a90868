// `npm test [-- step …]`: installs what the tests need and runs types, lint, unit, integration, build and e2e, or the named steps.
// The last line is `N passed, N failed`; the exit code is 1 when anything failed. Node built-ins only.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from '../app/launch/install-packages.mjs'
import { ensureSystemTools } from './run/system-tools.mjs'
import { planSteps } from './run/steps.mjs'
import { runStep } from './run/run-step.mjs'

const SIGN_OF_LIFE_MS = 20_000

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const results = path.join(root, 'node_modules', '.cache', 'test-run')
const wanted = process.argv.slice(2)
const begun = Date.now()

function finish({ passed, failed }) {
  console.log(`${((Date.now() - begun) / 1000).toFixed(0)} s in all; logs are in ${path.relative(process.cwd(), results) || '.'}`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed > 0 || passed === 0 ? 1 : 0)
}

async function runLane(steps, context) {
  const counts = []
  for (const step of steps) counts.push(await runStep(step, context))
  return counts
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

try {
  await ensureInstalled(root, { dev: true })
  await ensureSystemTools(root)
} catch (error) {
  console.error(error.output ?? error.message)
  finish({ passed: 0, failed: 1 })
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const running = new Map()
const signOfLife = setInterval(() => {
  const names = [...running].map(([name, since]) => `${name} ${Math.round((Date.now() - since) / 1000)} s`)
  if (names.length > 0) console.log(`  … ${names.join(', ')}`)
}, SIGN_OF_LIFE_MS)

const total = { passed: 0, failed: 0 }
for (const lanes of planSteps(results)) {
  const chosen = lanes.map((steps) => steps.filter((step) => wanted.length === 0 || wanted.includes(step.name)))
  const counts = await Promise.all(chosen.map((steps) => runLane(steps, { root, results, running })))
  for (const count of counts.flat()) {
    total.passed += count.passed
    total.failed += count.failed
  }
}
clearInterval(signOfLife)
finish(total)
