import type { Actor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { readDb } from '#db/client.ts'
import { requireCompetition } from '#db/queries/competitions.ts'
import { listEvents } from '#db/queries/events.ts'
import { getRegistrant, listOwnRegistrations } from '#db/queries/registrations.ts'
import { findCompetitionScope } from '#db/queries/scopes.ts'
import type { Locale } from '#app/messages/locale.ts'
import { currentConsentNotice } from './consent-notice.ts'
import { whyRegistrationClosed } from './registration-open.ts'

/**
 * What somebody who wants to register sees, with or without an account. A competition that is still being prepared is not there.
 *
 * @throws AppError 404
 */
export async function getRegisterPage({ competitionId, actor, locale }: { competitionId: string; actor: Actor | null; locale: Locale }) {
  const scope = await findCompetitionScope(readDb, competitionId)
  if (!scope) throw notFound()
  const { regionId } = scope
  const competition = await requireCompetition(readDb, { competitionId, regionId })
  if (competition.state === 'draft' || !competition.usedSteps.includes('registration')) throw notFound()
  const mine = actor?.personId && actor.regionId === regionId ? actor.personId : null
  const [events, now, person, own] = await Promise.all([
    listEvents(readDb, { regionId, competitionId }),
    databaseNow(),
    mine ? getRegistrant(readDb, { regionId, personId: mine }) : null,
    mine ? listOwnRegistrations(readDb, { regionId, personId: mine }) : [],
  ])
  const notice = currentConsentNotice()
  const { id, name, nameEn, finalOn, place, registrationClosesAt, eligibility } = competition
  return {
    regionId,
    competition: { id, name, nameEn, finalOn, place, registrationClosesAt: registrationClosesAt?.toISOString() ?? null, eligibility },
    closed: whyRegistrationClosed(competition, now),
    events: events.map((event) => ({ id: event.id, name: event.name, nameEn: event.nameEn, division: event.division, team: event.rules.format === 'team' })),
    notice: { edition: notice.edition, text: notice.text[locale] },
    person: person && { name: person.name, organisation: person.organisation, hasPhoto: person.photoFileId !== null },
    already: own.filter((entry) => entry.competition.id === competitionId).map((entry) => ({ id: entry.id, eventId: entry.event.id })),
  }
}
