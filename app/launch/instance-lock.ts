import { rmSync } from 'node:fs'
import net from 'node:net'
import { LaunchProblem } from './launch-problem.ts'
import { messages } from './launch-messages.ts'

/** Held by the one running copy of a data folder. */
export interface InstanceLock {
  /** Tells later starts where this copy is reached. */
  announce(url: string): void
  release(): void
}

interface Holder {
  pid: number
  url: string
}

const ANSWER_WITHIN_MS = 2_000

/** Asks whoever listens there; undefined when nobody does. */
function askHolder(socketPath: string): Promise<Holder | undefined> {
  return new Promise((resolve) => {
    let text = ''
    const socket = net.connect(socketPath)
    socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy())
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(undefined)
    })
    socket.on('close', () => {
      try {
        resolve(JSON.parse(text) as Holder)
      } catch {
        resolve({ pid: 0, url: '' }) // somebody is there, if busy
      }
    })
  })
}

function listen(server: net.Server, socketPath: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
    server.listen(socketPath, () => resolve(true))
  })
}

/**
 * Claims a data folder for this process. The claim is an open socket, so it ends with the process however that ends, and a
 * number in a file that another program has by now cannot be taken for it.
 *
 * @throws LaunchProblem when another copy runs on the folder
 */
export async function claimDataFolder(folder: string, socketPath: string): Promise<InstanceLock> {
  const self: Holder = { pid: process.pid, url: '' }
  const server = net.createServer((socket) => {
    socket.on('error', () => {})
    socket.end(JSON.stringify(self))
  })
  for (let attempt = 0; !(await listen(server, socketPath)); attempt += 1) {
    const holder = await askHolder(socketPath)
    if (holder || attempt === 3) throw new LaunchProblem(messages.folderInUse(folder, holder?.url ?? '', holder?.pid ?? 0))
    rmSync(socketPath, { force: true }) // left by a copy that was killed
  }
  server.unref()
  return {
    announce: (url) => {
      self.url = url
    },
    release: () => {
      server.close()
    },
  }
}
