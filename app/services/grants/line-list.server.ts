import type { RegionActor } from '#app/auth/actor.ts'
import type { Locale } from '#app/messages/locale.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { countGrantLines, listGrantLines, listLineYears, NO_TIER, type LineFilter } from '#db/queries/grant-lines.ts'
import { TIERS } from '#scoring/policies/facts.ts'
import { viewLine } from './line-view.ts'

export const LINES_PER_PAGE = 50

/** Reads the list's address; what makes no sense counts as not given. `rule` is `policy.rule`. */
export function readLineQuery(params: URLSearchParams): { filter: LineFilter; page: number } {
  const given = (name: string) => params.get(name)?.trim() || undefined
  const year = given('year')
  const page = given('page') ?? ''
  const rule = given('rule')
  const dot = rule?.indexOf('.') ?? -1
  const status = given('status')
  const tier = given('tier')
  return {
    filter: {
      ...(given('text') ? { text: given('text')! } : {}),
      ...(status && /^(due|reduced|superseded|notDue|needsInput)$/.test(status) ? { status } : {}),
      ...(status === 'open' ? { open: true } : {}),
      ...(tier && (tier === NO_TIER || (TIERS as readonly string[]).includes(tier)) ? { tier } : {}),
      ...(given('fund') ? { fund: given('fund')! } : {}),
      ...(year && /^\d{4}$/.test(year) ? { year: Number(year) } : {}),
      ...(rule && dot > 0 ? { policyId: rule.slice(0, dot), rule: rule.slice(dot + 1) } : {}),
    },
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  }
}

/** Lines of the region, newest fact first, with the years there are to choose from. Three queries, whatever their number. */
export async function getLineList(actor: RegionActor, { filter, page, locale }: { filter: LineFilter; page: number; locale: Locale }, db: DbOrTx = readDb) {
  const { regionId } = actor
  const [rows, total, years] = await Promise.all([
    listGrantLines(db, { regionId, filter, limit: LINES_PER_PAGE, offset: (page - 1) * LINES_PER_PAGE }),
    countGrantLines(db, { regionId, filter }),
    listLineYears(db, { regionId }),
  ])
  return { rows: rows.map((row) => viewLine(row, locale)), total, years }
}
