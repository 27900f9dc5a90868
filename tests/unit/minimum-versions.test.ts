// Stands in for `npm audit`, which registries that mirror npm often do not answer. The lists beside it are kept by hand.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

interface LockEntry {
  name?: string
  version?: string
  resolved?: string
  integrity?: string
  link?: boolean
}
interface Lists {
  packages: { name: string; minimum: string; why: string }[]
  absent: { name: string; why: string }[]
  accepted: { name: string; advisories: string[]; why: string }[]
}
type Manifest = Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>

const readJson = <T>(path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T
const lists = readJson<Lists>('./minimum-versions.json')
const manifest = readJson<Manifest>('../../package.json')
const lock = readJson<{ packages: Record<string, LockEntry> }>('../../package-lock.json')

/** What is really installed at each place; an alias counts under the name of the package it stands for. */
const installed = Object.entries(lock.packages)
  .filter(([place]) => place !== '')
  .map(([place, entry]) => ({ place, name: entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length), entry }))

/** Whether `version` is `minimum` or later. A pre-release comes before its release. */
function isAtLeast(version: string, minimum: string): boolean {
  const [release = '', ...pre] = version.split('+')[0]!.split('-')
  const [have, want] = [release.split('.').map(Number), minimum.split('.').map(Number)]
  for (let at = 0; at < 3; at += 1) {
    const difference = (have[at] ?? 0) - (want[at] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return pre.length === 0
}

test('versions are compared by number and a pre-release is too early', () => {
  expect(['0.45.2', '0.45.10', '0.46.0', '1.0.0'].map((version) => isAtLeast(version, '0.45.2'))).toEqual([true, true, true, true])
  expect(['0.45.1', '0.9.9', '0.45.2-beta.1'].map((version) => isAtLeast(version, '0.45.2'))).toEqual([false, false, false])
})

describe('the lock file', () => {
  test.each(lists.packages)('$name is $minimum or later wherever it is installed', ({ name, minimum }) => {
    const found = installed.filter((each) => each.name === name)
    // A name that nothing installs any more would check nothing: take it out of the list.
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter(({ entry }) => !isAtLeast(entry.version ?? '0.0.0', minimum)).map(({ place, entry }) => `${place} ${entry.version}`)).toEqual([])
  })

  test.each(lists.absent)('$name is not installed', ({ name }) => {
    expect(installed.filter((each) => each.name === name).map(({ place }) => place)).toEqual([])
  })

  test('says what each package must contain and leaves open which registry it comes from', () => {
    expect(installed.filter(({ entry }) => entry.resolved !== undefined && !entry.link).map(({ place }) => place)).toEqual([])
    expect(installed.filter(({ entry }) => entry.integrity === undefined && !entry.link).map(({ place }) => place)).toEqual([])
  })
})

test('what is accepted is installed and has its reason', () => {
  const names = new Set(installed.map(({ name }) => name))
  expect(lists.accepted.filter(({ name, why }) => !names.has(name) || why.length < 20)).toEqual([])
})

test('every dependency is pinned to one version', () => {
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies })
  expect(all.length).toBeGreaterThan(50)
  expect(all.filter(([, range]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))).toEqual([])
})
