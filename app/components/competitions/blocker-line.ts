import type { MissingThing } from '#app/components/page/state-line.tsx'
import { paths } from '#app/lib/paths.ts'
import type { Messages } from '#app/messages/index.ts'
import type { Blocker, BlockerCode } from '#app/services/competitions/blockers.ts'

/** Where each missing thing can be supplied. */
const SUPPLIED_AT: Record<BlockerCode, (competitionId: string, eventId: string, partKey?: string) => string> = {
  noEvents: (competitionId) => paths.newEvent(competitionId),
  policyMissing: (competitionId) => paths.editCompetition(competitionId),
  policyIsDraft: (competitionId) => paths.editCompetition(competitionId),
  rulesIncomplete: (_, eventId) => paths.eventRules(eventId),
  schemeIncomplete: (_, eventId, partKey) => paths.eventScheme(eventId, partKey, 'edit'),
  noEntrants: (_, eventId) => paths.eventImport(eventId),
  judgesInConflict: (_, eventId) => paths.eventJudges(eventId),
  judgesUntrained: (_, eventId) => paths.eventJudges(eventId),
  registrationsPending: (_, eventId) => paths.eventRegistrations(eventId),
  nobodyCheckedIn: (_, eventId) => paths.eventCheckIn(eventId),
  codesNotDrawn: (_, eventId) => paths.eventCodes(eventId),
  codesDrawn: (_, eventId) => paths.eventCodes(eventId),
  codesSealed: (_, eventId) => paths.eventCodes(eventId),
  marksOpen: (_, eventId) => paths.eventMarks(eventId),
  resultsNotConfirmed: (_, eventId) => paths.eventRanking(eventId),
  hasPublished: (_, eventId) => paths.eventRanking(eventId),
  hasEntrants: (_, eventId) => paths.eventEntrants(eventId),
  hasMarks: (_, eventId) => paths.eventMarks(eventId),
  hasEditions: (_, eventId) => paths.eventRanking(eventId),
  resultsNotPublished: (_, eventId) => paths.eventRanking(eventId),
  signaturesMissing: (_, eventId) => paths.eventFinalise(eventId),
  notAnnounced: (_, eventId) => paths.eventFinalise(eventId),
  appealClockRuns: (_, eventId) => paths.eventAppeals(eventId),
  appealsOpen: (_, eventId) => paths.eventAppeals(eventId),
  noticeMissing: (_, eventId) => paths.eventNotice(eventId),
  noticeRuns: (_, eventId) => paths.eventNotice(eventId),
  objectionsOpen: (_, eventId) => paths.eventNotice(eventId),
  correctionOpen: (_, eventId) => paths.eventCorrection(eventId),
  issuedUnsettled: (_, eventId) => paths.eventCorrection(eventId),
}

const NO_PART = { name: '', nameEn: null }

/** A blocker in words, leading to the page where it is taken away. `nameOf` calls an event as this page does. */
export function blockerLine(m: Messages, competitionId: string, blocker: Blocker, nameOf: (eventId: string) => string | undefined): MissingThing {
  const { code, event, part } = blocker
  const name = event ? (nameOf(event.id) ?? event.name) : ''
  return { text: m.competitions.blocker[code](name, part ?? NO_PART), to: SUPPLIED_AT[code](competitionId, event?.id ?? '', part?.key) }
}
