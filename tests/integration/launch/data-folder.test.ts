import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { demoAccountLines, readDemoAccounts, storeDemoAccounts } from '#app/launch/demo-accounts.ts'
import { claimDataFolder } from '#app/launch/instance-lock.ts'
import { LaunchProblem } from '#app/launch/launch-problem.ts'
import { provideSecrets } from '#app/launch/secrets.ts'
import { parseSettings } from '#app/lib/env.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'jiangheng-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('secrets', () => {
  test('are made once, kept for this user alone, and are what the settings accept', () => {
    const [first, second]: Record<string, string>[] = [{}, {}]
    provideSecrets(folder, first!)
    provideSecrets(folder, second!)
    expect(second).toEqual(first)
    expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(parseSettings(first!).personalDataKeys?.[0]?.key.length).toBe(32)
  })

  test('of two installations differ', () => {
    const [first, second]: Record<string, string>[] = [{}, {}]
    provideSecrets(path.join(folder, 'a'), first!)
    provideSecrets(path.join(folder, 'b'), second!)
    for (const name of Object.keys(first!)) expect(second![name]).not.toBe(first![name])
  })

  test('that the environment gives are used and not written down', () => {
    const environment: Record<string, string> = { COOKIE_SECRET: 'given from outside' }
    provideSecrets(folder, environment)
    expect(environment.COOKIE_SECRET).toBe('given from outside')
    expect(readFileSync(path.join(folder, 'secrets.json'), 'utf8')).not.toContain('COOKIE_SECRET')
  })

  test('that cannot be read stop the start instead of being replaced', () => {
    writeFileSync(path.join(folder, 'secrets.json'), '{ torn')
    expect(() => provideSecrets(folder, {})).toThrow()
    expect(readFileSync(path.join(folder, 'secrets.json'), 'utf8')).toBe('{ torn')
  })
})

describe('a data folder', () => {
  const claim = () => claimDataFolder(folder, path.join(folder, 'lock.sock'))

  test('is claimed by one copy; the next is told where that one is', async () => {
    const lock = await claim()
    lock.announce('http://localhost:3000')
    const refused = await claim().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(LaunchProblem)
    expect((refused as LaunchProblem).message).toContain(folder)
    expect((refused as LaunchProblem).message).toContain(`${process.pid}`)
    expect((refused as LaunchProblem).message).toContain('http://localhost:3000')
    lock.release()
    ;(await claim()).release()
  })

  test('is free again when the copy that claimed it was killed', async () => {
    const file = path.join(folder, 'lock.sock')
    // A socket file that nobody listens on, as SIGKILL leaves it: renamed away, it survives the orderly close.
    const dead = net.createServer()
    await new Promise<void>((resolve) => dead.listen(`${file}.before`, resolve))
    renameSync(`${file}.before`, file)
    await new Promise((resolve) => dead.close(resolve))
    ;(await claim()).release()
  })
})

describe('demonstration accounts', () => {
  const accounts = [
    { role: { zh: '裁判', en: 'Judge' }, username: 'judge', password: 'a-b-c' },
    { role: { zh: '人社局经办人', en: 'Bureau officer' }, username: 'officer', password: 'd-e-f' },
  ]

  test('are kept for this user alone and read again', () => {
    expect(readDemoAccounts(folder)).toEqual([])
    storeDemoAccounts(folder, accounts)
    expect(readDemoAccounts(folder)).toEqual(accounts)
    expect(statSync(path.join(folder, 'demo-accounts.json')).mode & 0o777).toBe(0o600)
  })

  test('stand in columns, han counted as two', () => {
    expect(demoAccountLines(accounts, 'zh')).toEqual(['  裁判          judge    a-b-c', '  人社局经办人  officer  d-e-f'])
    expect(demoAccountLines(accounts, 'en')).toEqual(['  Judge           judge    a-b-c', '  Bureau officer  officer  d-e-f'])
  })
})
