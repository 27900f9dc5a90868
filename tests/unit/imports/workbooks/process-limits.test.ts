import { monitorEventLoopDelay } from 'node:perf_hooks'
import { beforeAll, describe, expect, test } from 'vitest'
import { configureLog } from '#app/lib/log.server.ts'
import { composeWorkbook } from '#app/services/workbooks/compose-workbook.ts'
import { readWorkbook } from '#app/services/workbooks/read-workbook.server.ts'
import { environmentOfChild, runWorkbookJob } from '#app/services/workbooks/workbook-process.server.ts'
import { defaultReadLimits } from '#app/services/workbooks/workbook.ts'
import { buildWorkbook, textRows } from '../build-workbook.ts'

const lines: string[] = []
beforeAll(() => configureLog({ write: (line) => lines.push(line) }))

const small = buildWorkbook({ sheets: [{ rows: textRows([['编号', '姓名'], ['01', '张三']]) }] })

test('a process that is not done in time is killed', async () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => Array.from({ length: 40 }, (_, column) => `内容 ${index} ${column}`))
  const large = buildWorkbook({ sheets: [{ rows: textRows(rows) }] })
  expect(await readWorkbook(large, 'a.xlsx', { process: { heapMegabytes: 256, milliseconds: 5 } })).toEqual({ ok: false, reason: 'tooCostly' })
  expect(lines.at(-1)).toContain('"event":"workbook.stopped"')
})

test('a process that needs more memory than it has ends alone', async () => {
  const strings = Array.from({ length: 200_000 }, (_, index) => `<t>${index.toString(36).repeat(40)}</t>`)
  const greedy = buildWorkbook({ sheets: [{ rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }], strings })
  const before = process.memoryUsage().rss
  expect(await readWorkbook(greedy, 'a.xlsx', { process: { heapMegabytes: 24, milliseconds: 20_000 } })).toEqual({ ok: false, reason: 'tooCostly' })
  expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(50)
})

test('at most two run at once, a few wait, and the rest are told to come back', async () => {
  const jobs = Array.from({ length: 12 }, () => runWorkbookJob({ kind: 'readPackage', bytes: small, limits: defaultReadLimits }))
  const kinds = (await Promise.all(jobs)).map((outcome) => outcome.kind)
  expect(kinds.filter((kind) => kind === 'workbook')).toHaveLength(8)
  expect(kinds.filter((kind) => kind === 'busy')).toHaveLength(4)
  expect((await runWorkbookJob({ kind: 'readPackage', bytes: small, limits: defaultReadLimits })).kind).toBe('workbook')
})

test('the process gets nothing of the server but what Node needs', () => {
  const environment = environmentOfChild({ PATH: '/bin', TMPDIR: '/tmp', DATABASE_URL: 'postgres://x', PERSONAL_DATA_KEYS: 'k', NODE_OPTIONS: '--inspect', NODE_ENV: 'test' })
  expect(JSON.parse(JSON.stringify(environment))).toEqual({ PATH: '/bin', TMPDIR: '/tmp', NODE_ENV: 'production' })
})

describe('F12: a damaged upload is read or refused, never worse', () => {
  let good: Buffer
  beforeAll(async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [String(index), `选手${index}`, `3307991980010${index}`])
    good = Buffer.from(await composeWorkbook([{ name: '选手', columns: ['编号', '姓名', '证件号码'].map((header) => ({ header, width: 12, type: 'text' as const })), rows }]))
  })

  const random = (seed: number) => {
    let state = seed
    return (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * below)
    }
  }

  async function answersOf(files: Buffer[], name: string): Promise<string[]> {
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const answers: string[] = []
    for (let at = 0; at < files.length; at += 2) {
      const outcomes = await Promise.all(files.slice(at, at + 2).map((file) => readWorkbook(file, name)))
      answers.push(...outcomes.map((outcome) => (outcome.ok ? 'read' : outcome.reason)))
    }
    delay.disable()
    expect(delay.percentile(99) / 1e6).toBeLessThan(200)
    return answers
  }

  test('cut off at ten places', async () => {
    const next = random(7)
    const answers = await answersOf(Array.from({ length: 10 }, () => good.subarray(0, next(good.length))), 'a.xlsx')
    expect(new Set(answers)).toEqual(new Set(['damaged']))
  })

  test('twenty bits turned, ten times', async () => {
    const next = random(11)
    const files = Array.from({ length: 10 }, () => {
      const file = Buffer.from(good)
      for (let flip = 0; flip < 20; flip += 1) file.writeUInt8(file.readUInt8(next(file.length)) ^ (1 << next(8)), next(file.length))
      return file
    })
    for (const answer of await answersOf(files, 'a.xlsx')) expect(answer).not.toBe('tooCostly')
  })

  test('text cut off and turned', async () => {
    const next = random(13)
    const text = Buffer.from(`编号,姓名\n${'01,"张,三"\n'.repeat(200)}`)
    const files = Array.from({ length: 8 }, (_, index) => {
      const file = Buffer.from(text.subarray(0, 1 + next(text.length)))
      if (index % 2) file.writeUInt8(next(256), next(file.length))
      return file
    })
    for (const answer of await answersOf(files, 'a.csv')) expect(['read', 'unclosedQuote', 'damagedCsv', 'encodingUnsure', 'mojibake', 'nulCharacter', 'noRows', 'hugeCell']).toContain(answer)
  })
})
