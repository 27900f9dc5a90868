import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { expect, test } from 'vitest'
import { loadBuiltServer, provideTestSecrets } from '#tests/support/app-server.ts'
import { dependencies } from '../../../package.json'

const LARGE = ['@mantine/core', '@tanstack/react-table', 'drizzle-orm', 'zod']

test('the server build loads only packages the product depends on by itself, and has taken the large ones in', async () => {
  provideTestSecrets()
  await loadBuiltServer()
  const source = readFileSync('build/server/index.js', 'utf8')
  const loaded = [...source.matchAll(/^(?:import|export) (?:[^'"\n]* from )?["']([^."'/][^"'\n]*)["']/gm)].map(([, name]) => name!)
  const packages = new Set(loaded.filter((name) => !isBuiltin(name)).map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')))
  expect(packages).toContain('postgres')
  expect([...packages].filter((name) => !(name in dependencies) || LARGE.includes(name))).toEqual([])
})
