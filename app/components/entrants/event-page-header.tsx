import type { ReactNode } from 'react'

import { EventTabs } from '#app/components/event-tabs.tsx'
import { PageHeader, type Breadcrumb } from '#app/components/page/page-header.tsx'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import type { EventHead } from '#app/services/entries/event-head.ts'

/** The head of an event's pages on entrants and imports: where it is, and the event's other pages. */
export function EventPageHeader({ event, title, below = [], badge, actions }: { event: EventHead; title: string; below?: Breadcrumb[]; badge?: ReactNode; actions?: ReactNode }) {
  const m = useMessages()
  const locale = useLocale()
  const name = eventNameIn(locale, event)
  const crumbs = [
    { label: m.competitions.title, to: paths.competitions() },
    { label: nameIn(locale, event.competition), to: paths.competition(event.competition.id) },
    { label: name, to: paths.event(event.id) },
    ...below,
  ]
  return (
    <PageHeader title={title} lead={name} breadcrumbs={crumbs} badge={badge} actions={actions}>
      <EventTabs eventId={event.id} />
    </PageHeader>
  )
}
