import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { EmbeddedProblem } from './embedded-problem.ts'

/** The places of one embedded database. */
export interface DataFolder {
  /** The cluster itself, given to PostgreSQL with `-D`. */
  cluster: string
  /** Where a cluster grows until it is complete; a first start that was killed leaves it and the next one starts over. */
  growing: string
  /** The server's own log. */
  log: string
  /** Holds the unix socket; short, because such a path may have 107 bytes. */
  socketDir: string
}

/** The server that runs on a cluster, as its `postmaster.pid` tells. */
export interface RunningServer {
  pid: number
  socketDir: string
}

/** Longest socket directory that leaves room for `/.s.PGSQL.5432.lock`. */
const SOCKET_DIR_BYTES = 80

function socketDirFor(cluster: string): string {
  const name = `jh-${createHash('sha256').update(cluster).digest('hex').slice(0, 10)}`
  const preferred = path.join(tmpdir(), name)
  return Buffer.byteLength(preferred) <= SOCKET_DIR_BYTES ? preferred : path.join('/tmp', name)
}

/** Creates the folder when it is new and names the places in it. */
export function openDataFolder(dataDir: string): DataFolder {
  mkdirSync(dataDir, { recursive: true })
  const root = realpathSync(dataDir)
  const cluster = path.join(root, 'postgres')
  return { cluster, growing: path.join(root, 'postgres.growing'), log: path.join(root, 'postgres.log'), socketDir: socketDirFor(cluster) }
}

/** Makes the socket directory, ours alone; one that somebody else made in the shared temporary folder is refused. */
export function makeSocketDir(folder: DataFolder): void {
  mkdirSync(folder.socketDir, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder.socketDir)
  const own = process.getuid?.()
  if (!found.isDirectory() || (own !== undefined && own !== 0 && found.uid !== own)) {
    throw new EmbeddedProblem('folderForeign', { folder: folder.socketDir })
  }
}

/** True when the folder holds a complete cluster. */
export function hasCluster(folder: DataFolder, expectedMajor: string): boolean {
  const versionFile = path.join(folder.cluster, 'PG_VERSION')
  if (!existsSync(versionFile)) {
    if (existsSync(folder.cluster) && readdirSync(folder.cluster).length > 0) {
      throw new EmbeddedProblem('folderIncomplete', { folder: folder.cluster })
    }
    return false
  }
  const found = readFileSync(versionFile, 'utf8').trim()
  if (found !== expectedMajor) throw new EmbeddedProblem('folderNewerServer', { folder: folder.cluster, found, expected: expectedMajor })
  return true
}

function commandOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return undefined
  }
}

/** True while the process is there; a process of another user counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** No process has this number: it is above what any kernel gives out. */
const NO_PROCESS = 2_147_483_646

/**
 * The server already running on this cluster, left over when the product was killed. A pid file whose number now belongs to
 * another program (after a reboot) would make PostgreSQL take that for a live server, so the number is struck out. The
 * rest of the file stays: by it PostgreSQL sees whether sessions of a killed server are still at work on the files.
 */
export function findRunningServer(folder: DataFolder): RunningServer | undefined {
  const pidFile = path.join(folder.cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return undefined
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined
  if ((commandOf(pid) ?? 'postgres').includes('postgres')) return { pid, socketDir: lines[4]?.trim() || folder.socketDir }
  writeFileSync(pidFile, [String(NO_PROCESS), ...lines.slice(1)].join('\n'))
  return undefined
}
