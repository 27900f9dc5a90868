import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import { SectionNav } from './shell/section-nav.tsx'
import { useMayOpen } from './shell/way-to.tsx'

/** The pages of one event that this person may open, in the order an organiser needs them. The editions appear with the first confirmed result. */
export function EventTabs({ eventId, latestEdition = null }: { eventId: string; latestEdition?: number | null }) {
  const m = useMessages().shell
  const mayOpen = useMayOpen()
  const links = [
    { to: paths.event(eventId), label: m.sections.overview, end: true },
    { to: paths.eventRules(eventId), label: m.sections.rules, also: [paths.eventScheme(eventId)] },
    { to: paths.eventEntrants(eventId), label: m.sections.entries },
    { to: paths.eventImport(eventId), label: m.sections.imports },
    { to: paths.eventFloor(eventId), label: m.sections.floor, also: [paths.eventRegistrations(eventId), paths.eventSeats(eventId), paths.eventCheckIn(eventId), paths.eventJudges(eventId), paths.eventCodes(eventId), paths.eventBoardSettings(eventId)] },
    { to: paths.eventMarks(eventId), label: m.sections.marks },
    { to: paths.eventPaper(eventId), label: m.sections.paper },
    { to: paths.eventRanking(eventId), label: m.sections.ranking },
    ...(latestEdition === null ? [] : [{ to: paths.eventEdition(eventId, latestEdition), label: m.sections.results }]),
    { to: paths.eventFinalise(eventId), label: m.sections.finalise, also: [paths.eventRecheck(eventId), paths.eventAppeals(eventId), paths.eventCorrection(eventId), paths.eventNotice(eventId), paths.eventAnalysis(eventId)] },
    { to: paths.eventCertificates(eventId), label: m.sections.certificates },
  ]
  return <SectionNav links={links.filter(({ to }) => mayOpen(to))} label={m.sectionNavigation} />
}
