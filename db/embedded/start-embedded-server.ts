import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { findRunningServer, hasCluster, isAlive, makeSocketDir, openDataFolder, type DataFolder } from './data-folder.ts'
import { EmbeddedProblem } from './embedded-problem.ts'
import { locateServerBinaries, type ServerBinaries } from './server-binaries.ts'
import { chooseServerUser, giveTo, type ServerUser } from './server-user.ts'

/** A PostgreSQL server of our own, reached over a unix socket by this user alone. */
export interface EmbeddedServer {
  /** The URL of one of its databases, for a role (the owner `postgres` unless named). */
  url(database: string, role?: string): string
  /** created: a new cluster · started: an existing one · attached: it was already running. */
  how: 'created' | 'started' | 'attached'
  pid: number
  /** Ends the server after its sessions have been cut; waits until the process is gone. */
  stop(): Promise<void>
}

export interface EmbeddedServerOptions {
  /** The folder that holds `postgres/`, `postgres.log` and nothing else of ours. */
  dataDir: string
  /** `none` gives up crash safety for speed: tests only. */
  durability: 'full' | 'none'
  /** Programs of an installed PostgreSQL to run instead of those npm brought. */
  programs?: ServerBinaries
  /** Told before anything that can take more than a moment. */
  report?: (step: 'creating' | 'starting' | 'recovering') => void
}

const OWNER = 'postgres'
/** Crash recovery of a large cluster may take a while; a server that is still starting after this is given up. */
const READY_WITHIN_MS = 120_000
const STOP_WITHIN_MS = 20_000
const IN_USE_ATTEMPTS = 40
const LOG_LIMIT_BYTES = 20 * 1024 * 1024

const UNSAFE_BUT_FAST = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200']

function majorVersion(binaries: ServerBinaries, user: ServerUser): string {
  const asked = user.command(binaries.postgres, ['--version'])
  const { stdout } = spawnSync(asked.program, asked.args, { ...asked.options, encoding: 'utf8' })
  return /(\d+)(\.|devel|beta|rc|$)/.exec(stdout.trim())?.[1] ?? ''
}

/** Runs initdb to its end; it ends with this process if that is stopped meanwhile. */
async function runInitdb(binaries: ServerBinaries, user: ServerUser, folder: string): Promise<{ ok: boolean; said: string }> {
  const flags = ['-D', folder, '-U', OWNER, '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--data-checksums', '--no-instructions']
  const { program, args, options } = user.command(binaries.initdb, flags)
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  const end = () => child.kill()
  process.once('exit', end)
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  return new Promise((resolve) => {
    const settle = (ok: boolean) => {
      process.off('exit', end)
      resolve({ ok, said })
    }
    child.on('error', (error) => {
      said += error.message
      settle(false)
    })
    child.on('close', (code) => settle(code === 0))
  })
}

/** Grows a cluster beside its place and moves it there when it is complete. */
async function createCluster(folder: DataFolder, binaries: ServerBinaries, user: ServerUser): Promise<void> {
  rmSync(folder.growing, { recursive: true, force: true })
  mkdirSync(folder.growing, { mode: 0o700 })
  giveTo(user, folder.growing)
  const { ok, said } = await runInitdb(binaries, user, folder.growing)
  if (!ok) {
    const reason = said.trim().split('\n').slice(-3).join(' ')
    throw new EmbeddedProblem('initialiseFailed', { folder: folder.cluster, reason })
  }
  rmSync(folder.cluster, { recursive: true, force: true })
  renameSync(folder.growing, folder.cluster)
}

function urlOf(socketDir: string, database: string, role: string = OWNER): string {
  return `postgres://${role}@${encodeURIComponent(socketDir)}/${database}`
}

/** One attempt to get an answer; says why not. */
async function answers(socketDir: string): Promise<'ready' | 'starting' | 'silent'> {
  const client = postgres({ host: socketDir, user: OWNER, database: 'postgres', max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => {} })
  try {
    await client`select 1`
    return 'ready'
  } catch (error) {
    return (error as { code?: string }).code === '57P03' ? 'starting' : 'silent'
  } finally {
    await client.end({ timeout: 0 })
  }
}

function lastLines(log: string): string {
  const text = readFileSync(log, 'utf8').trim().split('\n')
  return text.filter((line) => /FATAL|ERROR|PANIC|HINT/.test(line)).slice(-2).join(' ') || (text.at(-1) ?? '')
}

