import { entitleFacts, readEntitleInput } from '#scoring/entitlements/index.ts'

const SIZES = [10_000, 30_000, 100_000]
const ROUNDS = 5

const GRADES = ['excellent', 'qualified', 'unqualified']
const LEVELS = ['technician', 'seniorTechnician']

/** `entitle` from JSON text to lines, for growing files, beside the plain parsing of the same text as the baseline. CPU time, so that a busy machine says the same. */
export async function run(): Promise<void> {
  console.log('entitle: Wuyi, one tenth as many studios and persons as facts, CPU time, best of five rounds')
  console.log('facts      parse (baseline)   read        entitle     per fact    of baseline')
  let before: { facts: number; whole: number; parse: number } | null = null
  for (const facts of SIZES) {
    const text = JSON.stringify({ policy: 'wuyi-2021-46', facts: makeFacts(facts) })
    const { parse, read, entitle } = bestOf(() => measure(text))
    const whole = parse + read + entitle
    const columns = [String(facts).padEnd(11), ms(parse).padEnd(19), ms(read).padEnd(12), ms(entitle).padEnd(12)]
    console.log(`${columns.join('')}${((whole * 1000) / facts).toFixed(2)} µs     ${(whole / parse).toFixed(1)}×`)
    if (before) {
      const size = facts / before.facts
      console.log(`           growth for ${size.toFixed(1)}× the facts: ${(whole / before.whole).toFixed(2)}× (baseline ${(parse / before.parse).toFixed(2)}×)`)
    }
    before = { facts, whole, parse }
  }
}

interface Times {
  parse: number
  read: number
  entitle: number
}

function measure(text: string): Times {
  const start = cpuMs()
  const json: unknown = JSON.parse(text)
  const parsed = cpuMs()
  const input = readEntitleInput(json)
  if (!input.ok) throw new Error(input.problems[0])
  const readAt = cpuMs()
  const { lines } = entitleFacts(input.value)
  const done = cpuMs()
  if (lines.length === 0) throw new Error('no lines')
  return { parse: parsed - start, read: readAt - parsed, entitle: done - readAt }
}

function bestOf(round: () => Times): Times {
  const rounds = Array.from({ length: ROUNDS }, round)
  const least = (key: keyof Times) => Math.min(...rounds.map((times) => times[key]))
  return { parse: least('parse'), read: least('read'), entitle: least('entitle') }
}

/** CPU time of this process so far in milliseconds, all its threads together. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`
}

/** Facts of six kinds on changing days, out of order, with caps and allowances that meet. */
function makeFacts(count: number): Record<string, unknown>[] {
  const subjects = Math.ceil(count / 10)
  return Array.from({ length: count }, (_, at) => {
    const subject = (at * 7919) % subjects
    const on = `${2021 + ((at * 31) % 9)}-${two(1 + ((at * 17) % 12))}-${two(1 + ((at * 13) % 28))}`
    const common = { id: `f${at}`, on }
    switch (at % 6) {
      case 0:
        return { ...common, kind: 'studioRecognised', studio: `S${subject}`, tier: 'county' }
      case 1:
      case 2:
        return { ...common, kind: 'studioAssessed', studio: `S${subject}`, tier: 'county', grade: GRADES[at % 3] }
      case 3:
        return { ...common, kind: 'competitionHosted', competition: `C${at}`, tier: 'county', organiser: `U${subject}` }
      case 4:
        return { ...common, kind: 'certificateObtained', person: `P${subject}`, employer: 'U1', level: LEVELS[at % 2] }
      default:
        return { ...common, kind: 'honourAwarded', person: `P${subject}`, honour: 'nationalTechnicalExpert', higherBonuses: ['20000.00', '150000.00'] }
    }
  })
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
