import type { CitedClause } from '#app/components/disclosure/citation.tsx'
import type { Locale } from '#app/messages/locale.ts'
import { policyById } from '#scoring/policies/register.ts'
import type { Citation } from '#scoring/policies/rule.ts'
import { wordingIn } from './in-locale.ts'

/** The clauses behind a number or verdict, as pages show them. A clause with several rows gives one note with all their gists. */
export function citedClauses(locale: Locale, cites: readonly Citation[], rowId?: string): CitedClause[] {
  return cites.flatMap(({ policy: policyId, clause }) => {
    const policy = policyById(policyId)
    if (!policy) return []
    const rows = policy.clauses.filter((row) => (rowId === undefined ? row.clause === clause : row.id === rowId))
    const { documentNumber, status, effectiveFrom, effectiveTo } = policy
    const gist = rows.map((row) => wordingIn(locale, row.gist)).join(locale === 'en' ? '; ' : '；')
    return [{ policyId, title: wordingIn(locale, policy.title), documentNumber, clause, gist, status, effectiveFrom, effectiveTo }]
  })
}
