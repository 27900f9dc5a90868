// Node built-ins only.
import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { countResults } from './count-results.mjs'

const SHOWN_LINES = 120

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** Ends a step with all its children: it was started as the head of a process group of its own. */
function endGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

/**
 * Runs one step; its output goes to a log and is shown when it fails.
 *
 * @param {import('./steps.mjs').Step} step
 * @param {{ root: string, results: string, running: Map<string, number> }} context
 * @returns {Promise<{ name: string, passed: number, failed: number }>}
 */
export function runStep(step, { root, results, running }) {
  const begun = Date.now()
  running.set(step.name, begun)
  return new Promise((resolve) => {
    const tail = []
    const log = createWriteStream(path.join(results, `${step.name}.log`))
    const child = spawn(process.execPath, step.args, {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CI: '1', FORCE_COLOR: '0', NO_COLOR: '1', ...step.env },
    })
    const stop = () => endGroup(child)
    process.once('exit', stop)
    const take = (chunk) => {
      log.write(chunk)
      tail.push(chunk.toString('utf8'))
      if (tail.length > 2_000) tail.splice(0, 1_000)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    const limit = setTimeout(() => {
      take(Buffer.from(`\nended after ${step.minutes} minutes\n`))
      stop()
    }, step.minutes * 60_000)
    child.on('close', (code) => {
      clearTimeout(limit)
      process.off('exit', stop)
      log.end()
      running.delete(step.name)
      const count = countResults(step.kind, code === 0, path.join(results, `${step.name}.json`))
      if (count.failed > 0) console.log(tail.join('').trimEnd().split('\n').slice(-SHOWN_LINES).join('\n'))
      console.log(`${count.failed > 0 ? '✗' : '✓'} ${step.name}: ${count.passed} passed, ${count.failed} failed (${seconds(begun)})`)
      resolve({ name: step.name, ...count })
    })
  })
}
