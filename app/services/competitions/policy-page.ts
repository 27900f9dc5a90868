import type { Day } from '#scoring/numbers/days.ts'
import { policyById } from '#scoring/policies/register.ts'
import type { Locale } from '#app/messages/locale.ts'
import { required } from '#app/lib/errors.ts'
import { wordingIn } from './in-locale.ts'
import { summarisePolicy } from './policy-summary.ts'

/** One policy in the page's language: every clause with our gist and where it is used, the readings taken, and what is left out. Throws AppError 404. */
export function getPolicyPage({ policyId, day, locale }: { policyId: string; day: Day; locale: Locale }) {
  const policy = required(policyById(policyId))
  const say = (wording: Parameters<typeof wordingIn>[1]) => wordingIn(locale, wording)
  const notModelled = new Map(policy.notModelled.map((row) => [row.id, say(row.reason)]))
  return {
    summary: summarisePolicy(policy, day),
    supersedes: policy.supersedes,
    superiorPolicyWins: policy.superiorPolicyWins,
    clauses: policy.clauses.map((row) => ({ id: row.id, clause: row.clause, gist: say(row.gist), use: row.use })),
    readings: policy.promotion
      ? Object.entries(policy.promotion.readings).map(([key, reading]) => ({
          key,
          question: say(reading.gist),
          choices: reading.choices.map((choice) => ({ gist: say(choice.gist), literal: choice.value === reading.default })),
        }))
      : [],
    promotionClause: policy.promotion?.cites[0]?.clause ?? null,
    interpretations: policy.interpretations.map((row) => ({ clause: row.clause, question: say(row.question), taken: say(row.taken) })),
    notModelled: policy.clauses.flatMap((row) => {
      const reason = notModelled.get(row.id)
      return reason === undefined ? [] : [{ id: row.id, clause: row.clause, gist: say(row.gist), reason }]
    }),
  }
}

export type PolicyPage = ReturnType<typeof getPolicyPage>
