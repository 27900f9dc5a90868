import type { Locale } from '#app/messages/locale.ts'
import { today } from '#app/services/clock.server.ts'
import { citedClauses } from '#app/services/competitions/cited-clauses.ts'
import { listGrantTerms } from '#app/services/studios/grant-terms.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listGrantLines } from '#db/queries/grant-lines.ts'
import { getStudio } from '#db/queries/studios.ts'
import { required } from '#app/lib/errors.ts'
import type { Fact } from '#scoring/policies/facts.ts'
import { policyById } from '#scoring/policies/register.ts'
import { basisOf, inOrder } from './evaluation.server.ts'
import { planPaths } from './plan-paths.ts'

/** What its policy has brought a studio, will bring, and may still bring under the cap. @throws AppError 404 for a studio that is not of the region */
export async function studioGrantPlan({ regionId, studioId, locale }: { regionId: string; studioId: string; locale: Locale }, db: DbOrTx = readDb) {
  const studio = required(await getStudio(db, { regionId, studioId }))
  const policy = studio.policyId === null ? null : policyById(studio.policyId)
  if (!policy) return null
  const [lines, basis, day] = await Promise.all([listGrantLines(db, { regionId, filter: { studioId } }), basisOf(db, regionId), today(db)])
  const own = lines.filter(({ row }) => row.policyId === policy.id)
  const facts = inOrder([...new Map(own.map(({ fact }) => [fact.id, { ...fact, fields: fact.fields }])).values()])
  const cite = (rule: string, clauses: ReadonlyArray<{ policy: string; clause: string }>) => citedClauses(locale, clauses.slice(0, 1), rule).concat(citedClauses(locale, clauses.slice(1)))
  const plan = planPaths({ policy, settings: basis.settings, studioId, tier: studio.tier, facts: facts as Fact[], leadPersonId: studio.leadPersonId, day })
  const paidFen = own.reduce((sum, { paidFen: paid }) => sum + paid, 0)
  return {
    policy: { id: policy.id, documentNumber: policy.documentNumber, status: policy.status },
    tier: studio.tier,
    recognised: facts.some((fact) => fact.kind === 'studioRecognised'),
    lines: own
      .map(({ row, fact, paidFen: paid, plannedFen, claim }) => ({
        id: row.id,
        on: fact.on,
        kind: fact.kind,
        grade: typeof fact.fields.grade === 'string' ? fact.fields.grade : null,
        status: row.status,
        amountKind: row.amountKind,
        amountFen: row.approvedFen ?? row.amountFen,
        paidFen: paid,
        plannedFen,
        claimState: claim?.state ?? null,
        reasons: (row.line as { reasons: string[] }).reasons,
        cites: cite(row.rule, (row.line as { cites: Array<{ policy: string; clause: string }> }).cites),
      }))
      .sort((a, b) => (a.on < b.on ? -1 : 1)),
    paidFen,
    cap: plan.cap && { fen: plan.cap.fen, usedFen: plan.cap.usedFen, leftFen: plan.cap.fen - plan.cap.usedFen },
    cycleYears: policy.assessment?.cycleYears ?? null,
    paths: plan.paths.map((path) => ({ ...path, steps: path.steps.map(({ rule, clause, ...step }) => ({ ...step, cites: cite(rule, [{ policy: policy.id, clause }]) })) })),
    personalShare: plan.personalShare,
    further: listGrantTerms(policy, studio.tier)
      .filter(({ fact }) => fact === 'studioService' || fact === 'apprenticeTrained')
      .map(({ fact, sum, clause, ruleId, grade }) => ({ fact, sum, grade, cites: cite(ruleId, [{ policy: policy.id, clause }]) })),
  }
}

export type StudioGrantPlan = NonNullable<Awaited<ReturnType<typeof studioGrantPlan>>>
