import type { Breadcrumb } from '#app/components/page/page-header.tsx'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'

type Named = Parameters<typeof nameIn>[1] & { id: string }
type NamedEvent = Parameters<typeof eventNameIn>[1] & { id: string }

/** The way to a page below a competition. */
export function useCompetitionBreadcrumbs(competition: Named): Breadcrumb[] {
  const m = useMessages()
  const locale = useLocale()
  return [
    { label: m.competitions.title, to: paths.competitions() },
    { label: nameIn(locale, competition), to: paths.competition(competition.id) },
  ]
}

/** The way to a page below an event. */
export function useEventBreadcrumbs({ event, competition }: { event: NamedEvent; competition: Named }): Breadcrumb[] {
  const locale = useLocale()
  return [...useCompetitionBreadcrumbs(competition), { label: eventNameIn(locale, event), to: paths.event(event.id) }]
}
