import { Day } from '#app/components/format/values.tsx'
import { DescriptionList, type Description } from '#app/components/page/description-list.tsx'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { FrozenRulesPage } from '#app/services/competitions/frozen-rules.server.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'

/** Which event these rules are for, as the head of a printed form. */
export function SheetFacts({ page }: { page: Pick<FrozenRulesPage, 'competition' | 'event' | 'hostName' | 'rules'> }) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.eventRules.sheet
  const { competition, event } = page
  const tierClass = m.competitions.tierClass(m.terms.tier[competition.tier], competition.competitionClass === null ? null : m.terms.competitionClass[competition.competitionClass])
  const occupation = event.occupationCode
    ? [event.occupationCode, event.occupationName, event.occupationEdition && words.occupationEdition(event.occupationEdition)].filter(Boolean).join(' · ')
    : words.noOccupation(event.noOccupationReason ?? '')
  const items: Description[] = [
    { label: words.competition, value: nameIn(locale, competition), wide: true },
    { label: words.event, value: nameIn(locale, event) },
    { label: words.division, value: event.division || m.common.absentValue },
    { label: words.tier, value: tierClass },
    { label: words.format, value: m.terms.format[page.rules.format] },
    { label: words.finalOn, value: <Day value={competition.finalOn} long /> },
    { label: words.place, value: competition.place ?? m.common.absentValue },
    { label: words.host, value: page.hostName ?? m.common.absentValue, wide: true },
    { label: words.occupation, value: occupation, wide: true },
  ]
  if (event.highestLevel) items.push({ label: words.highestLevel, value: m.terms.skillLevel[event.highestLevel as keyof typeof m.terms.skillLevel], wide: true })
  return <DescriptionList items={items} />
}
