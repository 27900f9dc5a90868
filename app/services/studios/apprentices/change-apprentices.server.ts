import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { messagesFor } from '#app/messages/index.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { getApprentice, insertApprentice, isApprenticeElsewhere, listApprentices, updateApprentice } from '#db/queries/apprentices.ts'
import { insertLogEntry } from '#db/queries/studio-log.ts'
import type { SkillLevel } from '#db/schema/identity.ts'
import { SKILL_LEVELS } from '#scoring/policies/facts.ts'
import { requireLedStudio } from '../studio-access.server.ts'
import { findOrEnterPerson, type PersonFault } from './find-person.server.ts'

export type ApprenticeRefusal = PersonFault | 'twice' | 'targetNotHigher' | 'endsBefore' | 'reachedBefore' | 'inFuture' | 'changedMeanwhile' | 'notActive'

interface Act {
  actor: RegionActor
  idempotencyKey: string
  studioId: string
}

const isActive = (state: string) => state === 'recognised' || state === 'rectification'

// What the log itself says is Chinese, whatever language the leader's page is in: it goes into the printed report.
const words = () => messagesFor('zh-CN')

/** Enters an apprentice by agreement, and the line of the log with it. The same person twice in one studio is refused. */
export function addApprentice(
  input: Act & { name: string; identityNumber: string; organisation: string | null; agreedOn: string; endsOn: string | null; startLevel: SkillLevel | null; targetLevel: SkillLevel },
): Promise<Outcome<ApprenticeRefusal, { name: string; elsewhere: boolean }>> {
  const { actor, idempotencyKey, studioId, name: typedName, identityNumber, organisation, agreedOn, endsOn, startLevel, targetLevel } = input
  const { regionId } = actor
  // The number itself stays out of the stored command.
  const command = { actor, name: 'studios.addApprentice', idempotencyKey, input: { studioId, typedName, organisation, agreedOn, endsOn, startLevel, targetLevel } }
  return runCommand(command, async (tx): Promise<Outcome<ApprenticeRefusal, { name: string; elsewhere: boolean }>> => {
    const studio = await requireLedStudio(tx, actor, studioId)
    if (!isActive(studio.state)) return fail('notActive')
    if (agreedOn > (await today(tx))) return fail('inFuture')
    if (endsOn !== null && endsOn < agreedOn) return fail('endsBefore')
    if (startLevel !== null && SKILL_LEVELS.indexOf(startLevel) >= SKILL_LEVELS.indexOf(targetLevel)) return fail('targetNotHigher')
    const person = await findOrEnterPerson(tx, { regionId, typedName, typedIdentity: identityNumber, organisation, on: agreedOn })
    if ('ok' in person) return person
    const elsewhere = await isApprenticeElsewhere(tx, { regionId, studioId, personId: person.personId, on: agreedOn })
    const apprenticeId = await insertApprentice(tx, { regionId, studioId, personId: person.personId, masterPersonId: studio.leadPersonId, agreedOn, endsOn, startLevel, targetLevel })
    if (apprenticeId === null) return fail('twice')
    const m = words()
    await insertLogEntry(tx, {
      regionId, studioId, clientKey: `apprentice-${apprenticeId}`, kind: 'apprenticeAgreement', on: agreedOn,
      line: m.studioLog.apprentices.agreementLine(person.name, m.terms.skillLevel[targetLevel]), data: { apprenticeId }, enteredBy: actor.userId,
    })
    await recordEvent(tx, { actor, regionId, kind: 'apprenticeEntered', subject: { type: 'studio', id: studioId }, chain: { type: 'region', id: regionId }, data: { name: studio.name, apprenticeId, agreedOn, targetLevel } })
    return done({ name: person.name, elsewhere })
  })
}

/** Enters the certificate an apprentice has reached, and the line of the log with it. */
export function recordReached(
  input: Act & { apprenticeId: string; version: number; level: SkillLevel; on: string; certificateNumber: string },
): Promise<Outcome<ApprenticeRefusal, { name: string }>> {
  const { actor, idempotencyKey, studioId, apprenticeId, version, level, on, certificateNumber } = input
  const { regionId } = actor
  const command = { actor, name: 'studios.apprenticeReached', idempotencyKey, input: { studioId, apprenticeId, version, level, on, certificateNumber } }
  return runCommand(command, async (tx): Promise<Outcome<ApprenticeRefusal, { name: string }>> => {
    const studio = await requireLedStudio(tx, actor, studioId)
    if (!isActive(studio.state)) return fail('notActive')
    const apprentice = required(await getApprentice(tx, { regionId, studioId, apprenticeId }))
    if (on > (await today(tx))) return fail('inFuture')
    if (on < apprentice.agreedOn) return fail('reachedBefore')
    const changed = await updateApprentice(tx, { regionId, id: apprenticeId, version, change: { reachedLevel: level, reachedOn: on, certificateNumber } })
    if (!changed) return fail('changedMeanwhile')
    const name = (await listApprentices(tx, { regionId, studioId })).find((one) => one.id === apprenticeId)?.name ?? ''
    const m = words()
    await insertLogEntry(tx, {
      regionId, studioId, clientKey: `reached-${apprenticeId}-${version}`, kind: 'apprenticeMilestone', on,
      line: m.studioLog.apprentices.reachedLine(name, m.terms.skillLevel[level], apprentice.startLevel === null ? null : m.terms.skillLevel[apprentice.startLevel as SkillLevel]), data: { apprenticeId, level, from: apprentice.startLevel }, enteredBy: actor.userId,
    })
    await recordEvent(tx, { actor, regionId, kind: 'apprenticeReached', subject: { type: 'studio', id: studioId }, chain: { type: 'region', id: regionId }, data: { name: studio.name, apprenticeId, level, on } })
    return done({ name })
  })
}
