import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import { decryptPersonal } from '#app/lib/crypto.server.ts'
import { maskIdentityNumber } from '#app/lib/masks.ts'
import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { requireCompetitionWithUnits } from '#db/queries/competitions.ts'
import { readDb } from '#db/client.ts'
import { getSlipFacts, listSlipEntries } from '#db/queries/check-in.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { readFileContent } from '#db/queries/files.ts'
import { renderAdmissionSlip, renderAdmissionSlips, type AdmissionSlipPayload } from '#certificates/forms/admission-slip.ts'
import { namesAreHidden } from '../entries/names-hidden.ts'
import { batchStart } from './seats.ts'

/**
 * The admission slip of one accepted entry as PDF: `own` for the entrant, `any` for staff whose role reaches the event. Null for everything else, and
 * before seats are drawn.
 */
export async function drawAdmissionSlip(actor: RegionActor, entryId: string, whose: 'own' | 'any'): Promise<{ name: string; bytes: Buffer } | null> {
  const { regionId } = actor
  const facts = await getSlipFacts(readDb, { regionId, entryId })
  if (!facts || facts.registration !== 'accepted' || facts.seat === null || facts.batch === null || facts.slipCode === null) return null
  const event = await requireEvent(readDb, { regionId, eventId: facts.eventId })
  if (whose === 'own' ? facts.personId !== actor.personId : !hasPermissionAt(actor, 'entrant:read', { regionId, competitionId: facts.competitionId, eventId: facts.eventId }) || namesAreHidden(actor, event)) return null
  return { name: `准考证-${facts.number}.pdf`, bytes: await renderAdmissionSlip(await slipPayload(regionId, event, facts), certificateFonts()) }
}

/**
 * The slips of everybody who has a seat, in the order of seats: of the whole event for staff, of one unit alone for whoever registered its people or when
 * staff ask for it. The caller has checked who is allowed. Null when there is nobody.
 */
export async function drawAdmissionSlips(regionId: string, { eventId, organisationId }: { eventId: string; organisationId: string | null }): Promise<{ name: string; bytes: Buffer } | null> {
  const event = await requireEvent(readDb, { regionId, eventId })
  const payloads: AdmissionSlipPayload[] = []
  for (const entryId of await listSlipEntries(readDb, { regionId, eventId, organisationId })) {
    const facts = await getSlipFacts(readDb, { regionId, entryId })
    if (facts) payloads.push(await slipPayload(regionId, event, facts))
  }
  if (payloads.length === 0) return null
  return { name: `准考证-${event.name}.pdf`, bytes: await renderAdmissionSlips(payloads, certificateFonts()) }
}

type SlipFacts = NonNullable<Awaited<ReturnType<typeof getSlipFacts>>>

async function slipPayload(regionId: string, event: EventWithCompetition, facts: SlipFacts): Promise<AdmissionSlipPayload> {
  const competition = await requireCompetitionWithUnits(readDb, { regionId, competitionId: facts.competitionId })
  const photo = facts.photoFileId === null ? null : await readFileContent(readDb, { fileId: facts.photoFileId, regionId })
  const time = (event.seating && facts.batch !== null && batchStart(event.seating, facts.batch)) || competition.finalOn
  const place = event.seating?.room || competition.place || '以现场通知为准'
  return {
    schema: 1,
    kind: 'admissionSlip',
    language: 'zh-CN',
    competitionName: competition.name,
    eventName: event.name,
    ...(event.division ? { divisionName: event.division } : {}),
    entryNumber: facts.number,
    recipientName: facts.name,
    maskedIdNumber: facts.identityCipher ? maskIdentityNumber(decryptPersonal('identityNumber', facts.identityCipher)) : '——',
    ...(facts.organisation ? { organisation: facts.organisation } : {}),
    parts: event.rules.parts.map((part) => ({ name: part.name, time: `第 ${facts.batch} 批 ${time}`, place, seat: facts.seat! })),
    notes: ['凭本证和有效身份证件到场，扫描二维码检录。', '迟到十五分钟不得入场；检录结束未到的按缺考处理。', '手机等通讯设备入场前交存。'],
    organiserName: competition.organiserName ?? competition.hostName ?? competition.name,
    issuedOn: (event.seating?.drawnAt ?? competition.finalOn).slice(0, 10),
    ...(facts.slipCode ? { checkInCode: facts.slipCode } : {}),
    ...(photo ? { photo: Buffer.from(photo.bytes).toString('base64') } : {}),
  }
}
