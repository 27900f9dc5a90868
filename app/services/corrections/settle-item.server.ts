import type { RegionActor } from '#app/auth/actor.ts'
import type { Permission } from '#app/auth/permissions.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { changeCertificateStatus, keepCertificate, replaceCertificate } from '#app/services/certificates/change-certificate.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { lockGrants } from '#app/services/grants/apply-evaluation.server.ts'
import { readDb } from '#db/client.ts'
import { getCorrectionItem, keepPromotion, settleItem, supersedePromotions, type CorrectionItemRow } from '#db/queries/corrections.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { listEverPublished } from '#db/queries/results.ts'

export type ItemDecision = 'superseded' | 'kept'

export interface SettleItem {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  itemId: string
  decision: ItemDecision
  reason: string
}

export type SettleRefusal = 'notOpen' | 'stillDiffers' | 'otherStatus' | 'notDue' | 'nothingProposed' | 'missingCharacters' | 'notPublished'

/** Whose decision an item is: certificates, money and the result itself each have their own. */
export function permissionFor(kind: CorrectionItemRow['kind']): Permission {
  return kind === 'certificate' ? 'certificate:revoke' : kind === 'money' ? 'grant:plan' : 'result:publish'
}

/** The kind of an item, for the guard. @throws AppError 404 for an item of another event or region */
export async function kindOfItem(actor: RegionActor, eventId: string, itemId: string): Promise<CorrectionItemRow['kind']> {
  return required(await getCorrectionItem(readDb, { itemId, eventId, regionId: actor.regionId })).kind
}

/**
 * Settles one thing that a correction listed: in line with the new edition, or left standing, with a reason. A certificate is replaced, revoked or kept by
 * its own act, which settles the item with it; money is brought in line on the page of differences, where everything tied to it is seen.
 */
export async function settleCorrectionItem(input: SettleItem): Promise<Outcome<SettleRefusal>> {
  const { actor, eventId, itemId, decision, reason, idempotencyKey } = input
  const item = required(await getCorrectionItem(readDb, { itemId, eventId, regionId: actor.regionId }))
  if (item.state !== 'open') return fail('notOpen')
  if (item.kind === 'certificate') {
    const change = { actor, certificateId: item.subjectId, eventId, reason, idempotencyKey }
    const outcome = decision === 'kept' ? await keepCertificate(change) : item.after === null ? await changeCertificateStatus({ ...change, act: 'revoke' }) : await replaceCertificate(change)
    return outcome.ok ? done() : fail(outcome.reason)
  }
  if (item.kind === 'money' && decision === 'superseded') return fail('stillDiffers')
  return settleHere(input, item)
}

async function settleHere({ actor, eventId, itemId, decision, reason, idempotencyKey }: SettleItem, { kind }: CorrectionItemRow): Promise<Outcome<SettleRefusal>> {
  const { regionId } = actor
  const { competitionId } = await requireEvent(readDb, { eventId, regionId })
  return runCommand({ actor, name: 'corrections.settle', idempotencyKey, input: { itemId, decision, reason } }, async (tx): Promise<Outcome<SettleRefusal>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    if (kind === 'money') await lockGrants(tx, regionId)
    const item = required(await getCorrectionItem(tx, { itemId, eventId, regionId }))
    if (!(await settleItem(tx, { itemId, regionId, state: decision, reason, by: actor.userId, byName: actor.displayName }))) return fail('notOpen')
    if (item.kind === 'promotion') {
      if (!(await listEverPublished(tx, { eventId, regionId })).includes(item.editionId)) return fail('notPublished')
      if (decision === 'superseded') await supersedePromotions(tx, { regionId, promotionIds: [item.subjectId], by: actor.userId, reason })
      else await keepPromotion(tx, { regionId, promotionId: item.subjectId, editionId: item.editionId, by: actor.userId, reason })
    }
    await recordEvent(tx, {
      actor, regionId, kind: 'correctionItemSettled', subject: { type: 'event', id: eventId }, chain: { type: 'competition', id: competitionId },
      data: { item: itemId, itemKind: item.kind, label: item.label, subjectId: item.subjectId, decision, reason },
    })
    return done()
  })
}