function spawnServer(folder: DataFolder, binaries: ServerBinaries, user: ServerUser, durability: 'full' | 'none') {
  if ((statSync(folder.log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(folder.log, `${folder.log}.1`)
  const settings = [
    'listen_addresses=', `unix_socket_directories=${folder.socketDir}`, 'unix_socket_permissions=0700', 'timezone=UTC', 'log_timezone=UTC',
    ...(durability === 'none' ? UNSAFE_BUT_FAST : []),
  ]
  const plain = ['-D', folder.cluster, ...settings.flatMap((setting) => ['-c', setting])]
  const { program, args, options } = user.command(binaries.postgres, plain)
  const log = openSync(folder.log, 'a', 0o600)
  // Detached: Ctrl-C in the terminal reaches the product alone, which then stops the server in order.
  const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', log, log], cwd: '/' })
  closeSync(log)
  child.unref()
  return child
}

/** After a kill of the server its sessions may live for a moment; until they are gone a new one refuses the files. */
function isStillInUse(log: string): boolean {
  return readFileSync(log, 'utf8').slice(-2_000).includes('pre-existing shared memory block')
}

/**
 * Waits until the server answers.
 * @returns false when it ended at once because sessions of a killed one are still at work
 * @throws EmbeddedProblem startFailed
 */
async function waitUntilReady(folder: DataFolder, exited: () => boolean, report: EmbeddedServerOptions['report']): Promise<boolean> {
  const begun = Date.now()
  let told = false
  for (;;) {
    const state = await answers(folder.socketDir)
    if (state === 'ready') return true
    if (exited() && isStillInUse(folder.log)) return false
    if (exited() || Date.now() - begun > READY_WITHIN_MS) {
      throw new EmbeddedProblem('startFailed', { reason: lastLines(folder.log), log: folder.log })
    }
    if (!told && state === 'starting' && Date.now() - begun > 1_000) {
      told = true
      report?.('recovering')
    }
    await delay(20)
  }
}

/** Starts the server, or waits for the one that is up and not yet ready, and gives it a few tries after a kill. */
async function bringUp(folder: DataFolder, binaries: ServerBinaries, user: ServerUser, { durability, report }: EmbeddedServerOptions): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const still = findRunningServer(folder)
    const child = still ? undefined : spawnServer(folder, binaries, user, durability)
    let failed = false
    child?.once('error', () => (failed = true))
    const gone = () => failed || (child ? child.exitCode !== null || child.signalCode !== null : !isAlive(still?.pid ?? 0))
    if (await waitUntilReady(folder, gone, report)) return
    if (attempt === IN_USE_ATTEMPTS) throw new EmbeddedProblem('startFailed', { reason: lastLines(folder.log), log: folder.log })
    await delay(200)
  }
}

async function stopServer(pid: number): Promise<void> {
  const signal = (name: NodeJS.Signals) => isAlive(pid) && process.kill(pid, name)
  signal('SIGINT') // fast shutdown: cut sessions, write a checkpoint, end
  for (const begun = Date.now(); isAlive(pid); await delay(20)) {
    if (Date.now() - begun > STOP_WITHIN_MS) signal('SIGQUIT')
    if (Date.now() - begun > STOP_WITHIN_MS + 5_000) return
  }
}

/**
 * Starts PostgreSQL on a data folder, creating the cluster when the folder is new, or attaches to the server that a killed
 * run left behind.
 * @throws EmbeddedProblem with one plain sentence
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { report } = options
  const binaries = options.programs ?? locateServerBinaries()
  const folder = openDataFolder(options.dataDir)
  const opened = (how: EmbeddedServer['how'], pid: number, socketDir: string): EmbeddedServer => ({
    how, pid, url: (database, role) => urlOf(socketDir, database, role), stop: () => stopServer(pid),
  })

  const running = findRunningServer(folder)
  if (running && (await answers(running.socketDir)) === 'ready') return opened('attached', running.pid, running.socketDir)

  mkdirSync(folder.cluster, { recursive: true, mode: 0o700 })
  const user = chooseServerUser(binaries.postgres, folder.cluster)
  const isNew = !hasCluster(folder, majorVersion(binaries, user))
  if (isNew) {
    report?.('creating')
    await createCluster(folder, binaries, user)
  }
  report?.('starting')
  makeSocketDir(folder)
  giveTo(user, folder.socketDir)
  await bringUp(folder, binaries, user, options)
  const server = findRunningServer(folder)
  if (!server) throw new EmbeddedProblem('startFailed', { reason: lastLines(folder.log), log: folder.log })
  return opened(isNew ? 'created' : 'started', server.pid, folder.socketDir)
}
