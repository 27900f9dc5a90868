import { json } from '@remix-run/node'
import { z } from 'zod'

import type { RegionActor } from '#app/auth/actor.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { chosenFile, file, optional, paragraph, uuid } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { moveReport } from '#app/services/studios/report/move-report.server.ts'
import { attachToReport, detachFromReport } from '#app/services/studios/report/report-files.server.ts'
import { reportField } from '#scoring/studios/report-form.ts'

const withRemark = { field: optional(z.string().refine((key) => reportField(key) !== null, 'notOption')), reason: paragraph({ max: 500 }) }

const ActForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('submit') }),
  z.object({ intent: z.literal('confirm') }),
  z.object({ intent: z.literal('accept') }),
  z.object({ intent: z.literal('hostReturn'), ...withRemark }),
  z.object({ intent: z.literal('return'), ...withRemark }),
  z.object({ intent: z.literal('reopen'), ...withRemark }),
  z.object({ intent: z.literal('attach'), file: file() }),
  z.object({ intent: z.literal('detach'), fileId: uuid() }),
])

export interface ReportAnswer {
  intent: string
  errors: Record<string, string>
  values: Record<string, string>
}

/** One act on a report; the services ask whether this person may do it. */
export async function actOnReport(request: Request, place: { actor: RegionActor; studioId: string; year: number }) {
  const m = messagesFor(localeOf(request))
  const words = m.studioReport
  const refuse = (intent: string, errors: Record<string, string>, status: number, values: Record<string, string> = {}) =>
    json<ReportAnswer>({ intent, errors: fieldMessages(errors, m, words.refusals), values }, { status })
  const form = await parseForm(request, ActForm)
  if (!form.ok) return refuse(form.values.intent ?? '', form.errors, 400, form.values)
  const act = { ...place, idempotencyKey: form.idempotencyKey ?? '' }
  const back = (message: string) => redirectWithToast(paths.studioReport(place.studioId, place.year), message)
  const { value } = form
  if (value.intent === 'attach') {
    const upload = await chosenFile(value.file)
    if (!upload) return refuse('attach', { file: 'required' }, 400)
    const outcome = await attachToReport({ ...act, upload })
    return outcome.ok ? back(words.acts.attached) : refuse('attach', { file: outcome.reason }, 409)
  }
  if (value.intent === 'detach') {
    const outcome = await detachFromReport({ ...act, fileId: value.fileId })
    return outcome.ok ? back(words.acts.detached) : refuse('detach', { form: 'illegalTransition' }, 409)
  }
  const remarks = 'reason' in value ? [{ field: value.field, text: value.reason }] : []
  const outcome = await moveReport({ ...act, action: value.intent, remarks })
  return outcome.ok ? back(words.acts.done[value.intent]) : refuse(value.intent, { form: outcome.reason }, 409)
}
