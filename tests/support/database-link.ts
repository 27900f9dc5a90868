import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { splitSocketUrl } from '#db/connection/connection-options.ts'

/** A link between the product and PostgreSQL that a test can disturb. */
export interface DatabaseLink {
  /** The address of the database behind the link. */
  url: string
  /** Each piece of data arrives that much later, in either direction. */
  delay(milliseconds: number): void
  /** Nothing arrives any more in either direction and nobody is told, as when a cable is pulled; `heal()` ends it. */
  swallow(): void
  /** Ends all connections at once; with `afterBytes`, each as soon as so many more bytes of answers have come through. */
  reset(afterBytes?: number): void
  /** What was held back arrives. */
  heal(): void
  close(): Promise<void>
}

interface Line {
  ends: [Socket, Socket]
  /** Bytes of answers until this line breaks. */
  left: number
  held: Array<() => void>
}

/** Opens a link to the database that `url` names. */
export async function openDatabaseLink(url: string): Promise<DatabaseLink> {
  const { url: plain, host: socketDir } = splitSocketUrl(url)
  const target = new URL(plain)
  const port = Number(target.port || 5432)
  const lines = new Set<Line>()
  let wait = 0
  let swallowing = false
  const end = (line: Line) => {
    lines.delete(line)
    const [near, far] = line.ends
    if (!near.destroyed) near.resetAndDestroy()
    far.destroy()
  }
  const pass = (line: Line, to: Socket, data: Buffer, answers: boolean) => {
    const write = () => void (to.destroyed || to.write(data))
    if (swallowing) line.held.push(write)
    else if (wait > 0) setTimeout(write, wait)
    else write()
    if (answers && (line.left -= data.length) <= 0) end(line)
  }
  const server = createServer((near) => {
    const far = socketDir ? connect(`${socketDir}/.s.PGSQL.${port}`) : connect(port, target.hostname)
    const line: Line = { ends: [near, far], left: Infinity, held: [] }
    lines.add(line)
    near.setNoDelay(true)
    near.on('data', (data) => pass(line, far, data, false)).on('error', () => {}).on('close', () => (swallowing ? line.held.push(() => end(line)) : end(line)))
    far.on('data', (data) => pass(line, near, data, true)).on('error', () => {}).on('close', () => (swallowing ? line.held.push(() => end(line)) : end(line)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  target.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: target.href,
    delay: (milliseconds) => void (wait = milliseconds),
    swallow: () => void (swallowing = true),
    reset: (afterBytes = 0) => {
      for (const line of [...lines]) {
        if (afterBytes === 0) end(line)
        else line.left = afterBytes
      }
    },
    heal: () => {
      swallowing = false
      wait = 0
      for (const { held } of lines) for (const act of held.splice(0)) act()
    },
    close: async () => {
      for (const line of [...lines]) end(line)
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
