import type { RegionActor } from '#app/auth/actor.ts'
import type { Locale } from '#app/messages/locale.ts'
import { citedClauses } from '#app/services/competitions/cited-clauses.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listEvaluations } from '#db/queries/entitlements.ts'
import { listNames } from '#db/queries/grant-sources.ts'
import { evaluateRegion, recordOfRow, type Evaluation, type LineChange } from './evaluation.server.ts'
import type { LineRecord } from './line-record.ts'

const EVALUATIONS_SHOWN = 12

function sideOf({ status, amountKind, amountFen, line }: LineRecord) {
  return { status, amountKind, amountFen, amount: line.amount, reasons: line.reasons }
}

/** Changed lines with both sides, whom they concern and by which sentence. */
export async function viewLineChanges(db: DbOrTx, regionId: string, locale: Locale, evaluation: Evaluation, lines: readonly LineChange[]) {
  const idsOf = (type: LineRecord['payeeType']) => lines.flatMap(({ after }) => (after.payeeType === type && after.payeeId ? [after.payeeId] : []))
  const names = await listNames(db, { regionId, personIds: idsOf('person'), studioIds: idsOf('studio'), organisationIds: idsOf('organisation') })
  const labels = new Map(evaluation.facts.map(({ id, before, after }) => [id, { kind: after?.kind ?? before?.kind ?? '', label: after?.label ?? before?.label ?? '' }]))
  const standing = new Map(evaluation.standing.map((fact) => [fact.id, fact]))
  return lines.map(({ before, after }) => ({
    id: `${after.factId} ${after.policyId} ${after.rule} ${after.part}`,
    lineId: before?.id ?? null,
    rule: after.rule,
    clause: after.clause,
    kind: standing.get(after.factId)?.kind ?? labels.get(after.factId)?.kind ?? '',
    label: labels.get(after.factId)?.label ?? '',
    payeeName: after.payeeId ? (names.get(after.payeeId) ?? null) : null,
    cites: citedClauses(locale, after.line.cites.slice(0, 1), after.rule),
    before: before && sideOf(recordOfRow(before)),
    after: sideOf(after),
  }))
}

export type ViewedLineChange = Awaited<ReturnType<typeof viewLineChanges>>[number]

/** What differs from what is stored, with both sides, and the evaluations so far. */
export async function getChangePage(actor: RegionActor, locale: Locale, db: DbOrTx = readDb) {
  const { regionId } = actor
  const [evaluation, history] = await Promise.all([evaluateRegion(db, regionId), listEvaluations(db, { regionId, limit: EVALUATIONS_SHOWN })])
  return {
    hash: evaluation.hash,
    facts: evaluation.facts.map(({ id, before, after }) => ({
      id: `${id}`,
      kind: after?.kind ?? before?.kind ?? '',
      label: after?.label ?? before?.label ?? '',
      change: before === null || (before.supersededAt !== null && after !== null) ? ('added' as const) : after === null ? ('withdrawn' as const) : ('changed' as const),
      on: after?.on ?? before?.on ?? '',
    })),
    lines: await viewLineChanges(db, regionId, locale, evaluation, evaluation.lines),
    history: history.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
  }
}

export type ChangePage = Awaited<ReturnType<typeof getChangePage>>
