import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import type { Locale } from '#app/messages/locale.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { getClaim, listClaimLines } from '#db/queries/claims.ts'
import { getEvaluation } from '#db/queries/entitlements.ts'
import { getGrantLine, listGrantLines } from '#db/queries/grant-lines.ts'
import { listLineEvaluations, listUserNames } from '#db/queries/line-history.ts'
import { listPayments, listStops } from '#db/queries/payments.ts'
import { viewLine } from './line-view.ts'
import { reproduceLine } from './reproduce-line.server.ts'
import { rivalsOf } from './rival-lines.ts'

/** One line from its fact to its voucher: what is looked up when somebody asks why this yuan was paid. @throws AppError 404 */
export async function getLineStory(actor: RegionActor, lineId: string, locale: Locale, db: DbOrTx = readDb) {
  const { regionId } = actor
  const found = required(await getGrantLine(db, { regionId, lineId }))
  const { row, fact } = found
  const [reproduced, evaluation, changes, payments, stops, claim, claimLines, related] = await Promise.all([
    reproduceLine(db, row),
    getEvaluation(db, { regionId, number: row.evaluation }),
    listLineEvaluations(db, { regionId, line: row }),
    listPayments(db, { regionId, lineId }),
    listStops(db, { regionId, lineIds: [lineId] }),
    found.claim?.id ? getClaim(db, { regionId, claimId: found.claim.id }) : null,
    found.claim?.id ? listClaimLines(db, { regionId, claimIds: [found.claim.id] }) : [],
    listGrantLines(db, { regionId, filter: { about: subjectsOf(fact.fields) } }),
  ])
  const names = await listUserNames(db, [row.approvedBy, claim?.claim.openedBy, claim?.claim.handledBy, claim?.claim.approvedBy, claim?.claim.headApprovedBy])
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? null) : null)
  return {
    line: viewLine(found, locale),
    fact: { ...fact, fields: fact.fields },
    edition: { policyId: row.policyId, hash: row.policyHash, evaluation: row.evaluation, at: evaluation?.createdAt.toISOString() ?? null, byName: evaluation?.byName ?? '', reproduced: reproduced.ok },
    rivals: rivalsOf(found, related).map((rival) => ({ line: viewLine(rival.row, locale), relation: rival.relation, clause: rival.clause })),
    approval: row.approvedFen === null ? null : { fen: row.approvedFen, byName: nameOf(row.approvedBy), note: row.approvalNote, documentNumber: row.approvalDocument, on: row.approvalOn },
    changes: changes.map(({ number, at, mode, byName, reason, change }) => ({ number, at: at.toISOString(), mode, byName, reason, before: change.before, after: change.after })),
    claim: claim && {
      id: claim.claim.id,
      number: claim.claim.number,
      state: claim.claim.state,
      formFen: claim.claim.dossier.form.find((entry) => entry.lineId === lineId)?.fen ?? null,
      lines: claimLines.length,
      steps: [
        { step: 'opened' as const, byName: nameOf(claim.claim.openedBy), at: claim.claim.createdAt.toISOString() },
        { step: 'filed' as const, byName: null, at: claim.claim.filedAt?.toISOString() ?? null },
        { step: 'handled' as const, byName: nameOf(claim.claim.handledBy), at: claim.claim.handledAt?.toISOString() ?? null },
        { step: 'approved' as const, byName: nameOf(claim.claim.approvedBy), at: claim.claim.approvedAt?.toISOString() ?? null },
        { step: 'headApproved' as const, byName: nameOf(claim.claim.headApprovedBy), at: claim.claim.headApprovedAt?.toISOString() ?? null },
      ],
    },
    payments: payments.map(({ payment, payeeName }) => ({ id: payment.id, payeeName, fen: payment.amountFen, period: payment.period, fund: payment.fund, state: payment.state, batchId: payment.batchId, voucherNumber: payment.voucherNumber, paidOn: payment.paidOn })),
    stops: stops.map(({ id, fromMonth, condition, note }) => ({ id, fromMonth, condition, note })),
  }
}

/** Whom and what a fact speaks of: lines that are weighed against each other share one of these. */
function subjectsOf(fields: Record<string, unknown>): string[] {
  return [fields.person, fields.apprentice, fields.studio, fields.competition].filter((id): id is string => typeof id === 'string')
}

export type LineStory = Awaited<ReturnType<typeof getLineStory>>
