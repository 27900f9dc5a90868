import type { ReactNode } from 'react'

import { useEventBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { PageHeader, type Breadcrumb } from '#app/components/page/page-header.tsx'
import { useLocale } from '#app/messages/use-messages.tsx'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import type { EventHead } from '#app/services/entries/event-head.ts'

/** The head of an event's pages on entrants and imports: where it is, and the event's other pages. */
export function EventPageHeader({ event, title, below = [], badge, actions }: { event: EventHead; title: string; below?: Breadcrumb[]; badge?: ReactNode; actions?: ReactNode }) {
  const locale = useLocale()
  const name = eventNameIn(locale, event)
  const crumbs = useEventBreadcrumbs({ event, competition: event.competition })
  return (
    <PageHeader title={title} lead={name} breadcrumbs={[...crumbs, ...below]} badge={badge} actions={actions}>
      <EventTabs eventId={event.id} />
    </PageHeader>
  )
}
