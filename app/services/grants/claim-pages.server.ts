import { hasPermission, type RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import type { Locale } from '#app/messages/locale.ts'
import { today } from '#app/services/clock.server.ts'
import { citedClauses } from '#app/services/competitions/cited-clauses.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { getClaim, listActiveAccounts, listClaimLines, listClaims } from '#db/queries/claims.ts'
import { listUserNames } from '#db/queries/line-history.ts'
import { writeCapitals } from '#scoring/amounts/capitals.ts'
import { policyById } from '#scoring/policies/register.ts'
import { maskAccount } from './bank-accounts.server.ts'
import { evidenceFor, formLine, formTotal, intakeOf } from './claim-rules.ts'
import { readClaimPapers, showPapers } from './claim-papers.server.ts'
import type { LineContent } from './line-record.ts'
import { receiversOf } from './receivers.server.ts'

export async function getClaimList(actor: RegionActor, db: DbOrTx = readDb) {
  const rows = await listClaims(db, { regionId: actor.regionId })
  return rows.map(({ claim, payeeName, lines, totalFen }) => ({ id: claim.id, number: claim.number, state: claim.state, window: claim.window, payeeName: payeeName ?? '', lines, totalFen, documentNumber: policyById(claim.policyId)?.documentNumber ?? '' }))
}

export type ClaimListRow = Awaited<ReturnType<typeof getClaimList>>[number]

/** One claim with its lines, papers, forms and steps, and what this person may do with it now. @throws AppError 404 */
export async function getClaimPage(actor: RegionActor, claimId: string, locale: Locale, db: DbOrTx = readDb) {
  const { regionId } = actor
  const { claim, payeeName } = required(await getClaim(db, { regionId, claimId }))
  const [lines, day, receiverOf] = await Promise.all([listClaimLines(db, { regionId, claimIds: [claimId] }), today(db), receiversOf(db, regionId, [claim])])
  const receiver = receiverOf(claim)
  const [accounts, names] = await Promise.all([
    listActiveAccounts(db, { regionId, ownerIds: receiver ? [receiver.payeeId] : [] }),
    listUserNames(db, [claim.openedBy, claim.handledBy, claim.approvedBy, claim.headApprovedBy]),
  ])
  const papers = showPapers(await readClaimPapers(db, { regionId, claim, lines, receiver }))
  const account = receiver ? accounts.get(receiver.payeeId) : undefined
  const policy = policyById(claim.policyId)
  const fen = formTotal(claim.dossier.form.length > 0 ? claim.dossier.form : lines.map(({ line, amountFen }) => formLine(line.id, line, amountFen)))
  const step = (by: string | null, at: Date | null) => (by === null || at === null ? null : { byName: names.get(by) ?? '', at: at.toISOString() })
  const plan = hasPermission(actor, 'grant:plan')
  const approve = hasPermission(actor, 'grant:approve')
  const { state } = claim
  return {
    claim: { id: claim.id, number: claim.number, state, window: claim.window, payeeName: payeeName ?? '', payeeType: claim.payeeType, reason: claim.reason, documentNumber: policy?.documentNumber ?? claim.policyId },
    lines: lines.map(({ line, fact, amountFen, personalFen }) => {
      const content = line.line as unknown as LineContent
      return {
        id: line.id,
        kind: fact.kind,
        grade: typeof fact.fields.grade === 'string' ? fact.fields.grade : null,
        label: fact.label,
        on: fact.on,
        rule: line.rule,
        clause: line.clause,
        fund: line.fund ?? 'unnamed',
        amount: content.amount,
        approvedFen: line.approvedFen,
        amountFen,
        personalFen,
        personalShare: content.personalShare,
        mostPersonalFen: Math.floor((amountFen * (content.personalShare ?? 0)) / 10_000),
        cites: citedClauses(locale, content.cites.slice(0, 1), line.rule),
      }
    }),
    papers: evidenceFor(policy, lines.map(({ line }) => line.rule)).map((paper) => ({ paper, present: claim.dossier.present.includes(paper) })),
    intake: intakeOf(policy, day),
    exception: claim.dossier.exception,
    totalFen: fen,
    capitals: writeCapitals(fen),
    account: account ? { bankName: account.bankName, masked: maskAccount(account.accountCipher) } : null,
    details: papers,
    hasRoster: papers.people.length > 0,
    steps: { opened: step(claim.openedBy, claim.createdAt), handled: step(claim.handledBy, claim.handledAt), approved: step(claim.approvedBy, claim.approvedAt), headApproved: step(claim.headApprovedBy, claim.headApprovedAt) },
    may: {
      file: plan && (state === 'draft' || state === 'returned'),
      print: plan || hasPermission(actor, 'grant:pay'),
      handle: plan && state === 'filed',
      approve: approve && state === 'handled' && claim.handledBy !== actor.userId,
      head: approve && state === 'approved' && claim.handledBy !== actor.userId && claim.approvedBy !== actor.userId,
      sendBack: (plan && ['draft', 'filed', 'returned'].includes(state)) || (approve && ['handled', 'approved'].includes(state)),
    },
  }
}

export type ClaimPage = Awaited<ReturnType<typeof getClaimPage>>
