import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isAlive } from '#db/embedded/data-folder.ts'
import { EmbeddedProblem } from '#db/embedded/embedded-problem.ts'
import { startEmbeddedServer, type EmbeddedServer } from '#db/embedded/start-embedded-server.ts'
import { openTestClient } from '#tests/support/postgres-server.ts'

let dataDir = ''
let servers: EmbeddedServer[] = []
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'jiangheng-embedded-'))
})
afterEach(async () => {
  for (const server of servers) await server.stop()
  servers = []
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(durability: 'full' | 'none' = 'none'): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ dataDir, durability })
  servers.push(server)
  return server
}

async function ask(server: EmbeddedServer, run: (client: ReturnType<typeof openTestClient>) => Promise<unknown>): Promise<unknown> {
  const client = openTestClient(server.url('postgres'))
  try {
    return await run(client)
  } finally {
    await client.end({ timeout: 1 })
  }
}

describe('the embedded server', () => {
  test('is created in a new folder, started in an old one, and joined where one is running', async () => {
    const first = await start()
    await ask(first, (client) => client`create table kept as select 1 as one`)
    const joined = await start()
    await first.stop()
    const again = await start()
    expect([first.how, joined.how, again.how]).toEqual(['created', 'attached', 'started'])
    expect([joined.pid, isAlive(first.pid)]).toEqual([first.pid, false])
    expect(await ask(again, (client) => client`select one from kept`)).toEqual([{ one: 1 }])
  })

  test('listens on a socket that only this user can reach, and on no port', async () => {
    const server = await start()
    const [settings] = (await ask(server, (client) => client`
      select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as folder`)) as { addresses: string; folder: string }[]
    expect(settings!.addresses).toBe('')
    expect(statSync(settings!.folder).mode & 0o777).toBe(0o700)
    expect(statSync(path.join(dataDir, 'postgres')).mode & 0o077).toBe(0)
  })

  test('is durable and checks its pages unless it is for tests', async () => {
    const server = await start('full')
    expect(await ask(server, (client) => client`
      select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commit, current_setting('data_checksums') as checksums`,
    )).toEqual([{ fsync: 'on', pages: 'on', commit: 'on', checksums: 'on' }])
  })

  test('recovers what was committed before it was killed', async () => {
    const server = await start('full')
    await ask(server, (client) => client`create table kept as select generate_series(1, 100) as n`)
    process.kill(server.pid, 'SIGKILL')
    while (isAlive(server.pid)) await new Promise((resolve) => setTimeout(resolve, 10))
    const again = await start('full')
    expect(await ask(again, (client) => client`select count(*)::int as rows from kept`)).toEqual([{ rows: 100 }])
  })

  test('starts over when its first start was killed half way', async () => {
    mkdirSync(path.join(dataDir, 'postgres.growing'), { recursive: true })
    writeFileSync(path.join(dataDir, 'postgres.growing', 'PG_VERSION'), '18\n')
    expect((await start()).how).toBe('created')
    expect(existsSync(path.join(dataDir, 'postgres.growing'))).toBe(false)
  })

  test('takes no other program for its server after a reboot gave its number away', async () => {
    const server = await start()
    const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid')
    const lines = readFileSync(pidFile, 'utf8').split('\n')
    await server.stop()
    writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'))
    expect((await start()).how).toBe('started')
  })
})

describe('a folder that cannot be used is refused in one sentence', () => {
  const problem = async () => {
    const error = await start().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(EmbeddedProblem)
    const { code, message } = error as EmbeddedProblem
    expect(message).toMatch(/^[A-Z][^\n]*\.$/)
    return code
  }

  test('when something else lies in it', async () => {
    mkdirSync(path.join(dataDir, 'postgres'))
    writeFileSync(path.join(dataDir, 'postgres', 'letter.txt'), 'x')
    expect(await problem()).toBe('folderIncomplete')
  })

  test('when another major version made it', async () => {
    mkdirSync(path.join(dataDir, 'postgres'))
    writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '14\n')
    expect(await problem()).toBe('folderNewerServer')
  })
})
