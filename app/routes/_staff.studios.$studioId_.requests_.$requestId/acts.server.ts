import { json } from '@remix-run/node'
import { z } from 'zod'

import type { RegionActor } from '#app/auth/actor.ts'
import { requireFresh } from '#app/auth/guards.server.ts'
import { refusalSentences } from '#app/components/studio-requests/refusal-sentences.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { chosenFile, day, file, line, optional, paragraph, uuid, version, wholeNumber } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { draftRecognition } from '#app/services/documents/recognition-document.server.ts'
import { askExpert, askExperts, releaseExpert } from '#app/services/studios/opinions/ask-experts.server.ts'
import type { RequestAct } from '#app/services/studios/requests/act-on-request.server.ts'
import { approveChange, resubmitChange } from '#app/services/studios/requests/change-requests.server.ts'
import { addOpinion, openRecognitionNotice, refuseRequest, reopenReview, returnApplication, startReview } from '#app/services/studios/requests/decide-application.server.ts'
import { addEvidence, confirmHostNotice, removeEvidence, saveApplication, submitApplication, withdrawRequest } from '#app/services/studios/requests/fill-application.server.ts'
import { recogniseStudio, type RecognitionPaper } from '#app/services/studios/requests/recognise.server.ts'
import { conditionKeys } from '#scoring/studios/application/terms.ts'

const answer = z.string().max(1200, 'tooLong').optional()
const reason = paragraph({ max: 500 })
const answers = Object.fromEntries(conditionKeys().map((key) => [`answer-${key}`, answer]))

const ActForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('save'), version: version(), ...answers, from: optional(day()), to: optional(day()), result: optional(z.enum(['noObjection', 'settled'])), note: optional(paragraph({ max: 500 })),
  }),
  z.object({ intent: z.literal('addEvidence'), condition: line({ max: 40 }), file: file() }),
  z.object({ intent: z.literal('removeEvidence'), fileId: uuid() }),
  z.object({ intent: z.literal('confirmHostNotice') }),
  z.object({ intent: z.literal('submit') }),
  z.object({ intent: z.literal('withdraw') }),
  z.object({ intent: z.literal('return'), condition: optional(line({ max: 40 })), condition2: optional(line({ max: 40 })), reason, reason2: optional(paragraph({ max: 500 })) }),
  z.object({ intent: z.literal('startReview') }),
  z.object({ intent: z.literal('addOpinion'), expert: line({ max: 60 }), grade: z.enum(['recommend', 'undecided', 'against']), reason }),
  z.object({ intent: z.literal('openNotice'), workingDays: wholeNumber({ min: 3, max: 30 }), phone: optional(line({ max: 40 })) }),
  z.object({ intent: z.literal('reopenReview'), reason }),
  z.object({ intent: z.literal('draftDocument') }),
  z.object({ intent: z.literal('askExperts'), count: wholeNumber({ min: 1, max: 9 }), dueOn: day() }),
  z.object({ intent: z.literal('askExpert'), expertPersonId: uuid(), dueOn: day() }),
  z.object({ intent: z.literal('releaseExpert'), opinionId: uuid(), reason }),
  z.object({ intent: z.literal('resubmit'), to: line({ max: 120 }), identity: optional(line({ max: 18 })), reason, file: file() }),
  z.object({ intent: z.literal('resubmitReport'), to: paragraph({ max: 1000 }), file: file() }),
  z.object({ intent: z.literal('recognise'), documentNumber: optional(line({ max: 60 })), on: optional(day()), documentId: optional(uuid()), documentVersion: optional(wholeNumber({ min: 1, max: 100_000 })) }),
  z.object({ intent: z.literal('refuse'), reason }),
  z.object({ intent: z.literal('approveChange'), documentNumber: optional(line({ max: 60 })) }),
])

type ActValue = z.output<typeof ActForm>

export interface RequestAnswer {
  intent: string
  errors: Record<string, string>
  values: Record<string, string>
}

/** The field a refusal belongs to. */
const FIELD_OF: Record<string, string> = { daysReversed: 'to', noCondition: 'condition', dayInFuture: 'on', dayBeforeNotice: 'on', visitInFuture: 'visitedOn', duePast: 'dueOn', badIdentity: 'identity', identityOfOther: 'identity', badName: 'to', nameTaken: 'to', nothingChanges: 'to' }

