import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { convert } from 'fontverter'
import { faceSources } from './faces.ts'
import type { FaceSource } from './faces.ts'
import { mergeFonts } from './sfnt/merge-fonts.ts'
import { readSfnt } from './sfnt/read-sfnt.ts'

export interface FontProgress {
  file: string
  /** Files finished and files in all. */
  done: number
  of: number
  /** Share of the file being made, 0 to 1. */
  share: number
}

export interface PrepareFontsOptions {
  /** The fonts go into its folder `fonts`. */
  dataDir: string
  onProgress?: (progress: FontProgress) => void
}

/** Written beside the fonts; a file whose stamp and size agree is not made again. */
type Stamps = Record<string, { source: string; bytes: number; sha256: string }>

// Raise when the way a file is made changes, so that data folders made before are brought up to date.
const recipe = 1
const here = dirname(fileURLToPath(import.meta.url))

/**
 * Makes DATA_DIR/fonts out of the installed packages and the rare characters kept in this repository; returns its path.
 * Idempotent: a folder that is up to date costs milliseconds. Files appear by rename, so a killed run leaves no half font.
 * Throws when a package is not installed or the disk is full.
 */
export async function prepareFonts({ dataDir, onProgress }: PrepareFontsOptions): Promise<string> {
  const dir = join(dataDir, 'fonts')
  mkdirSync(dir, { recursive: true })
  const stamps = readStamps(dir)
  const sources = Object.values(faceSources)
  let done = 0
  for (const source of sources) {
    const stamp = stampOf(source)
    if (!isUpToDate(dir, source.file, stamp, stamps)) {
      const report = (share: number): void => onProgress?.({ file: source.file, done, of: sources.length, share })
      report(0)
      stamps[source.file] = { source: stamp, ...(await makeFile(dir, source, report)) }
      replaceFile(join(dir, 'fonts.json'), (path) => writeFileSync(path, JSON.stringify(stamps, null, 2)))
      report(1)
    }
    done += 1
  }
  return dir
}

function isUpToDate(dir: string, file: string, stamp: string, stamps: Stamps): boolean {
  const known = stamps[file]
  const path = join(dir, file)
  return known?.source === stamp && existsSync(path) && statSync(path).size === known.bytes
}

async function makeFile(dir: string, source: FaceSource, report: (share: number) => void): Promise<{ bytes: number; sha256: string }> {
  const target = join(dir, source.file)
  if (source.how === 'copy') replaceFile(target, (path) => copyFileSync(locate(source), path))
  else {
    const bytes = source.how === 'merge' ? await mergeSlices(source, report) : await convert(readFileSync(locate(source)), 'sfnt', 'woff2')
    replaceFile(target, (path) => writeFileSync(path, bytes))
  }
  const made = readFileSync(target)
  return { bytes: made.length, sha256: sha256(made) }
}

async function mergeSlices(source: FaceSource, report: (share: number) => void): Promise<Buffer> {
  const folder = locate(source)
  const names = readdirSync(folder).filter((name) => name.endsWith('.woff2')).sort()
  const slices = []
  for (const name of names) {
    slices.push(readSfnt(await convert(readFileSync(join(folder, name)), 'sfnt', 'woff2')))
    if (slices.length % 32 === 0) report(slices.length / names.length)
  }
  return mergeFonts({
    sources: slices,
    family: source.postscriptName,
    postscriptName: source.postscriptName,
    version: 'Version 1.520',
    licence: 'SIL Open Font License 1.1',
  })
}

/** Changes when the source does: version of the package, or the bytes kept in the repository. */
function stampOf(source: FaceSource): string {
  if (!source.package) return `${recipe}:${sha256(readFileSync(locate(source)))}`
  const manifest = JSON.parse(readFileSync(packageFile(source.package, 'package.json'), 'utf8')) as { version: string }
  return `${recipe}:${source.package}@${manifest.version}/${source.path}`
}

function locate(source: FaceSource): string {
  return source.package ? packageFile(source.package, source.path) : join(here, source.path)
}

function packageFile(name: string, path: string): string {
  const root = createRequire(import.meta.url).resolve.paths(name)?.map((folder) => join(folder, name)).find((folder) => existsSync(folder))
  if (!root) throw new Error(`the package ${name} is not installed: run npm ci`)
  return join(root, path)
}

function readStamps(dir: string): Stamps {
  try {
    return JSON.parse(readFileSync(join(dir, 'fonts.json'), 'utf8')) as Stamps
  } catch {
    return {} // absent or torn: everything is made again
  }
}

function replaceFile(target: string, write: (path: string) => void): void {
  const half = `${target}.${process.pid}.part`
  try {
    write(half)
    renameSync(half, target)
  } finally {
    rmSync(half, { force: true })
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
