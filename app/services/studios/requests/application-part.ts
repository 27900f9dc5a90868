import { required } from '#app/lib/errors.ts'
import type { Locale } from '#app/messages/locale.ts'
import { citedClauses } from '#app/services/competitions/cited-clauses.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import type { FileLine } from '#db/queries/files.ts'
import type { StudioRequestRow } from '#db/queries/studio-requests.ts'
import type { StudioWithNames } from '#db/queries/studios.ts'
import { checkConditions } from '#scoring/studios/application/check-conditions.ts'
import { applicationTerms } from '#scoring/studios/application/terms.ts'
import { changesOfLast, type ApplicationContent, type RequestRemark } from './request-content.ts'

/** An application as it is read: its conditions with answers and files, the host's notice, what the last submission changed, remarks. */
export function applicationPart({ studio, request, files, locale }: { studio: Pick<StudioWithNames, 'policyId' | 'tier'>; request: StudioRequestRow; files: readonly FileLine[]; locale: Locale }) {
  const content = request.content as unknown as ApplicationContent
  const terms = required(applicationTerms(studio.policyId, request.tier))
  const counts: Record<string, number> = {}
  for (const { purpose } of files) counts[purpose] = (counts[purpose] ?? 0) + 1
  const check = checkConditions(terms.conditions, content.answers, counts)
  const stateOf = new Map(check.conditions.map(({ key, state }) => [key, state]))
  return {
    tier: terms.tier,
    tierLabel: terms.tierLabel,
    comesFrom: terms.comesFrom !== null && terms.comesFrom !== studio.tier ? terms.comesFrom : null,
    cites: citedClauses(locale, [{ policy: terms.policyId, clause: terms.clause }]),
    conditions: terms.conditions.map(({ label, source, ...condition }) => ({
      ...condition, label: wordingIn(locale, label), source: wordingIn(locale, source), answer: content.answers[condition.key] ?? '', state: stateOf.get(condition.key) ?? 'open', files: files.filter((file) => file.purpose === condition.key),
    })),
    missing: check.missingCount,
    hostNotice: content.hostNotice,
    hostConfirmed: content.hostConfirmed,
    submitted: content.submissions.length,
    changes: changesOfLast(content.submissions),
    remarks: (request.remarks as RequestRemark[]) ?? [],
    documentNumber: content.documentNumber ?? null,
    documentId: content.documentId ?? null,
  }
}

export type ApplicationPart = ReturnType<typeof applicationPart>