/** One act on a request; the services ask whether this person may do it. */
export async function actOnRequest(request: Request, place: { actor: RegionActor; studioId: string; requestId: string }) {
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const words = m.studioRequests
  const refuse = (intent: string, errors: Record<string, string>, status: number, values: Record<string, string> = {}, data?: Record<string, unknown>) => json<RequestAnswer>({ intent, errors: fieldMessages(errors, m, refusalSentences(m, locale, data)), values }, { status })
  const form = await parseForm(request, ActForm)
  if (!form.ok) return refuse(form.values.intent ?? '', form.errors, 400, form.values)
  const { value } = form
  const act = { ...place, idempotencyKey: form.idempotencyKey ?? '' }
  const back = (message: string) => redirectWithToast(paths.studioRequest(place.studioId, place.requestId), message)
  if (value.intent === 'addEvidence') {
    const upload = await chosenFile(value.file)
    if (!upload) return refuse('addEvidence', { file: 'required' }, 400, { condition: value.condition })
    const outcome = await addEvidence({ ...act, condition: value.condition, upload })
    return outcome.ok ? back(words.evidence.added) : refuse('addEvidence', { [FIELD_OF[outcome.reason] ?? 'file']: outcome.reason }, 409, { condition: value.condition })
  }
  if (value.intent === 'removeEvidence') {
    const outcome = await removeEvidence({ ...act, fileId: value.fileId })
    return outcome.ok ? back(words.evidence.removed) : refuse('removeEvidence', { form: outcome.reason }, 409)
  }
  if (value.intent === 'resubmit') {
    const outcome = await resubmitChange({ ...act, to: value.to, identity: value.identity, reason: value.reason, upload: await chosenFile(value.file) })
    return outcome.ok ? back(words.acts.done.resubmit) : refuse('resubmit', { [FIELD_OF[outcome.reason] ?? 'form']: outcome.reason }, 409, typedOf(value))
  }
  if (value.intent === 'resubmitReport') {
    const outcome = await resubmitChange({ ...act, to: value.to, identity: null, reason: '', upload: await chosenFile(value.file) })
    return outcome.ok ? back(words.rectify.submitted) : refuse('resubmitReport', { [FIELD_OF[outcome.reason] ?? 'form']: outcome.reason }, 409, typedOf(value))
  }
  if (value.intent === 'recognise') {
    await requireFresh(request)
    const paper = paperOf(value)
    if (paper === null) return refuse('recognise', { [value.documentNumber === null ? 'documentNumber' : 'on']: 'required' }, 400, typedOf(value))
    const outcome = await recogniseStudio({ ...act, paper })
    if (outcome.ok) return redirectWithToast(paths.studioRequest(place.studioId, place.requestId), words.acts.done.recognise, { tone: 'decided' })
    const errors = outcome.reason === 'missingCharacters' ? { form: m.documents.notices.refusal.missingCharacters(charactersOf(outcome.data)) } : null
    return errors ? json<RequestAnswer>({ intent: 'recognise', errors, values: typedOf(value) }, { status: 409 }) : refuse('recognise', { [FIELD_OF[outcome.reason] ?? 'form']: outcome.reason }, 409, typedOf(value))
  }
  const outcome = await run(act, value)
  return outcome.ok ? back(words.acts.done[value.intent]) : refuse(value.intent, { [FIELD_OF[outcome.reason] ?? 'form']: outcome.reason }, 409, typedOf(value), outcome.data)
}

function run(act: RequestAct, value: Exclude<ActValue, { intent: 'addEvidence' | 'removeEvidence' | 'resubmit' | 'resubmitReport' | 'recognise' }>) {
  switch (value.intent) {
    case 'save': return saveApplication({ ...act, version: value.version, answers: answersOf(value), hostNotice: value.from !== null && value.to !== null && value.result !== null ? { from: value.from, to: value.to, result: value.result, note: value.note ?? '' } : null })
    case 'confirmHostNotice': return confirmHostNotice(act)
    case 'submit': return submitApplication(act)
    case 'withdraw': return withdrawRequest(act)
    case 'return': return returnApplication({ ...act, remarks: [{ condition: value.condition, text: value.reason }, ...(value.reason2 === null ? [] : [{ condition: value.condition2, text: value.reason2 }])] })
    case 'startReview': return startReview(act)
    case 'addOpinion': return addOpinion({ ...act, opinion: { expert: value.expert, grade: value.grade, reason: value.reason } })
    case 'openNotice': return openRecognitionNotice({ ...act, workingDays: value.workingDays, phone: value.phone })
    case 'reopenReview': return reopenReview({ ...act, reason: value.reason })
    case 'draftDocument': return draftRecognition(act)
    case 'askExperts': return askExperts({ ...act, count: value.count, dueOn: value.dueOn })
    case 'askExpert': return askExpert({ ...act, expertPersonId: value.expertPersonId, dueOn: value.dueOn })
    case 'releaseExpert': return releaseExpert({ ...act, opinionId: value.opinionId, reason: value.reason })
    case 'refuse': return refuseRequest({ ...act, reason: value.reason })
    case 'approveChange': return approveChange({ ...act, documentNumber: value.documentNumber })
  }
}

/** The draft, or number and day of a document issued on paper; null when neither is whole. */
function paperOf({ documentId, documentVersion, documentNumber, on }: Extract<ActValue, { intent: 'recognise' }>): RecognitionPaper | null {
  if (documentId !== null && documentVersion !== null) return { documentId, version: documentVersion }
  return documentNumber !== null && on !== null ? { documentNumber, on } : null
}

/** The characters that no font can draw, from a document or from a plaque. */
function charactersOf(data: Record<string, unknown> | undefined): string {
  const missing = (data?.missing ?? []) as Array<{ characters: string }>
  return typeof data?.characters === 'string' ? data.characters : missing.map(({ characters }) => characters).join('')
}

function answersOf(value: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(conditionKeys().flatMap((key) => (typeof value[`answer-${key}`] === 'string' ? [[key, value[`answer-${key}`] as string]] : [])))
}

/** What was typed, shown again beside the refusal. */
function typedOf(value: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (typeof one === 'string' || typeof one === 'number' ? [[key, String(one)]] : [])))
}
