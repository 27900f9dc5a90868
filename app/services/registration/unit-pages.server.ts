import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import type { Locale } from '#app/messages/locale.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { readDb } from '#db/client.ts'
import { listOnlineEvents, requireEvent } from '#db/queries/events.ts'
import { listUnitImports } from '#db/queries/imports.ts'
import { listUnitEntries } from '#db/queries/registrations.ts'
import { eventHead } from '../entries/event-head.ts'
import { currentConsentNotice } from './consent-notice.ts'
import { ownUnit } from './own-unit.server.ts'
import { whyRegistrationClosed } from './registration-open.ts'

const LISTED_IMPORTS = 20

/** Contests that are entered online, with how far the unit's own people have come in each. */
export async function getUnitPage(actor: RegionActor) {
  const { regionId } = actor
  const unit = await ownUnit(actor)
  if (unit === null) return { unit: null, events: [] }
  const [events, entries, now] = await Promise.all([listOnlineEvents(readDb, { regionId }), listUnitEntries(readDb, { regionId, organisationId: unit.id }), databaseNow()])
  const own = (eventId: string) => entries.filter((entry) => entry.eventId === eventId)
  return {
    unit,
    events: events
      .map(({ event, competition }) => ({
        id: event.id, name: event.name, nameEn: event.nameEn, division: event.division,
        competition: { name: competition.name, nameEn: competition.nameEn, finalOn: competition.finalOn, closesAt: competition.registrationClosesAt?.toISOString() ?? null },
        closed: whyRegistrationClosed(competition, now),
        counts: countStates(own(event.id)),
      }))
      .filter(({ closed, counts }) => closed === null || counts.all > 0),
  }
}

export type UnitPage = Awaited<ReturnType<typeof getUnitPage>>

function countStates(rows: ReadonlyArray<{ registration: string }>) {
  const count = (state: string) => rows.filter(({ registration }) => registration === state).length
  return { all: rows.length, submitted: count('submitted'), returned: count('returned'), accepted: count('accepted'), refused: count('refused') }
}

/** One event for one unit: its own people with their state, its lists, the information text. @throws AppError 404 without a unit, or for an event not entered online */
export async function getUnitEventPage(actor: RegionActor, eventId: string, locale: Locale) {
  const { regionId } = actor
  const [unit, event] = [await ownUnit(actor), await requireEvent(readDb, { regionId, eventId })]
  if (unit === null || event.competition.state === 'draft' || !event.competition.usedSteps.includes('registration')) throw notFound()
  const [entries, imports, now] = await Promise.all([listUnitEntries(readDb, { regionId, organisationId: unit.id }), listUnitImports(readDb, { regionId, organisationId: unit.id, eventId, limit: LISTED_IMPORTS }), databaseNow()])
  const notice = currentConsentNotice()
  const rows = entries.filter((entry) => entry.eventId === eventId)
  return {
    unit,
    event: eventHead(event),
    closesAt: event.competition.registrationClosesAt?.toISOString() ?? null,
    closed: whyRegistrationClosed(event.competition, now),
    rows,
    seated: rows.some(({ registration, seat }) => registration === 'accepted' && seat !== null),
    imports: imports.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() })),
    notice: { edition: notice.edition, text: notice.text[locale] },
  }
}

export type UnitEventPage = Awaited<ReturnType<typeof getUnitEventPage>>
