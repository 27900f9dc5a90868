import type { Stacking } from '#scoring/policies/rule.ts'
import type { EntitlementLine } from '../line.ts'
import { bite, keyOf } from './keys.ts'

type HighestRule = Extract<Stacking, { operator: 'highest' }>

interface Group {
  rule: HighestRule
  lines: EntitlementLine[]
}

/** 就高: of the lines of one key the highest is paid and the others are superseded; of equal ones the earliest. */
export class HighestOnly {
  private readonly groups = new Map<string, Group>()

  /** Takes a line that stands so far; lines come by the day of their facts. */
  add(line: EntitlementLine): void {
    for (const rule of line.grant.stacking ?? []) {
      if (rule.operator !== 'highest' || line.amount.kind !== 'exact') continue
      const key = keyOf(rule.group, rule.key, line.fact)
      if (key === null) continue
      const group = this.groups.get(key)
      if (group) group.lines.push(line)
      else this.groups.set(key, { rule, lines: [line] })
    }
  }

  /** Decides every group once all lines are in. */
  settle(): void {
    for (const { rule, lines } of this.groups.values()) {
      let best = lines[0]
      for (const line of lines) if (best && fenOf(line) > fenOf(best)) best = line
      for (const line of lines) if (line !== best) bite(line, 'superseded', rule)
    }
  }
}

function fenOf({ amount }: EntitlementLine): number {
  return amount.kind === 'exact' ? (amount.fen ?? 0) : 0
}
