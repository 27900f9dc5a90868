import type { Fen } from '#scoring/numbers/money.ts'
import type { Stacking } from '#scoring/policies/rule.ts'
import type { EntitlementLine } from '../line.ts'
import { bite, keyOf } from './keys.ts'

/**
 * The rules about stacking that go by the order of days: what was paid before decides what comes after. Lines are handed in by the
 * day of their facts. Every rule of a line is asked first and only a line that none of them bars is remembered, so that a barred
 * line never bars another.
 */
export class PaymentSequence {
  private readonly taken = new Set<string>()
  private readonly sides = new Map<string, string>()
  private readonly used = new Map<string, Fen>()

  /** Asks every rule of the line's grant, in the grant's order; the first that bars the line ends the asking. True when none does. */
  pass(line: EntitlementLine): boolean {
    const rules = line.grant.stacking ?? []
    for (const rule of rules) if (this.bars(rule, line)) return false
    for (const rule of rules) this.remember(rule, line)
    return true
  }

  private bars(rule: Stacking, line: EntitlementLine): boolean {
    const key = keyOf(rule.group, rule.key, line.fact)
    if (key === null) return false
    switch (rule.operator) {
      case 'firstOnly':
        return this.taken.has(key) && bite(line, 'notDue', rule)
      case 'oncePerKey':
        return this.taken.has(key) && bite(line, 'superseded', rule)
      case 'noSecondPayment':
        return this.taken.has(key) && bite(line, rule.ask ? 'needsInput' : 'superseded', rule)
      case 'exclusivePair': {
        const side = this.sides.get(key)
        return side !== undefined && side !== rule.side && bite(line, 'superseded', rule)
      }
      case 'lifetimeCap':
        return this.cut(rule.fen - (this.used.get(key) ?? 0), rule, line)
      case 'highest':
      case 'highestMonthly':
        return false
    }
  }

  /** What the cap leaves: all of it, a part, or nothing; a line that gets nothing keeps the amount its clause names. */
  private cut(left: Fen, rule: Stacking, line: EntitlementLine): boolean {
    if (line.amount.kind !== 'exact' || line.amount.fen === null || line.amount.fen <= left) return false
    if (left <= 0) return bite(line, 'notDue', rule)
    line.amount = { kind: 'exact', fen: left }
    bite(line, 'reduced', rule)
    return false
  }

  private remember(rule: Stacking, line: EntitlementLine): void {
    const key = keyOf(rule.group, rule.key, line.fact)
    if (key === null) return
    if (rule.operator === 'exclusivePair') this.sides.set(key, rule.side)
    else if (rule.operator === 'lifetimeCap') this.used.set(key, (this.used.get(key) ?? 0) + fenOf(line))
    else this.taken.add(key)
  }
}

function fenOf({ amount }: EntitlementLine): Fen {
  return amount.kind === 'exact' ? (amount.fen ?? 0) : 0
}
