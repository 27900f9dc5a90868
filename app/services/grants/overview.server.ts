import type { RegionActor } from '#app/auth/actor.ts'
import type { Locale } from '#app/messages/locale.ts'
import { today } from '#app/services/clock.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { countClaims } from '#db/queries/claims.ts'
import { listGrantLines } from '#db/queries/grant-lines.ts'
import { listBudgets } from '#db/queries/payments.ts'
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
  /** Budget less what is approved; null without a budget. */
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
 * all of them; budgets belong to years, so what is left is shown for a year.
 */
export async function getGrantOverview(actor: RegionActor, { year, locale }: { year: number | null; locale: Locale }, db: DbOrTx = readDb) {
  const { regionId } = actor
  const [rows, budgets, evaluation, day, open, waiting] = await Promise.all([
    listGrantLines(db, { regionId }),
    listBudgets(db, { regionId }),
    evaluateRegion(db, regionId),
    today(db),
    countClaims(db, { regionId, states: ['draft', 'filed', 'returned'] }),
    countClaims(db, { regionId, states: ['handled', 'approved'] }),
  ])
  const all = rows.map((row) => viewLine(row, locale))
  const yearOf = (line: LineView) => line.on.slice(0, 4)
  const years = [...new Set([...all.map(yearOf), ...budgets.map((budget) => String(budget.year)), day.slice(0, 4)])].sort().reverse()
  const lines = year === null ? all : all.filter((line) => yearOf(line) === String(year))
  const budgetOf = new Map(budgets.filter((budget) => year === null || budget.year === year).map((budget) => [budget.fund, budget.amountFen]))
  const funds = groupLines(lines, ({ fund }) => fund)
  for (const fund of budgetOf.keys()) if (!funds.some(({ key }) => key === fund)) funds.push({ key: fund, ...NONE })
  return {
    year,
    years: years.map(Number),
    total: groupLines(lines, () => 'all')[0] ?? { key: 'all', ...NONE },
    funds: funds.map((group): FundGroup => {
      const budgetFen = year === null ? null : (budgetOf.get(group.key) ?? null)
      return { ...group, budgetFen, leftFen: budgetFen === null ? null : budgetFen - group.approvedFen }
    }),
    clauses: groupLines(lines, ({ policyId, rule }) => `${policyId} ${rule}`).map((group) => {
      const line = lines.find(({ policyId, rule }) => `${policyId} ${rule}` === group.key)!
      return { ...group, rule: line.rule, clause: line.clause, policyId: line.policyId, documentNumber: line.documentNumber, cites: line.cites.slice(0, 1) }
    }),
    tiers: groupLines(lines, ({ tier }) => tier ?? ''),
    byYear: groupLines(all, yearOf).sort((a, b) => (a.key < b.key ? -1 : 1)),
    needsInput: lines.filter(({ status, hindrance }) => status === 'needsInput' || hindrance === 'sumNotApproved').length,
    differences: evaluation.lines.length + evaluation.facts.length,
    openClaims: open,
    claimsToApprove: waiting,
  }
}

export type GrantOverview = Awaited<ReturnType<typeof getGrantOverview>>
