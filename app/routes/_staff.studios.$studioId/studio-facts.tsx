import { Day } from '#app/components/format/values.tsx'
import { DescriptionList, type Description } from '#app/components/page/description-list.tsx'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { StudioPage } from '#app/services/studios/studio-pages.server.ts'
import { tierText } from '#app/services/studios/tier-text.ts'

/** What is registered of a studio, as on its form. */
export function StudioFacts({ studio }: { studio: StudioPage['studio'] }) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.studios.facts
  const or = (text: string | null) => text || m.common.absentValue
  const items: Description[] = [
    { label: words.lead, value: or(studio.leadName) },
    { label: words.host, value: or(studio.hostName) },
    { label: words.tier, value: tierText(m, locale, studio) },
    { label: words.trade, value: studio.trade },
    { label: words.occupation, value: studio.occupationCode ? words.occupationOf(studio.occupationCode, or(studio.occupationEdition)) : m.common.absentValue },
    { label: words.place, value: or(studio.address) },
    { label: words.document, value: or(studio.recognitionDocument) },
    { label: words.recognisedOn, value: <Day value={studio.recognisedOn} long /> },
    ...(studio.exitedOn ? [{ label: words.exitedOn, value: <Day value={studio.exitedOn} long /> }] : []),
    ...(studio.barredUntil ? [{ label: words.barredUntil, value: <Day value={studio.barredUntil} long /> }] : []),
    {
      label: words.policy,
      value: studio.policy ? (
        <a href={paths.policy(studio.policy.id)} data-nav="go">
          {studio.policy.documentNumber}
        </a>
      ) : (
        m.studios.noPolicy
      ),
      wide: true,
    },
  ]
  return <DescriptionList items={items} look="form" />
}
