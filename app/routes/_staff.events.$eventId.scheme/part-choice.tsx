import { Link } from '@remix-run/react'

import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import type { SchemePage } from '#app/services/schemes/scheme-page.server.ts'

import classes from './part-choice.module.css'

/** The parts of the event, each with how it is marked; an event of one part needs no choice. */
export function PartChoice({ eventId, parts, chosen }: { eventId: string; parts: SchemePage['parts']; chosen: string }) {
  const words = useMessages().schemes
  const locale = useLocale()
  if (parts.length < 2) return null
  const stateOf = ({ frozenEdition, open }: SchemePage['parts'][number]) =>
    frozenEdition === null ? (open ? words.partState.draft : words.partState.none) : open ? words.partState.proposed(frozenEdition) : words.partState.frozen(frozenEdition)
  return (
    <nav aria-label={words.choosePart} className={classes.parts} data-no-print>
      {parts.map((part) => (
        <Link key={part.key} to={paths.eventScheme(eventId, part.key)} aria-current={part.key === chosen ? 'page' : undefined}>
          <strong>{nameIn(locale, part)}</strong>
          <small>{stateOf(part)}</small>
        </Link>
      ))}
    </nav>
  )
}
