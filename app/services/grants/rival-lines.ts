import type { GrantLineRow } from '#db/queries/grant-lines.ts'
import { keyOf } from '#scoring/entitlements/stacking/keys.ts'
import { compareDays } from '#scoring/numbers/days.ts'
import type { Fact } from '#scoring/policies/facts.ts'
import { policyById } from '#scoring/policies/register.ts'
import type { Stacking } from '#scoring/policies/rule.ts'
import { stands, type LineContent } from './line-record.ts'

/** Two lines between which a rule decided: `paid` is the one that is paid instead (or that used up what a cap leaves), `givesWay` the one put aside for it. */
export interface Rival {
  row: GrantLineRow
  relation: 'paid' | 'givesWay'
  /** The sentence that decided; null where the text has none of its own for it. */
  clause: string | null
}

/** The lines that a rule about 不重复, 就高 or a cap weighed against this one, in the order given. Pure. */
export function rivalsOf(line: GrantLineRow, others: readonly GrantLineRow[]): Rival[] {
  return others.flatMap((row): Rival[] => {
    if (row.row.id === line.row.id) return []
    const lost = decidedBy(line, row)
    if (lost) return [{ row, relation: 'paid', clause: lost.clause }]
    const won = decidedBy(row, line)
    return won ? [{ row, relation: 'givesWay', clause: won.clause }] : []
  })
}

/** The rule by which `loser` is not paid, or paid less, because `winner` is. */
function decidedBy(loser: GrantLineRow, winner: GrantLineRow): { clause: string | null } | null {
  const { reasons, cites } = loser.row.line as unknown as LineContent
  if (!stands(winner.row.status) || loser.row.status === 'due') return null
  if (reasons.includes('bestOfOverlap') && loser.fact.id === winner.fact.id && loser.row.payeeId === winner.row.payeeId && loser.row.policyId !== winner.row.policyId) {
    return { clause: cites.at(-1)?.clause ?? null }
  }
  if (loser.row.policyId !== winner.row.policyId) return null
  const opposing = stackingOf(winner)
  const rule = stackingOf(loser).find((mine) => reasons.includes(mine.reason) && opposing.some((theirs) => meet(mine, loser, theirs, winner)))
  return rule ? { clause: rule.clause ?? null } : null
}

function meet(mine: Stacking, loser: GrantLineRow, theirs: Stacking, winner: GrantLineRow): boolean {
  if (mine.group !== theirs.group || mine.operator !== theirs.operator) return false
  // What goes by the order of days is decided by what came before.
  if (mine.operator !== 'highest' && mine.operator !== 'highestMonthly' && compareDays(winner.fact.on, loser.fact.on) > 0) return false
  const key = keyOf(mine.group, mine.key, factOf(loser))
  return key !== null && key === keyOf(theirs.group, theirs.key, factOf(winner))
}

function stackingOf({ row }: GrantLineRow): readonly Stacking[] {
  return policyById(row.policyId)?.rules.find(({ id }) => id === row.rule)?.grants[row.part]?.stacking ?? []
}

const factOf = ({ fact: { id, kind, on, fields } }: GrantLineRow): Fact => ({ ...fields, id, kind, on }) as Fact
