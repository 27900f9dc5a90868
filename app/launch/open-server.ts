import { existsSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RunningServer, startServer } from '../server/start-server.ts'
import { messages } from './launch-messages.ts'
import { LaunchProblem } from './launch-problem.ts'

interface ServerAddress {
  host: string
  port: number
}

/** The part of the built server this launcher calls; the rest is Remix's. */
interface BuiltServer {
  entry: { module: { startServer: typeof startServer } }
}

type Build = Parameters<typeof startServer>[0]['build']

/** The sentence for a port or address that cannot be opened; other errors stay what they are. */
function addressProblem(error: unknown, { host, port }: ServerAddress): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return new LaunchProblem(messages.portInUse(port), error)
  if (code === 'EACCES') return new LaunchProblem(messages.portForbidden(port), error)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new LaunchProblem(messages.addressMissing(host), error)
  return error
}

/**
 * Looks whether the port is free before anything slow begins.
 * @throws LaunchProblem when it is not
 */
export function checkPort(address: ServerAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', (error) => reject(addressProblem(error, address)))
    probe.listen(address.port, address.host, () => probe.close(() => resolve()))
  })
}

async function openBuilt(root: string, address: ServerAddress): Promise<RunningServer> {
  const file = path.join(root, 'build', 'server', 'index.js')
  if (!existsSync(file)) throw new LaunchProblem(`${file} is missing: npm run build`)
  const build = (await import(pathToFileURL(file).href)) as BuiltServer
  return build.entry.module.startServer({ build: build as unknown as Build, ...address, clientDirectory: path.join(root, 'build', 'client') })
}

/** Vite compiles each module when it is first asked for, and again after an edit. */
async function openDevelopment(root: string, address: ServerAddress): Promise<RunningServer> {
  const { createServer } = await import('vite')
  const vite = await createServer({ root, server: { middlewareMode: true } })
  const load = () => vite.ssrLoadModule('virtual:remix/server-build')
  const { entry } = (await load()) as unknown as BuiltServer
  const server = await entry.module.startServer({ build: load as unknown as Build, ...address, development: vite.middlewares })
  return {
    ...server,
    close: async () => {
      await vite.close()
      await server.close()
    },
  }
}

/**
 * Opens the HTTP server of the build, or of the sources in development.
 * @throws LaunchProblem when the port or address cannot be opened
 */
export async function openServer(root: string, address: ServerAddress, development: boolean): Promise<RunningServer> {
  try {
    return await (development ? openDevelopment(root, address) : openBuilt(root, address))
  } catch (error) {
    throw addressProblem(error, address)
  }
}
