import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setPriority } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { logEvent } from '#app/lib/log.server.ts'
import { READY, type WorkbookAnswer, type WorkbookJob } from './child/messages.ts'

/**
 * Runs one job in a process of its own. A worker thread does not contain a hostile workbook – running out of memory there
 * ends the whole server – but a process with a small heap that is killed when its time is up does.
 */
export interface ProcessLimits {
  heapMegabytes: number
  /** For the job itself, from the moment the process has it. */
  milliseconds: number
}

export const processLimits: ProcessLimits = { heapMegabytes: 256, milliseconds: 8_000 }

const AT_ONCE = 2
const WAITING = 6
const LONGEST_WAIT = 20_000
/** Loading Node and the reader; on a busy machine it is slow, and no file is to blame. */
const LONGEST_START = 15_000
/** A third of the server's share where both want the processor; lower, and a busy machine would never get to the file. */
const YIELDING = 5
/** Characters of a stopped process's complaint that go into the log. */
const LAST_WORDS = 2_000
const ENTRY = 'app/services/workbooks/child/main.ts'

/** `stopped`: killed for time or memory, or crashed. `busy`: too many others are waiting. */
export type ProcessOutcome = WorkbookAnswer | { kind: 'stopped' } | { kind: 'busy' }

// One queue per process even when this module is evaluated twice (hot reload).
interface Slots {
  running: number
  waiting: (() => void)[]
}
const holder = globalThis as { __workbookSlots?: Slots }
const slots = (holder.__workbookSlots ??= { running: 0, waiting: [] })

export async function runWorkbookJob(job: WorkbookJob, limits: ProcessLimits = processLimits): Promise<ProcessOutcome> {
  if (!(await takeSlot())) return { kind: 'busy' }
  try {
    return await runInChild(job, limits)
  } finally {
    const next = slots.waiting.shift()
    if (next) next()
    else slots.running -= 1
  }
}

async function takeSlot(): Promise<boolean> {
  if (slots.running < AT_ONCE) {
    slots.running += 1
    return true
  }
  if (slots.waiting.length >= WAITING) return false
  return new Promise((resolve) => {
    const start = () => {
      clearTimeout(timer)
      resolve(true)
    }
    const timer = setTimeout(() => {
      slots.waiting.splice(slots.waiting.indexOf(start), 1)
      resolve(false)
    }, LONGEST_WAIT)
    slots.waiting.push(start)
  })
}

function runInChild(job: WorkbookJob, limits: ProcessLimits): Promise<ProcessOutcome> {
  return new Promise((resolve) => {
    const child = startChild(limits)
    let finished = false
    let timer = setTimeout(() => stopped({ startMilliseconds: LONGEST_START }), LONGEST_START)
    const finish = (outcome: ProcessOutcome) => {
      if (finished) return
      finished = true
      clearTimeout(timer)
      child.kill('SIGKILL')
      resolve(outcome)
    }
    let lastWords = ''
    const stopped = (facts: Record<string, unknown>) => {
      if (!finished) logEvent('warn', 'workbook.stopped', { ...facts, job: job.kind, lastWords })
      finish({ kind: 'stopped' })
    }
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-LAST_WORDS)
    })
    child.on('message', (message) => {
      if (message !== READY) return finish(message as WorkbookAnswer)
      clearTimeout(timer)
      timer = setTimeout(() => stopped({ milliseconds: limits.milliseconds }), limits.milliseconds)
      child.send(job, (error) => {
        if (error) stopped({ error })
      })
    })
    child.once('error', (error) => stopped({ error }))
    child.once('close', (code, signal) => stopped({ code, signal }))
  })
}

/** What of the server's environment the process gets: what Node itself needs, and no setting and no secret. */
export function environmentOfChild({ PATH, SystemRoot, TMPDIR, TEMP }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { PATH, SystemRoot, TMPDIR, TEMP, NODE_ENV: 'production' }
}

function startChild(limits: ProcessLimits): ChildProcess {
  const root = projectRoot()
  const typescript = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href
  const child = fork(join(root, ENTRY), [], {
    cwd: root,
    execArgv: [`--max-old-space-size=${limits.heapMegabytes}`, '--import', typescript],
    env: environmentOfChild(process.env),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  yieldToServer(child)
  return child
}

/** Whoever is waiting for a page goes before whoever is waiting for a file. */
function yieldToServer(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, YIELDING)
  } catch {
    // Some systems do not let a process do this; then the two share the machine as equals.
  }
}

let root: string | undefined

/** The built server lies in build/server, the sources elsewhere; the entry is found from either. */
function projectRoot(): string {
  if (root) return root
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, ENTRY))) return (root = folder)
    if (folder === dirname(folder)) throw new Error(`${ENTRY} is not above ${import.meta.url}`)
  }
}
