import { z } from 'zod'

import { requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { paragraph, uuid, wholeNumber } from '#app/lib/form-fields.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import type { Messages } from '#app/messages/index.ts'
import { dropCorrectedRules } from '#app/services/corrections/corrected-rules-draft.server.ts'
import { kindOfItem, permissionFor, settleCorrectionItem } from '#app/services/corrections/settle-item.server.ts'
import { confirmResult } from '#app/services/results/confirm-result.server.ts'
import { cancelCorrection, openCorrection } from '#app/services/results/correct-result.server.ts'
import { applyScheme } from '#app/services/schemes/apply-scheme.server.ts'

const reason = () => paragraph({ max: 500 })

/** The acts of the correction page. */
export const CorrectionForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('open'), reason: reason() }),
  z.object({ intent: z.literal('dropRules'), version: wholeNumber({ min: 1, max: 999_999 }) }),
  z.object({ intent: z.literal('apply'), seenOutputHash: z.string().regex(/^[0-9a-f]{64}$/, 'invalid') }),
  z.object({ intent: z.literal('cancel') }),
  z.object({ intent: z.literal('applyScheme'), part: z.string().min(1).max(80), version: wholeNumber({ min: 1, max: 999_999_999 }), seen: z.string().regex(/^[0-9a-f]{64}$/, 'invalid') }),
  z.object({ intent: z.enum(['superseded', 'kept']), itemId: uuid(), reason: reason() }),
])

export type CorrectionAct = z.output<typeof CorrectionForm>

/** A refusal as the page shows it; `about` names the item the form was for. */
export interface RefusedCorrection {
  intent: string
  about: string
  errors: Record<string, string | string[]>
  values: Record<string, string | undefined>
}

/** Runs one act of the page, each behind its own permission. @returns where to go when it was done, or why it was not */
export async function runCorrectionAct(request: Request, { eventId, act, idempotencyKey, m }: { eventId: string; act: CorrectionAct; idempotencyKey: string; m: Messages }): Promise<Response | RefusedCorrection> {
  const here = paths.eventCorrection(eventId)
  const words = m.corrections
  const refused = (sentence: string, about = ''): RefusedCorrection => ({ intent: act.intent, about, errors: { form: sentence }, values: 'reason' in act ? { reason: act.reason } : {} })
  switch (act.intent) {
    case 'open': {
      const actor = await requirePermission(request, 'result:correct', { eventId })
      const outcome = await openCorrection({ actor, eventId, idempotencyKey, reason: act.reason })
      return outcome.ok ? redirectWithToast(here, m.results.correct.done) : refused(m.results.refusal[outcome.reason])
    }
    case 'dropRules': {
      const actor = await requirePermission(request, 'result:correct', { eventId })
      const outcome = await dropCorrectedRules({ actor, eventId, idempotencyKey, version: act.version })
      return outcome.ok ? redirectWithToast(here, words.change.dropped) : refused(words.refusal[outcome.reason])
    }
    case 'apply': {
      const actor = await requirePermission(request, 'result:confirm', { eventId })
      await requireFresh(request)
      const outcome = await confirmResult({ actor, eventId, idempotencyKey, seenOutputHash: act.seenOutputHash })
      return outcome.ok ? redirectWithToast(paths.eventEdition(eventId, outcome.value.edition), m.results.confirm.done(outcome.value.edition), { tone: 'decided' }) : refused(m.results.refusal[outcome.reason])
    }
    case 'applyScheme': {
      const actor = await requirePermission(request, 'scheme:edit', { eventId })
      const outcome = await applyScheme({ actor, eventId, idempotencyKey, partKey: act.part, version: act.version, seen: act.seen })
      return outcome.ok ? redirectWithToast(here, m.schemes.proposal.applied(outcome.value.edition)) : refused(m.schemes.failed[outcome.reason])
    }
    case 'cancel': {
      const actor = await requirePermission(request, 'result:correct', { eventId })
      const outcome = await cancelCorrection({ actor, eventId, idempotencyKey })
      return outcome.ok ? redirectWithToast(here, words.cancel.done(outcome.value.marks, outcome.value.statuses)) : refused(m.results.refusal[outcome.reason])
    }
    case 'superseded':
    case 'kept': {
      const reader = await requirePermission(request, 'result:read', { eventId })
      const kind = await kindOfItem(reader, eventId, act.itemId)
      const actor = await requirePermission(request, permissionFor(kind))
      if (kind === 'certificate') await requireFresh(request)
      const outcome = await settleCorrectionItem({ actor, eventId, idempotencyKey, itemId: act.itemId, decision: act.intent, reason: act.reason })
      return outcome.ok ? redirectWithToast(here, words.items.done) : refused(words.items.refusal[outcome.reason], act.itemId)
    }
  }
}
