import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { shareFonts } from '../fonts/load-fonts.ts'
import type { RenderReply, RenderRequest, WorkerStart } from './messages.ts'

/** Threads that draw; each works on one stretch at a time. */
export interface WorkerPool {
  /** Draws a stretch on the next free thread. Rejects when the thread dies. */
  draw(request: RenderRequest): Promise<RenderReply>
  close(): Promise<void>
}

interface Thread {
  worker: Worker
  settle?: { resolve: (reply: RenderReply) => void; reject: (error: Error) => void }
}

export function openWorkerPool({ fontsDir, seal }: Pick<WorkerStart, 'fontsDir' | 'seal'>, size: number): WorkerPool {
  const start: WorkerStart = { fontsDir, fonts: shareFonts(fontsDir), seal }
  const idle: Thread[] = []
  const waiting: ((thread: Thread) => void)[] = []
  const threads: Thread[] = []
  let broken: Error | undefined
  const release = (thread: Thread): void => {
    const next = waiting.shift()
    if (next) next(thread)
    else idle.push(thread)
  }
  const fail = (error: Error): void => {
    broken ??= error
    for (const thread of threads) thread.settle?.reject(broken)
    for (const next of waiting.splice(0)) next(threads[0]!) // they find the pool broken
  }
  for (let index = 0; index < size; index += 1) {
    const worker = new Worker(workerFile(), { workerData: start, execArgv: [] })
    const thread: Thread = { worker }
    worker.on('message', (reply: RenderReply) => {
      thread.settle?.resolve(reply)
      thread.settle = undefined
      release(thread)
    })
    worker.on('error', fail)
    worker.on('exit', (code) => code !== 0 && fail(new Error(`a drawing thread ended with code ${code}`)))
    threads.push(thread)
    idle.push(thread)
  }
  return {
    draw: async (request) => {
      const thread = idle.pop() ?? (await new Promise<Thread>((resolve) => waiting.push(resolve)))
      if (broken) throw broken
      return new Promise((resolve, reject) => {
        thread.settle = { resolve, reject }
        thread.worker.postMessage(request)
      })
    },
    close: async () => {
      for (const { worker } of threads) worker.removeAllListeners('exit')
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}

/** Whether the source of the threads is at hand: the program was started in its own folder, or runs from source. */
export function threadsCanStart(): boolean {
  return existsSync(workerFile())
}

/** The thread runs from source: beside this file, or in the working folder when this file was bundled into the server build. */
function workerFile(): string {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'worker-start.mjs')
  return existsSync(beside) ? beside : join(process.cwd(), 'certificates/batch/worker-start.mjs')
}
