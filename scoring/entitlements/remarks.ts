import { keyOf } from './stacking/keys.ts'
import type { EntitlementLine, EntitlementWarning } from './line.ts'

/**
 * What is said aloud and changes nothing: a line that follows another where the text is silent, and soft numbers (“左右”, a number
 * a year) that are passed. Lines are handed in by the day of their facts, and only those that stand.
 */
export class Remarks {
  private readonly lastYears = new Map<string, number>()
  private readonly counts = new Map<string, number>()

  /** Notes the line; adds to its reasons, and gives a warning when a soft number is passed. */
  note(line: EntitlementLine): EntitlementWarning | null {
    const year = Number(line.fact.on.slice(0, 4))
    for (const { after, withinYears, reason } of line.grant.flags ?? []) {
      const last = this.lastYearOf(after.group, after.key, line)
      if (last !== undefined && (withinYears === undefined || year - last < withinYears)) line.reasons.push(reason)
    }
    for (const { group, key } of line.grant.leaves ?? []) {
      const mark = keyOf(group, key, line.fact)
      if (mark !== null) this.lastYears.set(mark, year)
    }
    return this.count(line, year)
  }

  private lastYearOf(group: string, key: Parameters<typeof keyOf>[1], line: EntitlementLine): number | undefined {
    const mark = keyOf(group, key, line.fact)
    return mark === null ? undefined : this.lastYears.get(mark)
  }

  private count({ grant: { quota }, fact, rule }: EntitlementLine, year: number): EntitlementWarning | null {
    if (!quota) return null
    const key = quota.per === 'year' ? `${quota.group}\u0001${year}` : quota.group
    const count = (this.counts.get(key) ?? 0) + 1
    this.counts.set(key, count)
    if (count <= quota.count) return null
    return { code: 'softQuotaPassed', fact: fact.id, rule: rule.id, count, quota: quota.count, year: quota.per === 'year' ? year : null }
  }
}
