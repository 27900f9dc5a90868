import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashSources, isBuilt } from '#app/launch/build-product.mjs'
import { ensureInstalled, InstallRefused, isInstalled } from '#app/launch/install-packages.mjs'

let root = ''
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'jiangheng-freshness-'))
  write('package-lock.json', '{}')
  write('app/root.tsx', 'one')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('a build', () => {
  const finish = () => {
    write('build/server/index.js', '')
    write('build/built-from.txt', hashSources(root))
  }

  test('is fresh until a source changes, is added or is renamed, and after the change is taken back', () => {
    finish()
    expect(isBuilt(root)).toBe(true)
    write('app/root.tsx', 'two')
    expect(isBuilt(root)).toBe(false)
    write('app/root.tsx', 'one')
    expect(isBuilt(root)).toBe(true)
    write('scoring/rank.ts', '')
    expect(isBuilt(root)).toBe(false)
  })

  test('does not age: times say nothing in a fresh clone', () => {
    finish()
    utimesSync(path.join(root, 'app/root.tsx'), new Date(), new Date(Date.now() + 60_000))
    expect(isBuilt(root)).toBe(true)
  })

  test('does not depend on the launcher, the demonstration or what is written about it', () => {
    finish()
    for (const file of ['app/launch/serve.ts', 'db/seed/seed-demo.ts', 'db/README.md']) write(file, 'x')
    expect(isBuilt(root)).toBe(true)
  })

  test('that was broken off is none', () => {
    expect(isBuilt(root)).toBe(false)
    write('build/server/index.js', '')
    expect(isBuilt(root)).toBe(false)
  })
})

describe('an installation by hand', () => {
  const npmList = 'node_modules/.package-lock.json'
  const age = (file: string, seconds: number) => utimesSync(path.join(root, file), new Date(), new Date(Date.now() - seconds * 1000))

  test('is fresh while npm’s list is younger than the lock file', () => {
    expect(isInstalled(root, { dev: false })).toBe(false)
    write(npmList, '{}')
    age('package-lock.json', 10)
    expect(isInstalled(root, { dev: false })).toBe(true)
    age(npmList, 20)
    expect(isInstalled(root, { dev: false })).toBe(false)
  })

  test('without the tools for tests does not serve the tests', () => {
    write(npmList, '{}')
    age('package-lock.json', 10)
    expect(isInstalled(root, { dev: true })).toBe(false)
    write('node_modules/vitest/package.json', '{}')
    expect(isInstalled(root, { dev: true })).toBe(true)
  })
})

test('an installation through a link is refused, because npm would empty what the link leads to', async () => {
  write('shared/zod/package.json', '{}')
  symlinkSync(path.join(root, 'shared'), path.join(root, 'node_modules'))
  await expect(ensureInstalled(root, { dev: false })).rejects.toThrow(InstallRefused)
  expect(existsSync(path.join(root, 'shared/zod/package.json'))).toBe(true)
})
