import { Link } from '@remix-run/react'

import { Instant } from '#app/components/format/values.tsx'
import { DescriptionList, type Description } from '#app/components/page/description-list.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { EventPage } from '#app/services/competitions/event-page.server.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'

/** What the event is, and its pages for everybody. */
export function EventFacts({ event, rules, publishedEdition }: Pick<EventPage, 'event' | 'rules' | 'publishedEdition'>) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.competitions
  const occupation = event.occupationCode ? `${event.occupationCode} ${event.occupationName ?? ''}` : m.eventRules.sheet.noOccupation(event.noOccupationReason ?? '')
  const items: Description[] = [
    { label: words.eventForm.occupation, value: occupation },
    { label: words.eventForm.occupationEdition, value: event.occupationEdition ? words.eventForm.editionYear(event.occupationEdition) : m.common.absentValue },
    { label: words.eventForm.highestLevel, value: event.highestLevel ? m.terms.skillLevel[event.highestLevel] : words.eventForm.unknownLevel },
    { label: m.eventRules.sheet.format, value: m.terms.format[rules.format] },
    { label: words.eventTable.parts, value: words.eventTable.weights(rules.parts.map((part) => ({ name: nameIn(locale, part), weight: part.weight }))), wide: true },
  ]
  if (event.rulesFrozenAt) {
    items.push({ label: m.eventRules.sheet.frozenAt, value: <Instant value={event.rulesFrozenAt} /> }, { label: words.eventPage.publicPage, value: <Link to={paths.publicRules(event.id)}>{m.common.show}</Link> })
  }
  if (publishedEdition !== null) items.push({ label: words.eventPage.publicResult, value: <Link to={paths.publicResult(event.id)}>{m.common.show}</Link>, wide: true })
  return (
    <Section title={words.eventPage.facts}>
      <DescriptionList items={items} />
    </Section>
  )
}
