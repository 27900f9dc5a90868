import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { contest, field, rank } from '#tests/unit/scoring/contest.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

interface Run {
  code: number | null
  out: string
  err: string
}

/** Runs the command as a person would, with `input` on standard input. */
function scoring(args: readonly string[], input: string | Buffer = ''): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scoring/cli.ts', ...args], { cwd: ROOT })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

const json = async (args: readonly string[], input?: unknown) => {
  const { code, out, err } = await scoring(args, input === undefined ? '' : JSON.stringify(input))
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}

describe('one command, one JSON in, one out', () => {
  test('rank', async () => {
    const input = contest(field(30))
    expect(await json(['rank'], input)).toEqual(JSON.parse(JSON.stringify(rank(input))))
  })

  test('assess', async () => {
    const studios = ['91.50', '85.00', '84.99', '60.00', '59.99'].map((score, at) => ({ id: `S${at}`, status: 'assessed', score }))
    const result = await json(['assess'], { policy: 'yuyao-2022-51', asOf: '2024-11-30', thresholds: { excellent: '85.00', qualified: '60.00' }, studios })
    expect([result.assessed, result.excellentQuota, result.grades.map(({ grade }: { grade: string }) => grade)]).toEqual([
      5, 1, ['excellent', 'qualified', 'qualified', 'qualified', 'unqualified'],
    ])
  })

  test('entitle', async () => {
    const { lines } = await json(['entitle'], { policy: 'wuyi-2021-46', facts: [{ id: 'f1', kind: 'studioRecognised', on: '2021-09-01', studio: 'S1', tier: 'county' }] })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ fact: 'f1', rule: 'WY-11', amountKind: 'exact', amount: '30000.00', status: 'due' })
  })

  test('amount', async () => {
    expect(await json(['amount'], { amounts: ['16409.02'] })).toEqual({ capitals: ['壹万陆仟肆佰零玖元零贰分'] })
  })

  test('identity; born tomorrow is seen against today, or against the day that is given', async () => {
    const identities = [{ type: 'residentId', number: '11010519491231002x' }, { type: 'residentId', number: '110105209901010012' }]
    expect(await json(['identity'], { identities })).toEqual({ verdicts: [{ ok: true, number: '11010519491231002X' }, { ok: false, reason: 'bornInFuture' }] })
    expect((await json(['identity'], { identities, asOf: '2099-01-01' })).verdicts[1]).toEqual({ ok: true, number: '110105209901010012' })
  })

  test('policies reads nothing', async () => {
    const { policies } = await json(['policies'])
    expect(policies[0]).toEqual({ id: 'wuyi-2021-46', documentNumber: '武政办〔2021〕46号', status: 'inForce', effectiveFrom: '2021-08-01', effectiveTo: null })
    expect(policies.map(({ id }: { id: string }) => id).sort()).toEqual(['gongshu-2018-draft', 'hangzhou-2019-167', 'shangyu-2023-19', 'wuyi-2021-46', 'yuyao-2022-51'])
  })
})

describe('bad input: exit 2, nothing on standard output, one line per problem', () => {
  test.each([['rank', ''], ['assess', '{'], ['entitle', '{"facts":[}'], ['amount', 'nonsense'], ['identity', "{'identities':[]}"]])(
    '%s refuses %j, which is no JSON',
    async (command, input) => {
      const { code, out, err } = await scoring([command], input)
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(/^\$: not valid JSON[^\n]*\n$/)
    },
  )

  test('all problems at once, each starting with its path', async () => {
    const entries = [{ id: 'A', status: 'competed', marks: { theory: '86.505' } }, { id: 'A', status: 'competed', marks: {} }, { id: 'B', status: 'competed', mark: {} }]
    const { code, out, err } = await scoring(['rank'], JSON.stringify(contest([], { entries })))
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe('entries[0].marks.theory: more than two decimals\nentries[1].id: the same as entries[0].id\nentries[2].mark: unknown key\n')
  })

  test('a key given twice, and text that is not UTF-8', async () => {
    expect(await scoring(['amount'], '{"amounts":["1"],"amounts":["2"]}')).toEqual({ code: 2, out: '', err: 'amounts: given twice\n' })
    expect(await scoring(['amount'], Buffer.from([0x7b, 0xff, 0x7d]))).toEqual({ code: 2, out: '', err: '$: not valid UTF-8\n' })
  })

  test.each([[['rnak']], [[]], [['rank', 'contest.json']], [['--help']]])('%j gives the usage', async (args) => {
    const { code, out, err } = await scoring(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^usage: .*\ncommands: rank, assess, entitle, amount, identity/)
  })
})

test('100,000 entries in one file work', async () => {
  const entries = Array.from({ length: 100_000 }, (_, at) => ({
    id: `E${at}`, status: 'competed', marks: { theory: (40 + (at % 6000) / 100).toFixed(2), practical: (40 + ((at * 7) % 6000) / 100).toFixed(2) },
  }))
  const result = await json(['rank'], contest([], { entries }))
  expect([result.fieldSize, result.standings.length, result.promotions.length]).toEqual([100_000, 100_000, 100_000])
  expect(result.caps).toEqual({ technician: 10_000, seniorWorkerByRank: 20_000 })
})
