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

async function runWithFault(act: () => Promise<unknown>, nth: number, when: 'before' | 'after'): Promise<string | undefined> {
  let seen = 0
  let hit: string | undefined
  const strike = (statement: string) => {
    hit = statement
    throw statement === 'commit' && when === 'after' ? new CommitOutcomeUnknown() : new InjectedFault()
  }
  const hook = {
    before: (statement: string) => {
      seen += 1
      if (seen === nth && when === 'before') strike(statement)
    },
    after: (statement: string) => {
      if (seen === nth && when === 'after' && hit === undefined) strike(statement)
    },
  }
  await withStatementHook(hook, act).catch(() => {})
  return hit
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
      const statement = await runWithFault(act, nth, when)
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
