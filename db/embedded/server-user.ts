import { spawnSync, type SpawnOptions } from 'node:child_process'
import { chownSync, existsSync, lchownSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { EmbeddedProblem } from './embedded-problem.ts'

/** How PostgreSQL is started, which refuses to run as root. */
export interface ServerUser {
  /** The command to spawn instead of the plain one. */
  command(program: string, args: readonly string[]): { program: string; args: string[]; options: Pick<SpawnOptions, 'uid' | 'gid'> }
  /** Who owns the data files on disk; undefined leaves them as they are. */
  owner?: { uid: number; gid: number }
}

/** `nobody` on Linux; only the number is used, since a name need not exist. */
const NOBODY = 65534

const asOurselves: ServerUser = { command: (program, args) => ({ program, args: [...args], options: {} }) }

/**
 * Root in a user namespace of its own that looks like `nobody` from inside: files stay owned by root, and a project under
 * root's closed home still works.
 */
const asMappedRoot: ServerUser = {
  command: (program, args) => ({
    program: 'unshare',
    args: ['-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, program, ...args],
    options: {},
  }),
  owner: { uid: 0, gid: 0 },
}

function asUser(uid: number, gid: number): ServerUser {
  return { command: (program, args) => ({ program, args: [...args], options: { uid, gid } }), owner: { uid, gid } }
}

/** Gives a folder with all it holds to the user the server runs as; nothing is touched when it already is theirs. */
export function giveTo(user: ServerUser, folder: string): void {
  if (!user.owner || !existsSync(folder)) return
  const { uid, gid } = user.owner
  if (statSync(folder).uid === uid) return
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) lchownSync(path.join(folder, entry), uid, gid)
  chownSync(folder, uid, gid)
}

/** True when that user can run the program and write into the folder. */
function canServe(user: ServerUser, program: string, folder: string): boolean {
  const probe = user.command('/bin/sh', ['-c', 'test -w "$1" && test -x "$1" && "$2" --version', 'sh', folder, program])
  return spawnSync(probe.program, probe.args, { ...probe.options, stdio: 'ignore' }).status === 0
}

/**
 * Chooses how to run the server on `folder`, which exists. Root tries a user namespace first, then the owner of the
 * project, then `nobody`; the folder ends up owned accordingly.
 * @throws EmbeddedProblem folderForeign, folderUnreachable
 */
export function chooseServerUser(program: string, folder: string): ServerUser {
  const own = process.getuid?.()
  if (own !== 0) {
    if (own !== undefined && statSync(folder).uid !== own) throw new EmbeddedProblem('folderForeign', { folder })
    return asOurselves
  }
  const project = statSync(path.dirname(program))
  const candidates = process.platform === 'linux' ? [asMappedRoot] : []
  if (project.uid !== 0) candidates.push(asUser(project.uid, project.gid))
  candidates.push(asUser(NOBODY, NOBODY))
  for (const user of candidates) {
    giveTo(user, folder)
    if (canServe(user, program, folder)) return user
  }
  throw new EmbeddedProblem('folderUnreachable', { folder: path.dirname(program) })
}
