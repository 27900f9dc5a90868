import type { Stacking } from '#scoring/policies/rule.ts'
import type { EntitlementLine, MonthRun } from '../line.ts'
import { bite, keyOf } from './keys.ts'

type MonthlyRule = Extract<Stacking, { operator: 'highestMonthly' }>

interface Stream {
  line: EntitlementLine
  rule: MonthlyRule
  fen: number
  months: number
  firstMonth: number
  order: number
  levelKey: string | null
}

/**
 * 津贴就高、不重复: each month of a person is paid once, at the highest rate that runs in it, and the streams of one level share one
 * number of months. A stream runs from the month of its fact's day. Linear: every stream asks for at most its own months.
 */
export class HighestMonthly {
  private readonly groups = new Map<string, Stream[]>()
  private order = 0

  /** Takes a line that stands so far; lines come by the day of their facts. */
  add(line: EntitlementLine): void {
    if (line.amount.kind !== 'perMonth') return
    for (const rule of line.grant.stacking ?? []) {
      if (rule.operator !== 'highestMonthly') continue
      const key = keyOf(rule.group, rule.key, line.fact)
      if (key === null) continue
      const stream: Stream = {
        line,
        rule,
        fen: line.amount.fen,
        months: line.amount.months,
        firstMonth: monthIndex(line.fact.on),
        order: this.order++,
        levelKey: rule.levelKey ? keyOf(rule.group, rule.levelKey, line.fact) : null,
      }
      const group = this.groups.get(key)
      if (group) group.push(stream)
      else this.groups.set(key, [stream])
    }
  }

  /** Decides every person once all lines are in. */
  settle(): void {
    for (const streams of this.groups.values()) if (streams.length > 1) settleGroup(streams)
  }
}

function settleGroup(streams: Stream[]): void {
  const taken = new Set<number>()
  const usedOfLevel = new Map<string, number>()
  // The dearest stream takes its months first; of equal ones the earliest, so that nothing is paid later than it could be.
  const byRate = [...streams].sort((a, b) => b.fen - a.fen || a.firstMonth - b.firstMonth || a.order - b.order)
  for (const stream of byRate) {
    const used = stream.levelKey === null ? 0 : (usedOfLevel.get(stream.levelKey) ?? 0)
    const most = stream.months - used
    const paid: number[] = []
    for (let month = stream.firstMonth; month < stream.firstMonth + stream.months && paid.length < most; month++) {
      if (taken.has(month)) continue
      taken.add(month)
      paid.push(month)
    }
    if (stream.levelKey !== null) usedOfLevel.set(stream.levelKey, used + paid.length)
    write(stream, paid, most <= paid.length)
  }
}

function write({ line, rule, months }: Stream, paid: readonly number[], levelUsedUp: boolean): void {
  if (paid.length === months || line.amount.kind !== 'perMonth') return
  const why = levelUsedUp ? { reason: 'levelMonthsUsed' } : rule
  if (paid.length > 0) line.amount = { ...line.amount, months: paid.length, runs: runsOf(paid) }
  bite(line, paid.length > 0 ? 'reduced' : levelUsedUp ? 'notDue' : 'superseded', why)
}

/** Ascending months as runs without a gap. */
function runsOf(months: readonly number[]): MonthRun[] {
  const runs: MonthRun[] = []
  months.forEach((month, at) => {
    const run = runs.at(-1)
    if (run && months[at - 1] === month - 1) run.months++
    else runs.push({ from: writeMonth(month), months: 1 })
  })
  return runs
}

/** Months since year 0. */
function monthIndex(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

function writeMonth(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}
