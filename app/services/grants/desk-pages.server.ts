import type { RegionActor } from '#app/auth/actor.ts'
import { fail, done, type Outcome } from '#app/lib/outcome.ts'
import type { Locale } from '#app/messages/locale.ts'
import { today } from '#app/services/clock.server.ts'
import { citedClauses } from '#app/services/competitions/cited-clauses.ts'
import { NOTICE_LENGTHS, noticeLengthKey } from '#app/services/notices/notice-length.ts'
import { listNoticeLengths } from '#app/services/notices/notice-length.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listSettings } from '#db/queries/entitlements.ts'
import { listNames } from '#db/queries/grant-sources.ts'
import { findPersonsNamed, findUnitsNamed, listRegistered } from '#db/queries/name-lookup.ts'
import { listBudgets } from '#db/queries/payments.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { policyById } from '#scoring/policies/register.ts'
import { FIRST_DAY_KEY } from './compute-records.ts'
import { settingsOf } from './evaluation.server.ts'
import { openTables } from './open-tables.ts'
import { asksForShortage } from './shortage-occupations.ts'
import { listShortageCatalogues } from './shortage-occupations.server.ts'

/** What the region's texts leave open (sums, first days, lengths of notices, catalogues of occupations), with what was entered for each, and the budgets. */
export async function getSettingsDesk(actor: RegionActor, locale: Locale, db: DbOrTx = readDb) {
  const { regionId } = actor
  const [region, rows, budgets, lengths, catalogues, day] = await Promise.all([requireRegion(db, regionId), listSettings(db, { regionId }), listBudgets(db, { regionId }), listNoticeLengths(db, { regionId }), listShortageCatalogues(db, { regionId }), today(db)])
  const entries = settingsOf(rows)
  const policies = region.policyIds.flatMap((id) => policyById(id) ?? [])
  return {
    day,
    policies: policies
      .map((policy) => {
        const entered = (key: string) => entries.filter((entry) => entry.policyId === policy.id && (entry.key === key || entry.key.startsWith(`${key}.`)))
        const tables = openTables(policy).map((table) => ({ key: table.key, rule: table.rule, fact: table.fact as string, values: table.values, range: table.range, further: table.further !== null, cites: citedClauses(locale, [{ policy: policy.id, clause: table.clause }], table.rule), entered: entered(table.key) }))
        // A text that prints no first day is entered like a table.
        const firstDay = policy.effectiveFrom === null && policy.startBetween !== null ? { key: FIRST_DAY_KEY, entered: entered(FIRST_DAY_KEY) } : null
        return { id: policy.id, documentNumber: policy.documentNumber, status: policy.status, tables, firstDay }
      })
      .filter(({ tables, firstDay }) => tables.length > 0 || firstDay !== null),
    notices: policies.flatMap((policy) =>
      NOTICE_LENGTHS.map((of) => ({ policyId: policy.id, documentNumber: policy.documentNumber, of, entered: lengths.filter((entry) => entry.policyId === policy.id && entry.key === noticeLengthKey(of)) })),
    ),
    shortages: policies.filter(asksForShortage).map(({ id, documentNumber }) => ({ policyId: id, documentNumber, entered: catalogues.filter(({ policyId }) => policyId === id) })),
    budgets: budgets.map(({ id, year, fund, amountFen, documentNumber }) => ({ id, year, fund, amountFen, documentNumber })),
  }
}

export type SettingsDesk = Awaited<ReturnType<typeof getSettingsDesk>>

/** Facts registered from outside, with the names of whom they are about. */
export async function getRegisteredFacts(actor: RegionActor, db: DbOrTx = readDb) {
  const { regionId } = actor
  const rows = await listRegistered(db, { regionId })
  const ids = (fields: readonly string[]) => rows.flatMap(({ fact }) => fields.flatMap((field) => (typeof fact[field] === 'string' && /^[0-9a-f-]{36}$/.test(fact[field]) ? [fact[field]] : [])))
  const names = await listNames(db, { regionId, personIds: ids(['person']), studioIds: [], organisationIds: ids(['employer', 'organiser', 'sender']) })
  return rows.map(({ id, kind, on, fact, documentNumber }) => ({
    id,
    kind,
    on,
    documentNumber,
    names: ['person', 'organiser', 'sender'].flatMap((field) => (typeof fact[field] === 'string' ? [names.get(fact[field]) ?? ''] : [])).filter(Boolean),
  }))
}

export type RegisteredFact = Awaited<ReturnType<typeof getRegisteredFacts>>[number]

/** The one person or unit of that name. */
export async function resolveName(regionId: string, ownerType: 'person' | 'organisation', name: string, db: DbOrTx = readDb): Promise<Outcome<'nobody' | 'several', { id: string }>> {
  const found = ownerType === 'person' ? await findPersonsNamed(db, { regionId, name }) : await findUnitsNamed(db, { regionId, name })
  const [only] = found
  if (!only) return fail('nobody')
  return found.length > 1 ? fail('several') : done({ id: only.id })
}
