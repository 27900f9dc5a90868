import { Link } from '@remix-run/react'

import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import type { OwnRegistration } from '#app/services/registration/own-registrations.server.ts'
import classes from './own-registrations.module.css'
import { registrationTone } from './registration-tone.ts'

/** A person's registrations for contests that are still ahead, each with its state and the way to it. */
export function OwnRegistrations({ registrations }: { registrations: readonly OwnRegistration[] }) {
  const words = useMessages().registration
  const locale = useLocale()
  if (registrations.length === 0) return null
  return (
    <Section title={words.own.title}>
      <ul className={classes.list}>
        {registrations.map((registration) => (
          <li key={registration.id}>
            <Link to={paths.myRegistration(registration.id)} className={classes.card}>
              <span className={classes.contest}>{nameIn(locale, registration.competition)}</span>
              <strong>{eventNameIn(locale, registration.event)}</strong>
              <StatusBadge tone={registrationTone[registration.registration]}>{words.state[registration.registration]}</StatusBadge>
              <span className={classes.next}>{words.own.next[registration.registration]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
