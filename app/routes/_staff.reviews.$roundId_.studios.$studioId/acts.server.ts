import { json } from '@remix-run/node'
import { z } from 'zod'

import type { RegionActor } from '#app/auth/actor.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { line, paragraph, uuid } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { assignByHand, setCandidateStatus } from '#app/services/reviews/assign.server.ts'
import { decideTie, returnReview, writePanelRemark } from '#app/services/reviews/decide.server.ts'

const reason = paragraph({ max: 500 })

const RoundStudioForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('assignByHand'), expertPersonId: uuid() }),
  z.object({ intent: z.literal('status'), status: z.enum(['assessed', 'exempt']), reason }),
  z.object({ intent: z.literal('decide'), grade: z.enum(['excellent', 'qualified']), reason }),
  z.object({ intent: z.literal('undecide'), reason }),
  z.object({ intent: z.literal('returnReview'), assignmentId: uuid(), reason }),
  z.object({ intent: z.literal('remark'), item: line({ max: 60 }), text: paragraph({ max: 1000 }) }),
])

/** One act of the bureau or the panel on one studio of a round. */
export async function actOnRoundStudio(request: Request, { actor, roundId, studioId }: { actor: RegionActor; roundId: string; studioId: string }) {
  const m = messagesFor(localeOf(request))
  const words = m.reviews
  const form = await parseForm(request, RoundStudioForm)
  if (!form.ok) return json({ intent: form.values.intent ?? '', about: form.values.assignmentId ?? '', errors: fieldMessages(form.errors, m, words.refusals), values: form.values }, { status: 400 })
  const { value } = form
  const act = { actor, roundId, studioId, idempotencyKey: form.idempotencyKey ?? '' }
  const answer = (outcome: { ok: true } | { ok: false; reason: string }, message: string) =>
    outcome.ok
      ? redirectWithToast(paths.reviewStudio(roundId, studioId), message)
      : json({ intent: value.intent, about: 'assignmentId' in value ? value.assignmentId : '', errors: fieldMessages({ form: outcome.reason }, m, words.refusals), values: ('reason' in value ? { reason: value.reason } : {}) as Record<string, string> }, { status: 409 })
  switch (value.intent) {
    case 'assignByHand':
      return answer(await assignByHand({ ...act, expertPersonId: value.expertPersonId }), words.assign.done)
    case 'status':
      return answer(await setCandidateStatus({ ...act, status: value.status, reason: value.reason }), words.studios.changed)
    case 'decide':
      return answer(await decideTie({ ...act, grade: value.grade, reason: value.reason }), words.meeting.decided)
    case 'undecide':
      return answer(await decideTie({ ...act, grade: null, reason: value.reason }), words.meeting.undecidedAgain)
    case 'returnReview':
      return answer(await returnReview({ actor, roundId, idempotencyKey: act.idempotencyKey, assignmentId: value.assignmentId, reason: value.reason }), words.meeting.returned)
    case 'remark':
      return answer(await writePanelRemark({ ...act, item: value.item, text: value.text }), words.meeting.remarkSaved)
  }
}

export interface RoundStudioAnswer {
  intent: string
  /** The review it was about, where there are several. */
  about: string
  errors: Record<string, string>
  values: Record<string, string>
}
