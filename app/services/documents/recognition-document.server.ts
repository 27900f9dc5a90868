import { dayOf } from '#app/lib/dates.ts'
import { settings } from '#app/lib/env.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { printed } from '#app/services/certificates/kinds/printed-words.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { today } from '#app/services/clock.server.ts'
import { takeStep, type RequestAct, type RequestInHand, type StepRefusal } from '#app/services/studios/requests/act-on-request.server.ts'
import { lastNotice } from '#app/services/studios/requests/decide-application.server.ts'
import { chineseDay } from '#certificates/layout/chinese-day.ts'
import { documentNumberText, OfficialDocument } from '#certificates/notices/payload.ts'
import { composeRecognitionNotice } from '#certificates/notices/recognition-notice.ts'
import type { Tx } from '#db/client.ts'
import { draftOfApplication, insertOfficialDocument, lastDocumentNumber } from '#db/queries/official-documents.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { policyById } from '#scoring/policies/register.ts'
import { applicationTerms } from '#scoring/studios/application/terms.ts'

/**
 * Draws up the document that recognises a studio, from its application and the notice it stood in, as a draft that the office edits. It is
 * issued by the recognition itself.
 *
 * @throws AppError 404, 403
 */
export function draftRecognition(act: RequestAct): Promise<Outcome<StepRefusal | 'draftExists' | 'noticeWithdrawn'>> {
  const { actor, requestId } = act
  const { regionId } = actor
  return takeStep<StepRefusal | 'draftExists' | 'noticeWithdrawn'>({ ...act, action: 'draftDocument', input: null }, async (tx, hand) => {
    if (await draftOfApplication(tx, { regionId, requestId })) return fail('draftExists')
    const notice = await lastNotice(tx, { regionId, requestId })
    if (!notice || notice.state === 'withdrawn' || notice.opensAt === null || notice.closesAt === null) return fail('noticeWithdrawn')
    const payload = await compose(tx, hand, { regionId, opened: dayOf(notice.opensAt), closes: dayOf(notice.closesAt) })
    const row = await insertOfficialDocument(tx, { regionId, kind: 'recognition', title: payload.title, documentNumber: documentNumberText(payload), studioRequestId: requestId, payload, createdBy: actor.userId })
    return {
      change: {},
      audit: { documentNumber: row.documentNumber },
      last: async () => {
        await recordEvent(tx, { actor, regionId, kind: 'noticeDrafted', subject: { type: 'officialDocument', id: row.id }, chain: regionChain(regionId), data: { title: payload.title, requestId } })
        return done()
      },
    }
  })
}

/** The document is dated the day it is drawn up, and never before the notice is over. */
async function compose(tx: Tx, { studio, request }: RequestInHand, { regionId, opened, closes }: { regionId: string; opened: string; closes: string }): Promise<OfficialDocument> {
  const [region, day] = await Promise.all([requireRegion(tx, regionId), today(tx)])
  const terms = required(applicationTerms(studio.policyId, request.tier))
  const policy = required(policyById(terms.policyId))
  const issuer = region.settings.issuerName || region.name
  const issuedOn = day < closes ? closes : day
  const prefix = `${region.settings.shortName || region.name}人社发`
  const year = Number(issuedOn.slice(0, 4))
  return OfficialDocument.parse(
    composeRecognitionNotice({
      issuerMark: `${issuer}文件`,
      documentNumber: { prefix, year, number: (await lastDocumentNumber(tx, { regionId, prefix, year })) + 1 },
      addressee: '各有关单位',
      issuerNames: [issuer],
      issuedOn,
      note: '此件公开发布',
      imprint: { printedBy: `${issuer}办公室`, printedOn: issuedOn },
      demo: settings().demo,
      tierName: terms.tierLabel,
      studio: { name: printed(studio.name), lead: printed(studio.leadName ?? '——'), hostOrganisation: printed(studio.hostName ?? '——'), trade: printed(studio.trade) },
      upgrade: request.kind === 'upgrade',
      publicNotice: `${chineseDay(opened)}至${chineseDay(closes)}`,
      policy: `《${policy.title.zh}》（${policy.documentNumber}）`,
    }),
  )
}
