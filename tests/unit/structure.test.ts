// Keeps the layout: imports point one way, files stay readable, nothing is left for later.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDERS = ['app', 'certificates', 'db', 'scoring', 'tests']
const MAX_LINES = 400

interface Import {
  from: string
  /** Path from the root for the project's own files, else the specifier of a package or built-in. */
  to: string
  own: boolean
  /** Erased before anything runs. */
  typeOnly: boolean
}

const CLAUSE = /(?:^|\n)\s*(import|export)\s+(type\s)?([^;'"`()]*?)\bfrom\s+['"]([^'"]+)['"]/g
const BARE = /(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g
const DYNAMIC = /\bimport\(\s*(?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]/g

function readImports(from: string, text: string): Import[] {
  const found: Import[] = []
  const add = (specifier: string, typeOnly: boolean) => {
    const own = specifier.startsWith('#') || specifier.startsWith('.')
    const to = specifier.startsWith('#') ? specifier.slice(1) : own ? path.posix.join(path.posix.dirname(from), specifier) : specifier
    found.push({ from, to: to.split('?')[0]!, own, typeOnly })
  }
  for (const [, , type, names = '', specifier] of text.matchAll(CLAUSE)) {
    // `import { type A, type B }` leaves nothing at run time; one name without the word leaves the module.
    const inBraces = /^\{([^}]*)\}\s*$/.exec(names.trim())?.[1]?.split(',').map((name) => name.trim()).filter(Boolean)
    add(specifier!, type !== undefined || (inBraces !== undefined && inBraces.length > 0 && inBraces.every((name) => name.startsWith('type '))))
  }
  for (const [, specifier] of text.matchAll(BARE)) add(specifier!, false)
  // `import('…').Name` in a type position cannot be told apart from an import at run time; it counts as one.
  for (const [, specifier] of text.matchAll(DYNAMIC)) add(specifier!, false)
  return found
}

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
    .filter((file) => /\.(ts|tsx|mts|mjs)$/.test(file)),
).map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }))
const imports = sources.filter(({ file }) => /\.tsx?$/.test(file)).flatMap(({ file, text }) => readImports(file, text))

/** The offending imports of files under `folder`, readable. */
function offences(folder: string, allowed: (found: Import) => boolean): string[] {
  return imports.filter((found) => found.from.startsWith(folder) && !allowed(found)).map(({ from, to }) => `${from} → ${to}`)
}
const within = (found: Import, ...folders: string[]) => found.own && folders.some((folder) => found.to.startsWith(folder))

test('imports are seen in every form', () => {
  const seen = readImports('db/queries/a.ts', [
    "import { one } from './b.ts'", "import type { Two } from '#app/x.ts'", "import { type Three, four } from '../c.ts'", "import { type Five } from '#app/y.ts'",
    "import './side.css'", "export * from '#db/d.ts'", "import {\n  six,\n} from 'pkg'", "const seven = await import('node:fs')",
  ].join('\n'))
  expect(seen.map(({ to, own, typeOnly }) => [to, own, typeOnly])).toEqual([
    ['db/queries/b.ts', true, false], ['app/x.ts', true, true], ['db/c.ts', true, false], ['app/y.ts', true, true],
    ['db/d.ts', true, false], ['pkg', false, false], ['db/queries/side.css', true, false], ['node:fs', false, false],
  ])
  for (const folder of FOLDERS) expect(imports.some(({ from }) => from.startsWith(`${folder}/`))).toBe(true)
})

describe('imports point one way', () => {
  test('scoring knows nothing but itself; only its command touches Node', () => {
    expect(offences('scoring/', (found) => within(found, 'scoring/') || (found.from === 'scoring/cli.ts' && found.to.startsWith('node:')))).toEqual([])
  })

  test('certificates know packages and Node, and of this project only themselves', () => {
    expect(offences('certificates/', (found) => !found.own || within(found, 'certificates/'))).toEqual([])
  })

  test('the database knows the rules and the error people see, and nothing else of the application', () => {
    // The demonstration goes through the services, so that its contests are made as a bureau makes them.
    const allowed = (found: Import) => !found.own || within(found, 'db/', 'scoring/') || found.to === 'app/lib/errors.ts' || found.from.startsWith('db/seed/')
    expect(offences('db/', allowed)).toEqual([])
  })

  test('only the demonstration, migrations by hand and the launcher use the seed', () => {
    expect(imports.filter((found) => within(found, 'db/seed/') && !/^(db\/seed\/|app\/launch\/|tests\/)/.test(found.from)).map(({ from }) => from)).toEqual([])
  })

  test('routes ask services, not queries', () => {
    expect(offences('app/routes/', (found) => found.typeOnly || !within(found, 'db/'))).toEqual([])
  })

  test('services know no routes, components or server', () => {
    expect(offences('app/services/', (found) => found.typeOnly || !within(found, 'app/routes/', 'app/components/', 'app/server/'))).toEqual([])
  })

  test('components load nothing that must stay on the server', () => {
    expect(offences('app/components/', (found) => found.typeOnly || !(within(found, 'db/') || /\.server\.tsx?$/.test(found.to) || found.to.startsWith('node:')))).toEqual([])
  })

  test('the product does not import its tests', () => {
    expect(imports.filter((found) => !found.from.startsWith('tests/') && within(found, 'tests/')).map(({ from }) => from)).toEqual([])
  })
})

describe('files', () => {
  test(`none is longer than ${MAX_LINES} lines`, () => {
    const long = sources.map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 })).filter(({ lines }) => lines > MAX_LINES)
    expect(long).toEqual([])
  })

  test('none leaves a note for later', () => {
    const note = new RegExp(`\\b(${['TO', 'FIX'].join('DO|')}ME)\\b`)
    expect(sources.filter(({ text }) => note.test(text)).map(({ file }) => file)).toEqual([])
  })

  test('no test is switched off or alone', () => {
    const off = /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:skip|only|todo|fixme|skipIf|runIf)\s*\(/
    expect(off.test(['test', 'skip("x")'].join('.'))).toBe(true)
    expect(sources.filter(({ file, text }) => file.startsWith('tests/') && off.test(text)).map(({ file }) => file)).toEqual([])
  })

  test('every command of package.json runs a file that is there', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
    const present = new Set(sources.map(({ file }) => file))
    const files = Object.entries(scripts).flatMap(([name, command]) => [...command.matchAll(/[\w/-]+\.(?:mjs|ts)\b/g)].map(([file]) => ({ name, file })))
    expect(files.length).toBeGreaterThan(5)
    expect(files.filter(({ file }) => !present.has(file))).toEqual([])
  })
})
