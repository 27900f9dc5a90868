import type { RegionActor } from '#app/auth/actor.ts'
import { hasPermission } from '#app/auth/actor.ts'
import { decryptPersonal } from '#app/lib/crypto.server.ts'
import { ageOn } from '#app/lib/dates.ts'
import { required } from '#app/lib/errors.ts'
import { maskIdentityNumber, maskPhone } from '#app/lib/masks.ts'
import { readDb } from '#db/client.ts'
import type { CompetitionRow } from '#db/queries/competitions.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listFiles } from '#db/queries/files.ts'
import { countRegistrations, getRegistration, listLikeliesOf, listRegistrations, type RegistrationRecord } from '#db/queries/registrations.ts'
import type { RegistrationState } from '#db/schema/entries.ts'
import { eventHead } from '../entries/event-head.ts'
import { refuseHiddenNames } from '../entries/names-hidden.ts'
import { judgeEligibility } from './eligibility.ts'
import { readRegistrationHistory } from './registration-history.server.ts'
import { decisionsFor } from './decide-registration.server.ts'

/** What of the competition's rules a registration does not meet. */
export function findingsOf(registration: Pick<RegistrationRecord, 'birthDate' | 'answers' | 'photoFileId' | 'organisation' | 'skillLevel'>, competition: Pick<CompetitionRow, 'eligibility' | 'finalOn'>) {
  const { birthDate, answers, photoFileId, organisation, skillLevel } = registration
  return judgeEligibility(competition.eligibility, { birthDate, insured: answers.insured === true, hasPhoto: photoFileId !== null, organisation, skillLevel }, competition.finalOn)
}

/** The queue of one event: who registered, where each stands and what each lacks. @throws AppError 404 */
export async function getQueuePage({ actor, eventId, state }: { actor: RegionActor; eventId: string; state: RegistrationState | null }) {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  refuseHiddenNames(actor, event)
  const [rows, counts] = await Promise.all([listRegistrations(readDb, { ...scope, state }), countRegistrations(readDb, scope)])
  const names = new Map<string, number>()
  for (const row of rows) names.set(row.nameKey, (names.get(row.nameKey) ?? 0) + 1)
  return {
    event: eventHead(event),
    online: event.competition.usedSteps.includes('registration'),
    counts,
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number,
      name: row.name,
      organisation: row.organisation,
      skillLevel: row.skillLevel,
      registration: row.registration,
      submittedAt: row.submittedAt?.toISOString() ?? null,
      findings: findingsOf(row, event.competition),
      namesake: (names.get(row.nameKey) ?? 0) > 1,
    })),
  }
}

export type QueueRow = Awaited<ReturnType<typeof getQueuePage>>['rows'][number]

/** One registration as whoever decides on it sees it. @throws AppError 404 */
export async function getRegistrationPage({ actor, eventId, entryId }: { actor: RegionActor; eventId: string; entryId: string }) {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  refuseHiddenNames(actor, event)
  const row = required(await getRegistration(readDb, { ...scope, entryId }))
  const { regionId } = actor
  const [others, history, files] = await Promise.all([
    listLikeliesOf(readDb, { regionId, competitionId: event.competitionId, entryId, personId: row.personId, nameKey: row.nameKey }),
    readRegistrationHistory(readDb, { regionId, entryId }),
    listFiles(readDb, { regionId, ownerType: 'entry', ownerIds: [entryId], purpose: 'evidence' }),
  ])
  return {
    event: eventHead(event),
    registration: {
      id: row.id, version: row.version, number: row.number, state: row.registration, note: row.registrationNote, name: row.name, sex: row.sex, birthDate: row.birthDate,
      age: row.birthDate === null ? null : ageOn(row.birthDate, event.competition.finalOn),
      identityType: row.identityType,
      identity: row.identityCipher ? maskIdentityNumber(decryptPersonal('identityNumber', row.identityCipher)) : '',
      phone: row.phoneCipher ? maskPhone(decryptPersonal('phone', row.phoneCipher)) : '',
      organisation: row.organisation, skillLevel: row.skillLevel, team: row.team, insured: row.answers.insured === true, levelCertificate: row.answers.levelCertificate ?? null,
      photoFileId: row.photoFileId, submittedAt: row.submittedAt?.toISOString() ?? null, decidedAt: row.decidedAt?.toISOString() ?? null, decidedByName: row.decidedByName,
    },
    findings: findingsOf(row, event.competition),
    others,
    history,
    files,
    decisions: hasPermission(actor, 'entrant:qualify') ? decisionsFor(row.registration) : [],
  }
}
