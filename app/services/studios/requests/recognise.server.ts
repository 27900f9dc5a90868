import { dayOf } from '#app/lib/dates.ts'
import { required } from '#app/lib/errors.ts'
import { fail, type Outcome } from '#app/lib/outcome.ts'
import { issuePlaqueIn } from '#app/services/certificates/issue-plaque.server.ts'
import { databaseNow, today } from '#app/services/clock.server.ts'
import { issueDraftIn, missingIn, type NoticeRefusal } from '#app/services/documents/edit-notice.server.ts'
import { documentNumberText, OfficialDocument } from '#certificates/notices/payload.ts'
import { readDb, type Tx } from '#db/client.ts'
import { draftOfApplication } from '#db/queries/official-documents.ts'
import { insertStudioMilestones, updateStudio } from '#db/queries/studios.ts'
import { applicationTerms } from '#scoring/studios/application/terms.ts'
import { stored, takeStep, type RequestAct, type RequestInHand, type StepRefusal } from './act-on-request.server.ts'
import { lastNotice } from './decide-application.server.ts'

/** The draft that was drawn up here, as its reader saw it; or number and day of a document that was issued on paper. */
export type RecognitionPaper = { documentId: string; version: number } | { documentNumber: string; on: string }

export type RecogniseRefusal = StepRefusal | NoticeRefusal | 'noticeRuns' | 'noticeWithdrawn' | 'objectionsOpen' | 'dayInFuture' | 'dayBeforeNotice' | 'draftWaits'

/**
 * Recognises the studio at the tier applied for, after a notice that ran its time. One act: the document is issued, the register, the
 * milestone and so the grants follow it, and the plaque's certificate is issued; or nothing of it happens.
 *
 * @throws AppError 404, 403
 */
export async function recogniseStudio({ paper, ...act }: RequestAct & { paper: RecognitionPaper }): Promise<Outcome<RecogniseRefusal>> {
  const { regionId } = act.actor
  const { requestId, studioId } = act
  const known = await draftOfApplication(readDb, { regionId, requestId })
  // Drawing takes time and touches nothing, so it is done before the locks.
  const missing = known ? await missingIn(OfficialDocument.parse(known.payload)) : null
  if (missing) return fail('missingCharacters', { characters: missing })
  return takeStep<RecogniseRefusal>({ ...act, action: 'recognise', input: paper }, async (tx, hand) => {
    const draft = await draftOfApplication(tx, { regionId, requestId })
    if (draft === null ? 'documentId' in paper : !('documentId' in paper)) return fail(draft === null ? 'notDraft' : 'draftWaits')
    if ('documentId' in paper && (draft?.id !== paper.documentId || draft.version !== paper.version)) return fail('conflict')
    const facts = 'documentId' in paper ? factsOf(required(draft).payload) : paper
    const refusal = await noticeRefusal(tx, { regionId, requestId, on: facts.on })
    if (refusal) return fail(refusal)
    await enterRecognition(tx, hand, { regionId, studioId, ...facts })
    return {
      change: { decidedBy: act.actor.userId, decidedAt: await databaseNow(tx), content: stored({ ...hand.content, ...facts, ...(draft ? { documentId: draft.id } : {}) }) },
      audit: { documentNumber: facts.documentNumber, on: facts.on },
      last: async () => {
        const issued = 'documentId' in paper ? await issueDraftIn(tx, { actor: act.actor, ...paper }) : null
        if (issued && !issued.ok) return issued
        return issuePlaqueIn(tx, { actor: act.actor, studioId, reason: facts.documentNumber })
      },
    }
  })
}

function factsOf(payload: unknown): { documentNumber: string; on: string } {
  const document = OfficialDocument.parse(payload)
  return { documentNumber: documentNumberText(document), on: document.issuedOn }
}

async function noticeRefusal(tx: Tx, { on, ...place }: { regionId: string; requestId: string; on: string }) {
  const notice = await lastNotice(tx, place)
  if (notice?.state === 'open') return 'noticeRuns'
  if (notice?.state !== 'closed' || notice.closesAt === null) return 'noticeWithdrawn'
  if (notice.openObjections > 0) return 'objectionsOpen'
  if (on > (await today(tx))) return 'dayInFuture'
  return on < dayOf(notice.closesAt) ? 'dayBeforeNotice' : null
}

async function enterRecognition(tx: Tx, { studio, request }: RequestInHand, { regionId, studioId, documentNumber, on }: { regionId: string; studioId: string; documentNumber: string; on: string }): Promise<void> {
  const terms = required(applicationTerms(studio.policyId, request.tier))
  await updateStudio(tx, { regionId, studioId }, { tier: terms.tier, tierLabel: terms.tierLabel, recognitionDocument: documentNumber, recognisedOn: on, exitedOn: null, barredUntil: null })
  await insertStudioMilestones(tx, [{ regionId, studioId, kind: request.kind === 'upgrade' ? 'upgraded' : 'recognised', on, tier: terms.tier, documentNumber, data: request.kind === 'upgrade' ? { from: studio.tier } : {} }])
}
