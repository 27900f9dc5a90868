// One command, one JSON file in, one out. The only file of scoring that touches a stream or a clock.
import { entitleFacts, readEntitleInput } from '#scoring/entitlements/index.ts'
import { readJsonText } from '#scoring/input/read-json.ts'
import type { ReadOutcome } from '#scoring/input/report.ts'
import { readAmounts, writeAmounts } from './amounts/read-amounts.ts'
import { judgeIdentities, readIdentities } from './identity/read-identities.ts'
import { listPolicies } from './policies/register.ts'
import { rankContest } from './ranking/rank-contest.ts'
import { readRankInput } from './ranking/read-rank-input.ts'
import { assessStudios } from './studios/assess-studios.ts'
import { readAssessInput } from './studios/read-assess-input.ts'

type Command = (json: unknown) => ReadOutcome<unknown>

const COMMANDS = new Map<string, Command>([
  ['rank', (json) => answer(readRankInput(json), (input) => rankContest(input))],
  ['assess', (json) => answer(readAssessInput(json), (input) => assessStudios(input))],
  ['entitle', (json) => answer(readEntitleInput(json), (input) => entitleFacts(input))],
  ['amount', (json) => answer(readAmounts(json), writeAmounts)],
  ['identity', (json) => answer(readIdentities(json), (input) => judgeIdentities({ ...input, asOf: input.asOf ?? today() }))],
])

const USAGE = `usage: npm run --silent scoring -- <command> < input.json > output.json
commands: ${[...COMMANDS.keys()].join(', ')} read JSON from standard input; policies reads nothing
`

const BAD_INPUT = 2

function answer<T>(read: ReadOutcome<T>, compute: (value: T) => unknown): ReadOutcome<unknown> {
  return read.ok ? { ok: true, value: compute(read.value) } : read
}

function describePolicies(): unknown {
  return {
    policies: listPolicies().map(({ id, documentNumber, status, effectiveFrom, effectiveTo }) => ({ id, documentNumber, status, effectiveFrom, effectiveTo })),
  }
}

/** Today in the calendar of the contests; birth dates are seen against it when the input names no day. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date())
}

async function readStandardInput(): Promise<ReadOutcome<string>> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks)) }
  } catch {
    return { ok: false, problems: ['$: not valid UTF-8'] }
  }
}

async function run(name: string | undefined, rest: readonly string[]): Promise<ReadOutcome<unknown> | 'usage'> {
  if (rest.length > 0) return 'usage'
  if (name === 'policies') return { ok: true, value: describePolicies() }
  const command = COMMANDS.get(name ?? '')
  if (!command) return 'usage'
  const text = await readStandardInput()
  if (!text.ok) return text
  const json = readJsonText(text.value)
  return json.ok ? command(json.value) : json
}

const [name, ...rest] = process.argv.slice(2)
const outcome = await run(name, rest)
if (outcome === 'usage') {
  process.stderr.write(USAGE)
  process.exitCode = BAD_INPUT
} else if (!outcome.ok) {
  process.stderr.write(`${outcome.problems.join('\n')}\n`)
  process.exitCode = BAD_INPUT
} else {
  process.stdout.write(`${JSON.stringify(outcome.value)}\n`)
}
