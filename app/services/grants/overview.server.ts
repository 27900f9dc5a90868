import type { RegionActor } from '#app/auth/actor.ts'
import type { Locale } from '#app/messages/locale.ts'
import { today } from '#app/services/clock.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { countClaims } from '#db/queries/claims.ts'
import { listGrantLines } from '#db/queries/grant-lines.ts'
import { listBudgets, listSpending } from '#db/queries/payments.ts'
import { evaluateRegion } from './evaluation.server.ts'
import { viewLine, type LineView } from './line-view.ts'

/** Sums of some lines, in fen. Each column holds what the one before it holds and has come further. */
export interface GrantSums {
  lines: number
  dueFen: number
  claimedFen: number
  approvedFen: number
  paidFen: number
}

export interface GrantGroup extends GrantSums {
  key: string
}

export interface FundGroup extends GrantGroup {
  budgetFen: number | null
  /** Paid in the year, or planned in it and not paid yet. */
  spentFen: number
  /** Budget less what is paid and planned; null without a budget. */
  leftFen: number | null
}

const NONE: GrantSums = { lines: 0, dueFen: 0, claimedFen: 0, approvedFen: 0, paidFen: 0 }

/** Adds up lines that stand, by one of their words; keys in the order they first come. Pure. */
export function groupLines(lines: readonly LineView[], keyOf: (line: LineView) => string): GrantGroup[] {
  const groups = new Map<string, GrantGroup>()
  for (const line of lines) {
    if (line.progress === 'notPayable' || line.fen === null) continue
    const key = keyOf(line)
    const group = groups.get(key) ?? { key, ...NONE }
    groups.set(key, group)
    const approved = line.progress === 'approved' || line.progress === 'running' || line.progress === 'paid'
    group.lines += 1
    group.dueFen += line.fen
    if (approved || line.progress === 'claimed') group.claimedFen += line.fen
    if (approved) group.approvedFen += line.fen
    group.paidFen += line.paidFen
  }
  return [...groups.values()]
}

/**
 * The leader's page: what is due, claimed, approved and paid, by fund, clause, tier and year, with what is left of the budget. One year of facts or
 * all of them; `null` is this year. A budget belongs to the year in which money goes out, whatever year it was earned in, so what is left is shown
 * for one year and counts its payments.
 */
export async function getGrantOverview(actor: RegionActor, { year: wanted, locale }: { year: number | 'all' | null; locale: Locale }, db: DbOrTx = readDb) {
  const { regionId } = actor
  const [rows, budgets, spending, evaluation, day, open, waiting] = await Promise.all([
    listGrantLines(db, { regionId }),
    listBudgets(db, { regionId }),
    listSpending(db, { regionId }),
    evaluateRegion(db, regionId),
    today(db),
    countClaims(db, { regionId, states: ['draft', 'filed', 'returned'] }),
    countClaims(db, { regionId, states: ['handled', 'approved'] }),
  ])
  const year = wanted === 'all' ? null : (wanted ?? Number(day.slice(0, 4)))
  const all = rows.map((row) => viewLine(row, locale))
  const yearOf = (line: LineView) => line.on.slice(0, 4)
  const years = [...new Set([...all.map(yearOf), ...budgets.map((budget) => String(budget.year)), day.slice(0, 4)])].sort().reverse()
  const lines = year === null ? all : all.filter((line) => yearOf(line) === String(year))
  const budgetOf = new Map(budgets.filter((budget) => budget.year === year).map((budget) => [budget.fund, budget.amountFen]))
  const spentOf = new Map(spending.filter((sum) => sum.year === year).map((sum) => [sum.fund, sum.fen]))
  const funds = groupLines(lines, ({ fund }) => fund)
  for (const fund of [...budgetOf.keys(), ...spentOf.keys()]) if (!funds.some(({ key }) => key === fund)) funds.push({ key: fund, ...NONE })
  return {
    year,
    years: years.map(Number),
    total: groupLines(lines, () => 'all')[0] ?? { key: 'all', ...NONE },
    funds: funds.map((group): FundGroup => {
      const [budgetFen, spentFen] = [budgetOf.get(group.key) ?? null, spentOf.get(group.key) ?? 0]
      return { ...group, budgetFen, spentFen, leftFen: budgetFen === null ? null : budgetFen - spentFen }
    }),
    clauses: groupLines(lines, ({ policyId, rule }) => `${policyId} ${rule}`).map((group) => {
      const line = lines.find(({ policyId, rule }) => `${policyId} ${rule}` === group.key)!
      return { ...group, rule: line.rule, clause: line.clause, policyId: line.policyId, documentNumber: line.documentNumber, cites: line.cites.slice(0, 1) }
    }),
    tiers: groupLines(lines, ({ tier }) => tier ?? ''),
    byYear: groupLines(all, yearOf).sort((a, b) => (a.key < b.key ? -1 : 1)),
    needsInput: all.filter(({ status, hindrance }) => status === 'needsInput' || hindrance === 'sumNotApproved').length,
    differences: evaluation.lines.length + evaluation.facts.length,
    openClaims: open,
    claimsToApprove: waiting,
  }
}

export type GrantOverview = Awaited<ReturnType<typeof getGrantOverview>>
