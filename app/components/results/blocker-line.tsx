import { WayTo } from '#app/components/shell/way-to.tsx'
import { paths } from '#app/lib/paths.ts'
import type { ConfirmBlocker } from '#app/services/results/confirm-blockers.ts'

import { tierName, type ResultLabels } from './labels.ts'
import type { NamePeople } from './say-notice.ts'

/** One thing that forbids confirming a result, with the way to where it is put right. */
export function BlockerLine({ blocker, eventId, labels, people }: { blocker: ConfirmBlocker; eventId: string; labels: ResultLabels; people: NamePeople }) {
  const { m, part } = labels
  const words = m.results.blocker
  switch (blocker.code) {
    case 'openMarks':
      return <WayTo to={paths.eventMarks(eventId)}>{words.openMarks(blocker.number, blocker.name, m.common.list(blocker.parts.map(part)))}</WayTo>
    case 'openTie':
      return <WayTo to={`${paths.eventRanking(eventId)}#ties`}>{words.openTie(tierName(labels, blocker.tie.subject, blocker.tie.awardKey), blocker.tie.rank, people(blocker.entryIds))}</WayTo>
    case 'spread':
      return <>{words.spread(people([blocker.entryId]), part(blocker.part), blocker.aspect)}</>
    case 'unreadable':
      return <>{words.unreadable(blocker.problem)}</>
    case 'paperOpen':
      return <WayTo to={paths.eventPaperSheets(eventId)}>{words.paperOpen(blocker.typedOnce, blocker.differing)}</WayTo>
    case 'recheckMissing':
      return <WayTo to={paths.eventRecheck(eventId)}>{words.recheckMissing}</WayTo>
    case 'recheckOpen':
      return <WayTo to={paths.eventRecheck(eventId)}>{words.recheckOpen(blocker.left)}</WayTo>
    case 'recheckUncorrected':
    case 'recheckStale':
      return <WayTo to={paths.eventRecheck(eventId)}>{words[blocker.code](people(blocker.entryIds))}</WayTo>
    default:
      return <>{words[blocker.code]}</>
  }
}
