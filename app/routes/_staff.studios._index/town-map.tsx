import { useSearchParams } from '@remix-run/react'

import { useMessages } from '#app/messages/use-messages.tsx'
import { NO_TOWN } from '#app/services/studios/bureau-query.ts'
import type { TownPart } from '#app/services/studios/bureau-list.server.ts'

import classes from './town-map.module.css'

const SHOWN = ['overdue', 'waiting', 'soon', 'later', 'none'] as const

/** The region at a glance: one tile for each town, one square for each studio, coloured by what is due. A tile narrows the list to its town. */
export function TownMap({ towns }: { towns: readonly TownPart[] }) {
  const m = useMessages().studios
  const [params] = useSearchParams()
  const chosen = params.get('town')
  const hrefOf = (town: string | null) => {
    const next = new URLSearchParams(params)
    next.delete('page')
    if (town === null) next.delete('town')
    else next.set('town', town)
    return `?${next}`
  }
  return (
    <section className={classes.map} aria-labelledby="town-map" data-no-print>
      <h2 id="town-map" className={classes.title}>
        {m.map.title}
      </h2>
      <p className={classes.note}>
        {m.map.note}{' '}
        {SHOWN.map((rank) => (
          <span key={rank} className={classes.key}>
            <i className={classes.square} data-rank={rank} aria-hidden="true" />
            {m.due.rank[rank]}
          </span>
        ))}
      </p>
      <ul className={classes.tiles}>
        {towns.map(({ town, studios, ranks }) => {
          const value = town === '' ? NO_TOWN : town
          const name = town === '' ? m.filter.noTown : town
          const parts = (['overdue', 'waiting'] as const).filter((rank) => ranks[rank] > 0).map((rank) => m.due.count(ranks[rank], m.due.rank[rank]))
          return (
            <li key={value}>
              <a href={hrefOf(chosen === value ? null : value)} data-nav="stay" className={classes.tile} aria-current={chosen === value ? 'true' : undefined} aria-label={m.map.of(name, studios, parts)}>
                <span className={classes.name}>
                  {name} <small>{m.map.studios(studios)}</small>
                </span>
                <span className={classes.squares} aria-hidden="true">
                  {SHOWN.flatMap((rank) => Array.from({ length: ranks[rank] }, (_, at) => <i key={`${rank}${at}`} className={classes.square} data-rank={rank} />))}
                </span>
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
