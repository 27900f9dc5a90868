import type { RegionActor } from '#app/auth/actor.ts'
import type { Locale } from '#app/messages/locale.ts'
import { today } from '#app/services/clock.server.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { getBudget, listLogEntries, sumMoney, type LogKind } from '#db/queries/studio-log.ts'
import { requireStudio, studioRights } from '../studio-access.server.ts'
import { LOG_PER_PAGE } from './log-draft.ts'
import { spendingUses } from './spending-uses.ts'

/** A studio's log with what the composer needs. @throws AppError 404 */
export async function getLogPage(actor: RegionActor, studioId: string, { kind, year, page, locale }: { kind?: LogKind; year?: number; page: number; locale: Locale }, limit = LOG_PER_PAGE, db: DbOrTx = readDb) {
  const studio = await requireStudio(db, actor, studioId)
  const [{ rows, total }, day] = await Promise.all([
    listLogEntries(db, { regionId: actor.regionId, studioId, ...(kind ? { kind } : {}), ...(year === undefined ? {} : { year }), limit, offset: (page - 1) * limit }),
    today(db),
  ])
  const { uses, closed, clause } = spendingUses(studio)
  const labels = new Map(uses.map(({ key, wording }) => [key, wordingIn(locale, wording)]))
  return {
    studio: { id: studio.id, name: studio.name, state: studio.state },
    rights: studioRights(actor, studioId),
    today: day,
    total,
    uses: { closed, clause, list: [...labels].map(([key, label]) => ({ key, label })) },
    entries: rows.map(({ id, kind, on, line, amountFen, spendingUse, fileIds, data }) => ({ id, kind, on, line, amountFen, spendingUse, useLabel: labels.get(spendingUse ?? '') ?? null, fileIds, people: typeof data.people === 'number' ? data.people : null, organisedByBureau: data.organisedByBureau === true, compared: typeof data.before === 'string' && typeof data.after === 'string' ? { before: data.before, after: data.after } : null })),
  }
}

export type LogPage = Awaited<ReturnType<typeof getLogPage>>

export interface MoneyYear {
  year: number
  inFen: number
  outFen: number
  balanceFen: number
  lines: Array<{ use: string | null; planFen: number; spentFen: number }>
}

/** Money of a studio: each year's balance carried on, and this year's spending by use beside the plan. @throws AppError 404 */
export async function getMoneyPage(actor: RegionActor, studioId: string, { locale, year }: { locale: Locale; year?: number }, db: DbOrTx = readDb) {
  const studio = await requireStudio(db, actor, studioId)
  const place = { regionId: actor.regionId, studioId }
  const [sums, day] = await Promise.all([sumMoney(db, place), today(db)])
  const shown = year ?? Number(day.slice(0, 4))
  const budget = await getBudget(db, { ...place, year: shown })
  const { uses, closed, clause } = spendingUses(studio)
  const spent = new Map<string | null, number>()
  for (const sum of sums) if (sum.kind === 'spending' && sum.year === shown) spent.set(sum.use, (spent.get(sum.use) ?? 0) + sum.fen)
  const labels = new Map(uses.map(({ key, wording }) => [key, wordingIn(locale, wording)]))
  const keys = [...new Set([...labels.keys(), ...Object.keys(budget), ...[...spent.keys()].map((key) => key ?? '')])]
  let balance = 0
  const years = [...new Set(sums.map((sum) => sum.year))].sort().map((one) => {
    const of = (kind: string) => sums.filter((sum) => sum.year === one && sum.kind === kind).reduce((all, sum) => all + sum.fen, 0)
    const [inFen, outFen] = [of('funding'), of('spending')]
    balance += inFen - outFen
    return { year: one, inFen, outFen, balanceFen: balance }
  })
  return {
    studio: { id: studio.id, name: studio.name, state: studio.state, policyId: studio.policyId },
    rights: studioRights(actor, studioId),
    year: shown,
    closed,
    clause,
    balanceFen: balance,
    years: years.reverse(),
    lines: keys.map((key) => ({ key, label: labels.get(key) ?? null, planFen: budget[key] ?? 0, spentFen: spent.get(key === '' ? null : key) ?? 0 })),
  }
}

export type MoneyPage = Awaited<ReturnType<typeof getMoneyPage>>
