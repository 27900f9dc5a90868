import { blockerLine } from '#app/components/competitions/blocker-line.ts'
import type { MissingThing } from '#app/components/page/state-line.tsx'
import { tierName, type ResultLabels } from '#app/components/results/labels.ts'
import { paths } from '#app/lib/paths.ts'
import type { FinalisePage } from '#app/services/results/finalise-page.server.ts'

const MOST_NAMED = 8

/** What is missing, each line leading to where it is supplied. Open marks of many entrants become one line. */
export function missingThings(labels: ResultLabels, { event, competition, rankingBlockers, editionBlockers, names }: FinalisePage): MissingThing[] {
  const { m, part } = labels
  const words = m.results.blocker
  const people = (ids: readonly string[]) => m.common.list(ids.slice(0, MOST_NAMED).map((id) => `${names[id]?.number ?? ''} ${names[id]?.name ?? ''}`))
  const open = rankingBlockers.filter(({ code }) => code === 'openMarks').length
  const ofRanking = rankingBlockers.flatMap((blocker): MissingThing[] => {
    switch (blocker.code) {
      case 'openMarks':
        return []
      case 'openTie':
        return [{ text: words.openTie(tierName(labels, blocker.tie.subject, blocker.tie.awardKey), blocker.tie.rank, people(blocker.entryIds)), to: paths.eventRanking(event.id) }]
      case 'spread':
        return [{ text: words.spread(people([blocker.entryId]), part(blocker.part), blocker.aspect), to: paths.eventMarks(event.id) }]
      case 'unreadable':
        return [{ text: words.unreadable(blocker.problem), to: paths.eventRules(event.id) }]
      case 'paperOpen':
        return [{ text: words.paperOpen(blocker.typedOnce, blocker.differing), to: paths.eventPaperSheets(event.id) }]
      case 'recheckOpen':
        return [{ text: words.recheckOpen(blocker.left), to: paths.eventRecheck(event.id) }]
      case 'recheckMissing':
        return [{ text: words.recheckMissing, to: paths.eventRecheck(event.id) }]
      case 'recheckUncorrected':
      case 'recheckStale':
        return [{ text: words[blocker.code](people(blocker.entryIds)), to: paths.eventRecheck(event.id) }]
      default:
        return [{ text: words[blocker.code], to: paths.event(event.id) }]
    }
  })
  return [
    ...(open > 0 ? [{ text: m.checking.finalise.openMarks(open), to: paths.eventMarks(event.id) }] : []),
    ...ofRanking,
    ...editionBlockers.map((blocker) => blockerLine(m, competition.id, blocker, () => event.name)),
  ]
}
