import { Link } from '@remix-run/react'

import { formatDay } from '#app/components/format/format-day.ts'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import type { PublishedCompetition } from '#app/services/results/published-list.server.ts'

import classes from './published-list.module.css'

/** Competitions with their published events; each event is one large target. `level` is that of their headings. */
export function PublishedList({ competitions, level = 2 }: { competitions: PublishedCompetition[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const m = useMessages().publicPages.list
  const locale = useLocale()
  return (
    <ol className={classes.list}>
      {competitions.map((competition) => (
        <li key={competition.id} className={classes.competition}>
          <Heading className={classes.name}>{nameIn(locale, competition)}</Heading>
          <p className={classes.facts}>
            {nameIn(locale, competition.region)} · {formatDay(locale, competition.finalOn)}
          </p>
          <ul className={classes.events}>
            {competition.events.map((event) => (
              <li key={event.eventId}>
                <Link to={paths.publicResult(event.eventId)}>{eventNameIn(locale, event)}</Link>
                <span>
                  {[m.fieldSize(event.fieldSize), m.publishedOn(event.publishedAt === null ? '' : formatInstant(event.publishedAt).slice(0, 10)), ...(event.edition > 1 ? [m.edition(event.edition)] : [])].join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
