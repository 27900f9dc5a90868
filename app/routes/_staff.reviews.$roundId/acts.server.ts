import { json } from '@remix-run/node'
import { z } from 'zod'

import type { RegionActor } from '#app/auth/actor.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { day, line, paragraph, uuid } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { assignAutomatically } from '#app/services/reviews/assign.server.ts'
import { decideTiedGroup } from '#app/services/reviews/decide.server.ts'
import { moveRound } from '#app/services/reviews/move-round.server.ts'
import { setRoundDue } from '#app/services/reviews/round-due.server.ts'

const reason = paragraph({ max: 500 })

const RoundForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('collect') }),
  z.object({ intent: z.literal('startReview') }),
  z.object({ intent: z.literal('startMeeting') }),
  z.object({ intent: z.literal('notify') }),
  z.object({ intent: z.literal('publish'), documentNumber: line({ max: 60 }) }),
  z.object({ intent: z.literal('backToReview'), reason }),
  z.object({ intent: z.literal('assign') }),
  z.object({ intent: z.literal('setDue'), dueOn: day() }),
  z.object({ intent: z.literal('decideGroup'), excellent: z.array(uuid()), reason }),
])

export interface RoundAnswer {
  intent: string
  errors: Record<string, string>
  values: Record<string, string>
}

/** One act of the bureau or the panel on a whole round. */
export async function actOnRound(request: Request, { actor, roundId }: { actor: RegionActor; roundId: string }) {
  const m = messagesFor(localeOf(request))
  const words = m.reviews
  const form = await parseForm(request, RoundForm)
  const refuse = (intent: string, errors: Record<string, string>, values: Record<string, string>, status: number) => json<RoundAnswer>({ intent, errors: fieldMessages(errors, m, words.refusals), values }, { status })
  if (!form.ok) return refuse(form.values.intent ?? '', form.errors, form.values, 400)
  const act = { actor, roundId, idempotencyKey: form.idempotencyKey ?? '' }
  const { value } = form
  const back = (message: string) => redirectWithToast(paths.review(roundId), message)
  const refused = (reasonCode: string) => refuse(value.intent, { form: reasonCode }, 'reason' in value && value.reason ? { reason: value.reason } : {}, 409)
  switch (value.intent) {
    case 'assign': {
      const outcome = await assignAutomatically(act)
      return outcome.ok ? back(words.assign.assigned(outcome.value.assigned, outcome.value.short)) : refused(outcome.reason)
    }
    case 'setDue': {
      const outcome = await setRoundDue({ ...act, dueOn: value.dueOn })
      return outcome.ok ? back(words.assign.dueSet(value.dueOn)) : refuse('setDue', { [outcome.reason === 'duePast' ? 'dueOn' : 'form']: outcome.reason }, { dueOn: value.dueOn }, 409)
    }
    case 'decideGroup': {
      const outcome = await decideTiedGroup({ ...act, excellent: value.excellent, reason: value.reason })
      return outcome.ok ? back(words.meeting.tiesDecided(outcome.value.studios)) : refused(outcome.reason)
    }
    default: {
      const outcome = await moveRound({ ...act, action: value.intent, reason: 'reason' in value ? value.reason : null, documentNumber: 'documentNumber' in value ? value.documentNumber : null })
      return outcome.ok ? back(words.acts.done[value.intent]) : refused(outcome.reason)
    }
  }
}
