import { useDeferredValue, useMemo } from 'react'
import { writeMarkText } from '#app/lib/mark-text.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { EventRules } from '#db/schema/competitions.ts'
import { cellKey } from './grid-model.ts'
import type { GridStore } from './grid-store.ts'
import { rankLive } from './live-ranking.ts'
import classes from './score-grid.module.css'
import { useGeneration } from './use-grid.ts'

/** The ranking of what stands in the grid, beside it; a click goes to the entrant's row. */
export function LiveRankingPanel({ store, rules, onGo }: { store: GridStore; rules: EventRules; onGo: (entryId: string) => void }) {
  const m = useMessages()
  const locale = useLocale()
  const generation = useDeferredValue(useGeneration(store))
  const ranking = useMemo(() => {
    const entries = store.entries()
    const live = rankLive(rules, entries, (entryId, column) => {
      const view = store.cell(cellKey(entryId, column))
      return view.undeclared ? 'undeclared' : view.absentJudge ? 'absentJudge' : view.state.kind === 'invalid' ? null : view.value
    })
    return { ...live, people: new Map(entries.map((entry) => [entry.id, entry])) }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the store's generation stands for its content
  }, [store, rules, generation])
  const criteria = new Map([...rules.parts, ...rules.metrics].map((named) => [named.key, (locale === 'en' && named.nameEn) || named.name]))
  const ranked = ranking.standings.filter((line) => line.rank !== null)
  return (
    <aside className={classes.ranking} aria-label={m.scoring.ranking.title}>
      <header className={classes.rankingHead}>
        <h2>{m.scoring.ranking.title}</h2>
        <span>{m.scoring.ranking.fieldSize(ranking.fieldSize)}</span>
      </header>
      {ranked.length === 0 ? (
        <p className={classes.quiet}>{m.scoring.ranking.empty}</p>
      ) : (
        <ol className={classes.standings}>
          {ranked.map((line) => {
            const entry = ranking.people.get(line.entryId)
            return (
              <li key={line.entryId}>
                <button type="button" onClick={() => onGo(line.entryId)}>
                  <span className={classes.place}>{line.rank}</span>
                  <span className={classes.who}>
                    {entry?.number} {entry?.name}
                    {line.decidedBy ? <small>{m.scoring.ranking.decidedBy(criteria.get(line.decidedBy) ?? line.decidedBy)}</small> : null}
                    {line.tied ? <small>{m.scoring.ranking.tied}</small> : null}
                  </span>
                  <span className={classes.totalMark}>{writeMarkText(line.total)}</span>
                </button>
              </li>
            )
          })}
        </ol>
      )}
      {ranking.undeclared === 0 ? null : <p className={classes.undeclared}>{m.scoring.ranking.undeclared(ranking.undeclared)}</p>}
      <p className={classes.quiet}>{m.scoring.ranking.note}</p>
    </aside>
  )
}
