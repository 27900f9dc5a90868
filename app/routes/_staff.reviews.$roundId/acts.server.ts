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
import { assignAutomatically, assignByHand, setCandidateStatus } from '#app/services/reviews/assign.server.ts'
import { decideTie, returnReview, writePanelRemark } from '#app/services/reviews/decide.server.ts'
import { moveRound } from '#app/services/reviews/move-round.server.ts'

const reason = paragraph({ max: 500 })
const studioId = uuid()

const RoundForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('collect') }),
  z.object({ intent: z.literal('startReview') }),
  z.object({ intent: z.literal('startMeeting') }),
  z.object({ intent: z.literal('notify') }),
  z.object({ intent: z.literal('publish'), documentNumber: line({ max: 60 }) }),
  z.object({ intent: z.literal('backToReview'), reason }),
  z.object({ intent: z.literal('assign') }),
  z.object({ intent: z.literal('assignByHand'), studioId, expertPersonId: uuid() }),
  z.object({ intent: z.literal('status'), studioId, status: z.enum(['assessed', 'exempt']), reason }),
  z.object({ intent: z.literal('decide'), studioId, grade: z.enum(['excellent', 'qualified']), reason }),
  z.object({ intent: z.literal('returnReview'), assignmentId: uuid(), reason }),
  z.object({ intent: z.literal('remark'), studioId, item: line({ max: 60 }), text: paragraph({ max: 1000 }) }),
])

export interface RoundAnswer {
  intent: string
  about: string
  errors: Record<string, string>
  values: Record<string, string>
}

/** One act of the bureau or the panel on a round. */
export async function actOnRound(request: Request, { actor, roundId }: { actor: RegionActor; roundId: string }) {
  const m = messagesFor(localeOf(request))
  const words = m.reviews
  const form = await parseForm(request, RoundForm)
  const refuse = (intent: string, about: string, errors: Record<string, string>, values: Record<string, string>, status: number) => json<RoundAnswer>({ intent, about, errors: fieldMessages(errors, m, words.refusals), values }, { status })
  const aboutOf = (values: object) => ('studioId' in values ? String(values.studioId) : 'assignmentId' in values ? String(values.assignmentId) : '')
  if (!form.ok) return refuse(form.values.intent ?? '', aboutOf(form.values), form.errors, form.values, 400)
  const act = { actor, roundId, idempotencyKey: form.idempotencyKey ?? '' }
  const { value } = form
  const back = (message: string) => redirectWithToast(paths.review(roundId), message)
  const refused = (reasonCode: string) => refuse(value.intent, aboutOf(value), { form: reasonCode }, {}, 409)
  switch (value.intent) {
    case 'assign': {
      const outcome = await assignAutomatically(act)
      return outcome.ok ? back(words.assign.assigned(outcome.value.assigned, outcome.value.short)) : refused(outcome.reason)
    }
    case 'assignByHand': {
      const outcome = await assignByHand({ ...act, studioId: value.studioId, expertPersonId: value.expertPersonId })
      return outcome.ok ? back(words.assign.done) : refused(outcome.reason)
    }
    case 'status': {
      const outcome = await setCandidateStatus({ ...act, studioId: value.studioId, status: value.status, reason: value.reason })
      return outcome.ok ? back(words.studios.changed) : refused(outcome.reason)
    }
    case 'decide': {
      const outcome = await decideTie({ ...act, studioId: value.studioId, grade: value.grade, reason: value.reason })
      return outcome.ok ? back(words.meeting.decided) : refused(outcome.reason)
    }
    case 'returnReview': {
      const outcome = await returnReview({ ...act, assignmentId: value.assignmentId, reason: value.reason })
      return outcome.ok ? back(words.meeting.returned) : refused(outcome.reason)
    }
    case 'remark': {
      const outcome = await writePanelRemark({ ...act, studioId: value.studioId, item: value.item, text: value.text })
      return outcome.ok ? back(words.meeting.remarkSaved) : refused(outcome.reason)
    }
    default: {
      const outcome = await moveRound({ ...act, action: value.intent, reason: 'reason' in value ? value.reason : null, documentNumber: 'documentNumber' in value ? value.documentNumber : null })
      return outcome.ok ? back(words.acts.done[value.intent]) : refused(outcome.reason)
    }
  }
}
