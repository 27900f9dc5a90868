import { fail, type Outcome } from '#app/lib/outcome.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { noticeStateAt, type NoticeContent } from '#app/services/notices/notice-content.ts'
import { noticeLength } from '#app/services/notices/notice-length.server.ts'
import { openNoticeIn } from '#app/services/notices/open-notice.server.ts'
import { listNoticesOf } from '#db/queries/notices.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { listOpinions, reopenOpinions } from '#db/queries/recognition-opinions.ts'
import { required } from '#app/lib/errors.ts'
import { policyById } from '#scoring/policies/register.ts'
import { applicationTerms } from '#scoring/studios/application/terms.ts'
import { opinionRound } from '../opinions/opinion-round.ts'
import { stored, takeStep, type RequestAct, type RequestInHand, type StepRefusal } from './act-on-request.server.ts'
import type { ExpertOpinion, RequestRemark } from './request-content.ts'

/** Sends an application back with remarks, each on one condition or on the whole. @throws AppError 404, 403 */
export function returnApplication({ remarks, ...act }: RequestAct & { remarks: ReadonlyArray<{ condition: string | null; text: string }> }): Promise<Outcome<StepRefusal | 'remarkMissing'>> {
  return takeStep<StepRefusal | 'remarkMissing'>({ ...act, action: 'return', input: remarks }, async (tx) => {
    if (remarks.length === 0) return fail('remarkMissing')
    const at = (await databaseNow(tx)).toISOString()
    return { change: { remarks: remarks.map((remark): RequestRemark => ({ ...remark, at })) }, audit: { remarks: remarks.length } }
  })
}

/** Takes an application into review; experts who judged an earlier submission are asked to look again. @throws AppError 404, 403 */
export function startReview(act: RequestAct): Promise<Outcome<StepRefusal>> {
  return takeStep<StepRefusal>({ ...act, action: 'startReview', input: null }, async (tx) => {
    await reopenOpinions(tx, { regionId: act.actor.regionId, requestId: act.requestId })
    return { change: {} }
  })
}

/** Writes down what an expert said of it; the applicant never sees it. @throws AppError 404, 403 */
export function addOpinion({ opinion, ...act }: RequestAct & { opinion: Omit<ExpertOpinion, 'at'> }): Promise<Outcome<StepRefusal>> {
  return takeStep<StepRefusal>({ ...act, action: 'addOpinion', input: opinion }, async (tx, { content }) => ({
    change: { content: stored({ ...content, opinions: [...content.opinions, { ...opinion, at: (await databaseNow(tx)).toISOString() }] }) },
    audit: { expert: opinion.expert, grade: opinion.grade },
  }))
}

export type RecognitionNoticeRefusal = StepRefusal | 'alreadyRunning' | 'calendarUnknown' | 'opinionsOpen' | 'opinionMissing' | 'shorterThanLaidDown'

/**
 * Puts the recognition on public notice for some working days, not fewer than a document lays down, once every expert who was asked has answered.
 *
 * @throws AppError 404, 403
 */
export function openRecognitionNotice({ workingDays, phone, ...act }: RequestAct & { workingDays: number; phone: string | null }): Promise<Outcome<RecognitionNoticeRefusal>> {
  const { regionId } = act.actor
  return takeStep<RecognitionNoticeRefusal>({ ...act, action: 'openNotice', input: { workingDays, phone } }, async (tx, hand) => {
    const experts = opinionRound(await listOpinions(tx, { regionId, requestId: act.requestId }))
    if (experts.open > 0) return fail('opinionsOpen', { open: experts.open })
    if (experts.submitted + hand.content.opinions.length === 0) return fail('opinionMissing')
    const [region, laidDown] = [await requireRegion(tx, regionId), await noticeLength(tx, { regionId, policyId: hand.studio.policyId, of: 'studios' })]
    if (laidDown.documentNumber !== null && workingDays < laidDown.workingDays) return fail('shorterThanLaidDown', { ...laidDown })
    const notice = {
      actor: act.actor, subjectType: 'studioRecognition', subjectId: act.requestId, place: {}, title: `关于拟认定${hand.studio.name}的公示`, documentNumber: null, workingDays,
      content: recognitionContent(hand, region.settings.issuerName || region.name, phone),
    } as const
    return { change: {}, audit: { workingDays }, last: () => openNoticeIn(tx, notice) }
  })
}

/** Official papers are Chinese in every language of the screen. */
function recognitionContent({ studio, request }: RequestInHand, office: string, phone: string | null): NoticeContent {
  const terms = required(applicationTerms(studio.policyId, request.tier))
  const policy = policyById(terms.policyId)
  return {
    paragraphs: [
      `经单位申报、资格审查和专家评审，拟认定以下工作室为${terms.tierLabel}技能大师工作室，现予以公示，接受社会监督。`,
      '公示期内，单位和个人如有异议，可在本页提交，也可书面向公示单位反映。反映问题请写明具体事实；署名并留下联系方式的，将得到答复。',
    ],
    columns: [{ key: 'name', label: '工作室' }, { key: 'lead', label: '领办人' }, { key: 'host', label: '依托单位' }, { key: 'trade', label: '工种' }, { key: 'tier', label: '拟认定级别' }],
    rows: [[studio.name, studio.leadName ?? '', studio.hostName ?? '', studio.trade, terms.tierLabel]],
    basis: policy ? [`《${policy.title.zh}》（${policy.documentNumber}）`] : [],
    contact: { office, phone, address: null },
  }
}

/** The last notice of an application, with where it stands now. */
export async function lastNotice(tx: Parameters<typeof listNoticesOf>[0], { regionId, requestId }: { regionId: string; requestId: string }) {
  const [[last], now] = await Promise.all([listNoticesOf(tx, { regionId, subjectType: 'studioRecognition', subjectId: requestId }), databaseNow(tx)])
  return last ? { id: last.notice.id, state: noticeStateAt(last.notice, now), opensAt: last.notice.opensAt, closesAt: last.notice.closesAt, openObjections: last.openObjections } : null
}

/** Takes an application back into review once its notice no longer runs. @throws AppError 404, 403 */
export function reopenReview({ reason, ...act }: RequestAct & { reason: string }): Promise<Outcome<StepRefusal | 'noticeRuns'>> {
  return takeStep<StepRefusal | 'noticeRuns'>({ ...act, action: 'reopenReview', input: { reason } }, async (tx) => {
    const notice = await lastNotice(tx, { regionId: act.actor.regionId, requestId: act.requestId })
    return notice?.state === 'open' ? fail('noticeRuns') : { change: {}, audit: { reason } }
  })
}

/** Refuses an application or a change request, with the reason the applicant reads. @throws AppError 404, 403 */
export function refuseRequest({ reason, ...act }: RequestAct & { reason: string }): Promise<Outcome<StepRefusal | 'noticeRuns'>> {
  return takeStep<StepRefusal | 'noticeRuns'>({ ...act, action: 'refuse', input: { reason } }, async (tx) => {
    const notice = await lastNotice(tx, { regionId: act.actor.regionId, requestId: act.requestId })
    if (notice?.state === 'open') return fail('noticeRuns')
    return { change: { decidedBy: act.actor.userId, decidedAt: await databaseNow(tx), decisionReason: reason }, audit: { reason } }
  })
}
