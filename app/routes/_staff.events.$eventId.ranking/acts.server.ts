import { z } from 'zod'

import { requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import type { RegionActor } from '#app/auth/actor.ts'
import type { Permission } from '#app/auth/permissions.ts'
import { optional, paragraph, uuid } from '#app/lib/form-fields.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import type { Messages } from '#app/messages/index.ts'
import { confirmResult } from '#app/services/results/confirm-result.server.ts'
import { cancelCorrection, openCorrection } from '#app/services/results/correct-result.server.ts'
import { decideTie, revokeTie } from '#app/services/results/decide-tie.server.ts'

const hash = () => z.string().regex(/^[0-9a-f]{64}$/, 'invalid')
const reason = () => paragraph({ max: 500 })

/** The acts of the ranking page. */
export const RankingForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('confirm'), seenOutputHash: hash() }),
  z.object({ intent: z.literal('openCorrection'), reason: reason() }),
  z.object({ intent: z.literal('cancelCorrection') }),
  z.object({
    intent: z.literal('decideTie'),
    subject: z.enum(['technician', 'seniorWorker', 'award']),
    awardKey: optional(z.string().max(40)),
    inputHash: hash(),
    members: z.array(uuid()).min(1).max(500),
    granted: z.array(uuid()).max(500),
    option: z.enum(['none', 'allFit', 'extraTest']),
    reason: reason(),
  }),
  z.object({ intent: z.literal('revokeTie'), decisionId: uuid(), reason: reason() }),
])

export type RankingAct = z.output<typeof RankingForm>

/** Permission of each act, and whether the password must have been given just now. */
const ACTS: Record<RankingAct['intent'], { permission: Permission; fresh: boolean }> = {
  confirm: { permission: 'result:confirm', fresh: true },
  openCorrection: { permission: 'result:correct', fresh: false },
  cancelCorrection: { permission: 'result:correct', fresh: false },
  decideTie: { permission: 'tie:decide', fresh: false },
  revokeTie: { permission: 'tie:decide', fresh: false },
}

/** A refusal as the page shows it; `about` names the tie or decision the form was for. */
export interface RefusedAct {
  intent: string
  about: string
  errors: Record<string, string>
  values: Record<string, string>
}

/** Runs one act of the page. @returns where to go when it was done, or why it was not */
export async function runRankingAct(request: Request, { eventId, act, idempotencyKey, m }: { eventId: string; act: RankingAct; idempotencyKey: string; m: Messages }): Promise<Response | RefusedAct> {
  const { permission, fresh } = ACTS[act.intent]
  const actor: RegionActor = await requirePermission(request, permission, { eventId })
  if (fresh) await requireFresh(request)
  const base = { actor, eventId, idempotencyKey }
  const here = paths.eventRanking(eventId)
  const refused = (code: keyof Messages['results']['refusal'], about = ''): RefusedAct => ({ intent: act.intent, about, errors: { form: m.results.refusal[code] }, values: 'reason' in act ? { reason: act.reason } : {} })
  switch (act.intent) {
    case 'confirm': {
      const outcome = await confirmResult({ ...base, seenOutputHash: act.seenOutputHash })
      if (outcome.ok) return redirectWithToast(paths.eventEdition(eventId, outcome.value.edition), m.results.confirm.done(outcome.value.edition), { tone: 'decided' })
      return refused(outcome.reason)
    }
    case 'openCorrection': {
      const outcome = await openCorrection({ ...base, reason: act.reason })
      return outcome.ok ? redirectWithToast(here, m.results.correct.done) : refused(outcome.reason)
    }
    case 'cancelCorrection': {
      const outcome = await cancelCorrection(base)
      return outcome.ok ? redirectWithToast(here, m.results.correct.cancelDone) : refused(outcome.reason)
    }
    case 'decideTie': {
      const { subject, inputHash, members, granted, option, reason: why } = act
      const awardKey = act.awardKey ?? ''
      const outcome = await decideTie({ ...base, subject, awardKey, inputHash, members, granted, option, reason: why })
      return outcome.ok ? redirectWithToast(here, m.results.tie.decided) : refused(outcome.reason, `${subject} ${awardKey} ${members[0] ?? ''}`)
    }
    case 'revokeTie': {
      const outcome = await revokeTie({ ...base, decisionId: act.decisionId, reason: act.reason })
      return outcome.ok ? redirectWithToast(here, m.results.tie.revoked) : refused(outcome.reason, act.decisionId)
    }
  }
}
