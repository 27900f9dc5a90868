import { CommitOutcomeUnknown } from '#db/connection/database-errors.ts'
import { withStatementHook } from '#db/transactions/statement-hook.ts'

/**
 * SQLite's anomaly loop: the first statement of a use case fails, then the second, and so on until a run meets no fault; each
 * statement once before it reached the database and once after. The store must look as before or as after the whole act,
 * never in between. A fault after `commit` is an answer that was lost: then it must look as after.
 */
export interface FaultPoint {
  statement: string
  when: 'before' | 'after'
  left: 'before' | 'after' | 'in between'
}

export interface AnomalyLoop {
  /** Brings the store to the same beginning each time. */
  prepare(): Promise<void>
  /** The use case. What it throws is expected. */
  act(): Promise<unknown>
  /** All that the use case may change, as one comparable value. */
  state(): Promise<unknown>
}

/** No use case of the product sends more statements than this; a loop that does not end is a defect of the test. */
const MOST_STATEMENTS = 2_000

class InjectedFault extends Error {
  constructor() {
    super('injected fault')
    this.name = 'InjectedFault'
  }
}

interface FaultyRun<T> {
  /** The statement that failed; undefined when the act sent fewer. */
  hit: string | undefined
  /** Everything sent until then, and the failed one. */
  sent: string[]
  /** What the act gave, unless it threw. */
  value?: T
}

async function runWithFault<T>(act: () => Promise<T>, nth: number, when: 'before' | 'after'): Promise<FaultyRun<T>> {
  let seen = 0
  const sent: string[] = []
  let hit: string | undefined
  const strike = (statement: string) => {
    hit = statement
    throw statement === 'commit' && when === 'after' ? new CommitOutcomeUnknown() : new InjectedFault()
  }
  const hook = {
    before: (statement: string) => {
      seen += 1
      sent.push(statement)
      if (seen === nth && when === 'before') strike(statement)
    },
    after: (statement: string) => {
      if (seen === nth && when === 'after' && hit === undefined) strike(statement)
    },
  }
  return withStatementHook(hook, act).then(
    (value) => ({ hit, sent, value }),
    (error: unknown) => {
      if (hit === undefined) throw error
      return { hit, sent }
    },
  )
}

/** Lets every statement of `act` fail in turn and says what each fault left behind. */
export async function failAtEveryStatement({ prepare, act, state }: AnomalyLoop): Promise<FaultPoint[]> {
  await prepare()
  const before = JSON.stringify(await state())
  await act()
  const after = JSON.stringify(await state())
  if (before === after) throw new Error('The use case changes nothing that the loop looks at.')
  const points: FaultPoint[] = []
  for (let nth = 1; nth <= MOST_STATEMENTS; nth += 1) {
    for (const when of ['before', 'after'] as const) {
      await prepare()
      const { hit: statement } = await runWithFault(act, nth, when)
      if (statement === undefined) return points
      const found = JSON.stringify(await state())
      points.push({ statement, when, left: found === before ? 'before' : found === after ? 'after' : 'in between' })
    }
  }
  throw new Error(`The use case sent more than ${MOST_STATEMENTS} statements.`)
}

/** The points where something was left half done, or a committed act was undone. */
export function tornPoints(points: readonly FaultPoint[]): FaultPoint[] {
  return points.filter(({ statement, when, left }) => left !== (statement === 'commit' && when === 'after' ? 'after' : 'before'))
}

/**
 * The same loop for an act that cannot be brought back to its beginning. While its statements fail one after the other nothing may be written, so
 * the beginning stays as it is; at last only the answer to `commit` is lost, which the act has to find out by itself.
 * @param look gives what the tables of these names hold, comparable; all tables without names
 */
export async function failUntilDone<T>(act: () => Promise<T>, look: (tables?: readonly string[]) => Promise<Map<string, string>>): Promise<{ value: T; points: FaultPoint[] }> {
  const before = await look()
  const written = new Set<string>()
  const points: FaultPoint[] = []
  const note = async ({ hit, sent }: FaultyRun<T>, when: FaultPoint['when']) => {
    for (const table of sent.flatMap(tablesWritten)) if (before.has(table)) written.add(table)
    const changed = [...(await look([...written]))].some(([table, held]) => before.get(table) !== held)
    points.push({ statement: hit!, when, left: changed ? 'after' : 'before' })
  }
  for (let nth = 1; nth <= MOST_STATEMENTS; nth += 1) {
    // What stands before a statement is what stood after the one before it.
    const run = await runWithFault(act, nth, 'before')
    if (run.hit === undefined) throw new Error('The use case committed nothing.')
    await note(run, 'before')
    if (run.hit !== 'commit') continue
    const lost = await runWithFault(act, nth, 'after')
    await note(lost, 'after')
    if (lost.value === undefined) throw new Error('The answer to commit was lost and nobody looked what became of it.')
    const transactions = 1 + lost.sent.slice(nth).filter((statement) => statement === 'commit').length
    // One that does the work and one that finds its answer; a third would be half of the act.
    if (transactions > 2) throw new Error(`The use case took ${transactions - 1} transactions.`)
    return { value: lost.value, points }
  }
  throw new Error(`The use case sent more than ${MOST_STATEMENTS} statements.`)
}

/** Words behind a writing keyword; `for update of …` gives one that is no table. */
function tablesWritten(statement: string): string[] {
  return [...statement.matchAll(/\b(?:insert into|update|delete from)\s+"?([a-z_]+)"?/gi)].map(([, table]) => table!)
}
